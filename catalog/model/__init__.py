"""The records of the catalogue: closed, frozen, with their help in Chinese."""

from collections.abc import Iterator

from catalog.model.lessons import Course, Lesson
from catalog.model.location import Location
from catalog.model.pages import FrontMatter
from catalog.model.people import Instructor, Team
from catalog.model.places import Point, Route, Stop, Variant, Venue
from catalog.model.record import Record
from catalog.model.references import part_of
from catalog.model.sessions import NeedItem, NeedList, Session
from catalog.model.site import Site, Tiles
from catalog.model.types import ID_LENGTH, ID_PATTERN, Part

KINDS: dict[str, type[Record]] = {kind.KIND: kind for kind in Record.__subclasses__()}
"""Every subclass of `Record` by its folder, in the order of the modules above and of the classes in them."""


def _fields(part: type[Part]) -> Iterator[str]:
    for name, field in part.model_fields.items():
        yield name
        if inner := part_of(field.annotation):
            yield from _fields(inner)


_FILES: tuple[type[Part], ...] = (Site, FrontMatter, *KINDS.values())
FIELDS: frozenset[str] = frozenset(name for part in _FILES for name in _fields(part))
"""Every key that a file may have, at whatever place."""

__all__ = [
    "FIELDS",
    "ID_LENGTH",
    "ID_PATTERN",
    "KINDS",
    "Course",
    "FrontMatter",
    "Instructor",
    "Lesson",
    "Location",
    "NeedItem",
    "NeedList",
    "Part",
    "Point",
    "Record",
    "Route",
    "Session",
    "Site",
    "Stop",
    "Team",
    "Tiles",
    "Variant",
    "Venue",
]
