"""Credit hours (学时): the base is minutes, a sum is made in minutes, and turned into hours once.

`tools/hours.js` has the same conversion in the browser, where a reader's own list is summed.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from math import floor
from typing import Any

from catalog.domain import wording
from catalog.domain.catalog import Catalog
from catalog.model import Course, Lesson, Record, Session
from catalog.model.lessons import Unit

CREDIT_HOUR = 45
"""How many minutes a credit hour has."""

RULE = f"按 {CREDIT_HOUR} 分钟 1 学时折算"
"""What is said where hours are shown."""

_SITTING = timedelta(hours=12)  # what takes longer has nights or meals in it, which teach nothing


def to_hours(minutes: float) -> float:
    """Minutes as credit hours to one decimal, halves upwards."""
    return floor(minutes * 10 / CREDIT_HOUR + 0.5) / 10


def credit_minutes(catalog: Catalog, record: Record) -> float | None:
    """What a record counts, in minutes; None if nobody knows.

    Stated hours count as stated. Where they are only what its minutes come to, rounded, the minutes count: three
    lessons of an hour are 4 学时, not three times 1.3.
    """
    stated: float | None = record.get("credit_hours")
    taught = _taught_minutes(catalog, record)
    if stated is None:
        return taught
    return taught if taught is not None and to_hours(taught) == stated else stated * CREDIT_HOUR


def total(catalog: Catalog, records: Iterable[Record]) -> float:
    """The credit hours of some records; a session that does not take place counts nothing."""
    return to_hours(sum(credit_minutes(catalog, record) or 0 for record in records if takes_place(record)))


def takes_place(record: Record) -> bool:
    """Whether a record is no session that is called off or put off."""
    return not (isinstance(record, Session) and record.is_off)


def number(catalog: Catalog, record: Record) -> str | None:
    """A record's credit hours as they are shown: `1.3`."""
    minutes = credit_minutes(catalog, record)
    return wording.number(record.get("credit_hours") or to_hours(minutes)) if minutes else None


def words(catalog: Catalog, record: Record) -> str | None:
    """A record's credit hours and what they rest on."""
    shown, stated = number(catalog, record), record.get("credit_hours")
    if shown is None:
        return None
    taught = _taught_minutes(catalog, record)
    is_converted = stated is None or (taught is not None and to_hours(taught) == stated)
    return f"{shown}（{RULE if is_converted else '按写明的计'}）"


def parts(catalog: Catalog, record: Record) -> dict[str, float]:
    """What a record is made of, so that nothing is counted twice: `lessons/taihu-zhili` → minutes.

    A lesson, its sessions and a course that has it share that lesson; a route and a session on it share the route.
    A session of a course that names no lesson has no part of its own: the course as a whole has it.
    """
    name = f"{record.KIND}/{record.id}"
    minutes = credit_minutes(catalog, record)
    if minutes is None:
        return {}
    if isinstance(record, Course):
        by_part: defaultdict[str, float] = defaultdict(float)
        for index, unit in enumerate(record.units, 1):
            by_part[f"lessons/{unit.lesson}" if unit.lesson else f"{name}/{index}"] += _unit_minutes(catalog, unit) or 0
        return {part: part_minutes for part, part_minutes in by_part.items() if part_minutes}
    if isinstance(record, Session):
        return _session_parts(record, name, minutes)
    return {name: minutes}


def _session_parts(session: Session, name: str, minutes: float) -> dict[str, float]:
    shared = [f"lessons/{session.lesson}"] if session.lesson else []
    if session.route:
        shared.append(f"routes/{session.route}")
    if not shared and not session.course:
        shared.append(name)
    return {part: 0 if index else minutes for index, part in enumerate(shared)}


def _taught_minutes(catalog: Catalog, record: Record) -> float | None:
    """The minutes of a lesson, of a course whose every unit has some, of a session held at one sitting."""
    if isinstance(record, Lesson):
        return record.minutes
    if isinstance(record, Course):
        lengths = [_unit_minutes(catalog, unit) for unit in record.units]
        stated = [length for length in lengths if length]
        return sum(stated) if stated and len(stated) == len(lengths) else None
    if isinstance(record, Session):
        length = record.ends - record.begins
        return length.total_seconds() / 60 if not record.is_whole_day and timedelta() < length <= _SITTING else None
    return None


def _unit_minutes(catalog: Catalog, unit: Unit) -> float | None:
    """The minutes of a unit, else those of its lesson."""
    if unit.minutes:
        return unit.minutes
    lessons: tuple[Any, ...] = catalog.get_many("lessons", (unit.lesson,))
    return lessons[0].minutes if lessons else None
