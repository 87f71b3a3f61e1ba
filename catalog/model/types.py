"""The types of value that a field can hold.

Every value arrives as text (`yaml_reader` keeps each scalar as it was typed), so
each type converts text to a value, and rejects what would be a guess. `Ref` and
`Term` mark the fields that reference another record or a term of `site.yml`;
rules, search and the editors' schema read these markers.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Annotated, Any, Literal, LiteralString

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

from catalog.model.unseen import LINE_BREAK, UNSEEN

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ID_LENGTH = 64

# What text must look like to become a value; the editors' schema has the same patterns.
CLOCK_PATTERN = r"([01]?[0-9]|2[0-3]):([0-5][0-9])"
# The century that is meant: 0206 and 2206 are slips of the finger.
DAY_PATTERN = r"20[0-9]{2}-[0-9]{2}-[0-9]{2}"
DAY_OR_MOMENT_PATTERN = rf"{DAY_PATTERN}( [0-9]{{2}}:[0-9]{{2}})?"
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


def _parser(
    error: LiteralString, message: LiteralString, pattern: str, convert: Callable[[str], Any] = str
) -> Callable[[object], Any]:
    """Make a function that converts text of one spelling, and rejects any other as `error`, so that none is guessed."""

    def parse(value: object) -> Any:  # noqa: ANN401 - what `convert` returns
        if isinstance(value, str) and re.fullmatch(pattern, value, re.ASCII):
            with suppress(ValueError):  # a day that no month has
                return convert(value)
        raise PydanticCustomError(error, message)

    return parse


_clock = _parser("clock", "time of day expected", CLOCK_PATTERN, lambda text: time.fromisoformat(text.zfill(5)))
_day = _parser("day", "date expected", DAY_PATTERN, date.fromisoformat)
# Local time in Asia/Shanghai, without a zone.
_day_or_moment = _parser(
    "moment",
    "date, with a time or without, expected",
    DAY_OR_MOMENT_PATTERN,
    lambda text: datetime.fromisoformat(text) if " " in text else date.fromisoformat(text),
)
_number = _parser("number", "number expected", NUMBER_PATTERN, Decimal)
# A leading zero is rejected: it is an id or a telephone.
_whole = _parser("whole", "whole number expected", WHOLE_PATTERN, int)
_yes_no = _parser("yes_no", "yes or no expected", "|".join((*YES, *NO)), lambda text: text in YES)
# Every other scheme is rejected: a browser would run some.
_url = _parser("url", "http or https address expected", URL_PATTERN)
_tile_url = _parser("tile_url", "address of tiles expected", TILE_URL_PATTERN)


def _forward(span: str) -> str:
    """Reject hours that end before they begin: over midnight they would be read as never open."""
    if span[:5] >= span[6:]:
        raise PydanticCustomError("span", "hours of one day expected")
    return span


def _visible(text: str) -> str:
    """Reject characters that nobody sees: an escape in double quotes would bring them in."""
    if match := UNSEEN.search(text):
        raise PydanticCustomError("unseen", "visible characters expected", {"character": match[0]})
    return text


def _one_line(text: str) -> str:
    """Reject line breaks, too: names and titles stand in lists, on maps and in calendars."""
    if LINE_BREAK.search(text):
        raise PydanticCustomError("one_line", "one line expected")
    return _visible(text)


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=ID_LENGTH)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300), AfterValidator(_one_line)]
Prose = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000), AfterValidator(_visible)
]
YesNo = Annotated[bool, BeforeValidator(_yes_no)]
Clock = Annotated[time, BeforeValidator(_clock)]
Day = Annotated[date, BeforeValidator(_day)]
# A class that is given by days has no time; a `datetime` is a `date`, too.
DayOrMoment = Annotated[datetime | date, BeforeValidator(_day_or_moment)]
Metres = Annotated[int, BeforeValidator(_whole), Field(ge=10, le=5000)]
Minutes = Annotated[int, BeforeValidator(_whole), Field(ge=1, le=1440)]
Count = Annotated[int, BeforeValidator(_whole), Field(ge=0)]
Hours = Annotated[float, BeforeValidator(_number), Field(gt=0, le=200)]
Kilometres = Annotated[float, BeforeValidator(_number), Field(ge=0, le=100)]
# As wide as a longitude, so that a rule, not the type, reports the two in each other's place.
Latitude = Annotated[float, BeforeValidator(_number), Field(ge=-180, le=180)]
Longitude = Annotated[float, BeforeValidator(_number), Field(ge=-180, le=180)]
Url = Annotated[str, AfterValidator(_url), Field(json_schema_extra={"pattern": f"^{URL_PATTERN}$"})]
TileUrl = Annotated[str, AfterValidator(_tile_url), Field(json_schema_extra={"pattern": f"^{TILE_URL_PATTERN}$"})]
Span = Annotated[
    str,
    StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$"),
    AfterValidator(_forward),
]
Weekday = Literal["周一", "周二", "周三", "周四", "周五", "周六", "周日"]

BodyLines = Annotated[tuple[Line, ...], Searched("body")]
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
