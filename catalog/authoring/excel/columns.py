"""Which columns a kind has: one for each value, one sheet more for each list of parts (stops, units, needs)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from typing import Any

from pydantic.fields import FieldInfo

from catalog.content.yaml_writer import Plain
from catalog.model import KINDS, Part
from catalog.model.labels import choices, label, many
from catalog.model.references import leaves, part_of
from catalog.model.types import CLOCK_PATTERN, NO, NUMBER_PATTERN, YES, Ref, Term


@dataclass(frozen=True)
class Column:
    """One value of a record or part.

    Attributes:
        where: Its keys, such as `("opening", "hours")`.
        name: Those keys in Chinese.
        field: What it may hold.
    """

    where: tuple[str, ...]
    name: str
    field: FieldInfo

    @property
    def key(self) -> str:
        """Return the keys as one, such as `opening.hours`."""
        return ".".join(self.where)

    @property
    def many(self) -> bool:
        """Whether a cell holds several values, one a line."""
        return many(self.field)

    @property
    def kinds(self) -> frozenset[Any]:
        """Return the types and markers that make up its type."""
        return frozenset((*self.field.metadata, *leaves(self.field.annotation)))

    @property
    def listed(self) -> str:
        """Return the name of the list that its values are from; empty for free text."""
        marker = next((marker for marker in self.kinds if isinstance(marker, Ref | Term)), None)
        if marker:
            return marker.kind if isinstance(marker, Ref) else marker.vocabulary
        return self.key if choices(self.field) or bool in self.kinds else ""


@dataclass(frozen=True, slots=True)
class Table:
    """The sheet of a kind, or of the parts in one of its fields.

    Attributes:
        kind: The kind.
        part: The field whose parts are its rows; empty for the kind's own sheet.
        name: The sheet's name.
        columns: Beside the id and, for parts, the place.
    """

    kind: str
    part: str
    name: str
    columns: tuple[Column, ...]


def tables() -> Iterator[Table]:
    """Yield every sheet with records in it."""
    for kind, model in KINDS.items():
        own = sorted(
            _columns(model, (), ""), key=lambda column: column.key != model.TITLE_FIELD
        )  # the title, then the rest
        yield Table(kind, "", model.NAME, tuple(column for column in own if column.key != "id"))
        for name, field in model.model_fields.items():
            inner = part_of(field.annotation)
            if inner and many(field):
                yield Table(kind, name, f"{model.NAME}·{label(field)}", tuple(_columns(inner, (), "")))


def _columns(model: type[Part], above: tuple[str, ...], prefix: str) -> Iterator[Column]:
    for name, field in model.model_fields.items():
        inner = part_of(field.annotation)
        if inner and not many(field):
            yield from _columns(inner, (*above, name), f"{prefix}{label(field)}：")
        elif not inner:
            yield Column((*above, name), f"{prefix}{label(field)}", field)


def value_at(plain: Any, where: tuple[str, ...]) -> Plain | None:  # noqa: ANN401 - nested text, lists and dicts
    """Return the value of a column in a record, or None."""
    for step in where:
        plain = plain.get(step) if isinstance(plain, dict) else None
    value: Plain | None = plain
    return value


def canonical(column: Column, value: Plain | None) -> Plain | None:
    """Return a value in a form that makes equal values equal: blanks, `9:05` and `09:05`, `1.0` and `1`, 是 and 有."""
    if isinstance(value, list):
        lines = (line for item in value for line in str(item).split("\n"))
        return [canonical(column, line) or "" for line in lines if line.strip()] or None
    if not isinstance(value, str):
        return None
    text = paragraphs(value)
    if time in column.kinds and (clock := re.fullmatch(CLOCK_PATTERN, text)):
        return f"{int(clock[1]):02}:{clock[2]}"
    if column.kinds & {int, float} and re.fullmatch(NUMBER_PATTERN, text):
        return f"{Decimal(text).normalize():f}"
    if bool in column.kinds and text in (*YES, *NO):
        return YES[0] if text in YES else NO[0]
    return text or None


def paragraphs(text: str) -> str:
    """Return a text whose paragraphs are divided by an empty line, as Markdown wants; in a cell one break does it."""
    return re.sub(r"\s*\n\s*", "\n\n", text.strip())
