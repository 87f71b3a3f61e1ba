"""The types of value that a field can hold.

Every value arrives as text (`yaml_reader` keeps each scalar as it was typed), so
each type converts text to a value, and rejects what would be a guess. `Ref` and
`Term` mark the fields that reference another record or a term of `site.yml`;
rules, search and the editors' schema read these markers.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
)
from pydantic_core import CoreSchema, PydanticCustomError

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ID_LENGTH = 64

# What text must look like to become a value; the editors' schema has the same patterns.
CLOCK_PATTERN = r"([01]?[0-9]|2[0-3]):([0-5][0-9])"
DAY_PATTERN = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
MOMENT_PATTERN = rf"{DAY_PATTERN} [0-9]{{2}}:[0-9]{{2}}"
NUMBER_PATTERN = r"-?[0-9]{1,9}(\.[0-9]{1,12})?"
WHOLE_PATTERN = r"0|[1-9][0-9]{0,8}"
URL_PATTERN = r"https?://[^\s<>\"'`\\{}|^]+"
# z, x and y somewhere; the host is fixed but for `{s}`, because the pages' policy names it.
TILE_URL_PATTERN = (
    r"(?=.*\{z\})(?=.*\{x\})(?=.*\{y\})"
    r"https?://([a-z0-9.-]|\{s\})+(:[0-9]+)?/([^\s<>\"'`\\{}|^]|\{(z|x|y|s|key)\})+"
)

YES = ("是", "有", "true")
NO = ("否", "无", "false")


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field that holds the id of a record of `kind`."""

    kind: str


@dataclass(frozen=True, slots=True)
class Term:
    """Marks a field that holds an id of the vocabulary of that name in `site.yml`."""

    vocabulary: str

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Name the vocabulary, so that `json_schema` can list its terms there."""
        return {**handler(core), "vocabulary": self.vocabulary}


@dataclass(frozen=True, slots=True)
class Image:
    """Marks a field that holds a file name in `content/photos/`."""


@dataclass(frozen=True, slots=True)
class Searched:
    """Says where the full text search has a field; in a part of a record, where it has the field that holds the part.

    Attributes:
        place: `summary` and `body` are quoted in results; a `line`, which many records share or which names
            something, is found before them and given as a reason; `nowhere` is left out on purpose.
        label: What the reason calls a line.
        order: Among the fields in the same place; equal ones stand as the model lists them.
    """

    place: Literal["summary", "body", "line", "nowhere"]
    label: str = ""
    order: int = 0


class Part(BaseModel):
    """The base of every record and of every part of one: closed and frozen."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _yes_no(value: object) -> object:
    """Read 是/否, 有/无, true/false; anything else is rejected, `no` and `on` too."""
    if isinstance(value, str):
        if value in YES:
            return True
        if value in NO:
            return False
    raise PydanticCustomError("yes_no", "yes or no expected")


def _clock(value: object) -> object:
    """Read `9:05` or `09:05` as a time of day."""
    if isinstance(value, str) and (match := re.fullmatch(CLOCK_PATTERN, value)):
        return time(int(match[1]), int(match[2]))
    raise PydanticCustomError("clock", "time of day expected")


def _day(value: object) -> object:
    """Read `2026-05-12` as a date; no other spelling, so that none is guessed."""
    if isinstance(value, str) and re.fullmatch(DAY_PATTERN, value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("day", "date expected")


def _moment(value: object) -> object:
    """Read `2026-05-12 09:00` as local time in Asia/Shanghai, without a zone."""
    if isinstance(value, str) and re.fullmatch(MOMENT_PATTERN, value):
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("moment", "date and time expected")


def _number(value: object) -> object:
    """Read `45` or `0.5`; no sign but a leading minus, no grouping, no exponent."""
    if isinstance(value, str) and re.fullmatch(NUMBER_PATTERN, value):
        return Decimal(value)
    raise PydanticCustomError("number", "number expected")


def _whole(value: object) -> object:
    """Read `45`; a leading zero is rejected, because it is an id or a telephone."""
    if isinstance(value, str) and re.fullmatch(WHOLE_PATTERN, value):
        return int(value)
    raise PydanticCustomError("whole", "whole number expected")


def _allowed_url(value: str) -> str:
    """Reject every scheme but http and https: a browser would run some."""
    if not re.fullmatch(URL_PATTERN, value, re.ASCII):
        raise PydanticCustomError("url", "http or https address expected")
    return value


def _tile_url(value: str) -> str:
    """Reject what is not an address of tiles."""
    if not re.fullmatch(TILE_URL_PATTERN, value, re.ASCII):
        raise PydanticCustomError("tile_url", "address of tiles expected")
    return value


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=ID_LENGTH)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
YesNo = Annotated[bool, BeforeValidator(_yes_no)]
Clock = Annotated[time, BeforeValidator(_clock)]
Day = Annotated[date, BeforeValidator(_day)]
Moment = Annotated[datetime, BeforeValidator(_moment)]
Minutes = Annotated[int, BeforeValidator(_whole), Field(ge=1, le=1440)]
Count = Annotated[int, BeforeValidator(_whole), Field(ge=0)]
Hours = Annotated[float, BeforeValidator(_number), Field(gt=0, le=200)]
Kilometres = Annotated[float, BeforeValidator(_number), Field(ge=0, le=100)]
# As wide as a longitude, so that a rule, not the type, reports the two in each other's place.
Latitude = Annotated[float, BeforeValidator(_number), Field(ge=-180, le=180)]
Longitude = Annotated[float, BeforeValidator(_number), Field(ge=-180, le=180)]
Url = Annotated[str, AfterValidator(_allowed_url), Field(json_schema_extra={"pattern": f"^{URL_PATTERN}$"})]
TileUrl = Annotated[str, AfterValidator(_tile_url), Field(json_schema_extra={"pattern": f"^{TILE_URL_PATTERN}$"})]
Span = Annotated[
    str,
    StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$"),
]
Weekday = Literal["周一", "周二", "周三", "周四", "周五", "周六", "周日"]

Word = Annotated[str, StringConstraints(min_length=1)]
Theme = Annotated[Word, Term("themes")]
Audience = Annotated[Word, Term("audiences")]
Format = Annotated[Word, Term("formats")]
Town = Annotated[Word, Term("towns")]
LessonRef = Annotated[Id, Ref("lessons")]
CourseRef = Annotated[Id, Ref("courses")]
InstructorRef = Annotated[Id, Ref("instructors")]
TeamRef = Annotated[Id, Ref("teams")]
PointRef = Annotated[Id, Ref("points")]
RouteRef = Annotated[Id, Ref("routes")]
VenueRef = Annotated[Id, Ref("venues")]


def about(help_text: str, *examples: str, **more: Any) -> Any:  # noqa: ANN401 - pydantic's own Field is typed so
    """Make a field with its help in Chinese, written once for schema, manual and hints."""
    return Field(description=help_text, examples=list(examples) or None, **more)
