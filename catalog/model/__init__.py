"""The records of the catalogue: closed, frozen, with their help in Chinese."""

from catalog.model.fields import ID_LENGTH, ID_PATTERN, Part, Ref, Term
from catalog.model.people import Instructor, Team
from catalog.model.places import Location, Point, Route, Stop, Variant, Venue
from catalog.model.programme import NeedItem, NeedList, Session
from catalog.model.record import Record
from catalog.model.site import Site
from catalog.model.teaching import Course, Lesson, Unit

KINDS: dict[str, type[Record]] = {
    kind.KIND: kind for kind in (Lesson, Course, Instructor, Team, Point, Route, Venue, NeedList, Session)
}

__all__ = [
    "ID_LENGTH",
    "ID_PATTERN",
    "KINDS",
    "Course",
    "Instructor",
    "Lesson",
    "Location",
    "NeedItem",
    "NeedList",
    "Part",
    "Point",
    "Record",
    "Ref",
    "Route",
    "Session",
    "Site",
    "Stop",
    "Team",
    "Term",
    "Unit",
    "Variant",
    "Venue",
]
