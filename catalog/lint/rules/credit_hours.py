"""The rule about credit hours: whether they can have been earned in the time that is taught."""

from collections.abc import Iterator
from datetime import datetime

from catalog.content.loader import Library
from catalog.content.source_file import Entry
from catalog.diagnostics import Finding
from catalog.domain import wording
from catalog.domain.hours import CREDIT_HOUR, to_hours
from catalog.lint.rule import rule
from catalog.model import Course, Lesson, Session

_FACTOR, _TOLERANCE = 1.5, 30
_DAY = 8 * 60  # of teaching, in minutes, where a session takes whole days or several


@rule("too-many-hours", "warning")
def too_many_hours(library: Library) -> Iterator[Finding]:
    """Report credit hours that take far longer than what they are given for."""
    for entry, credit_hours, minutes in _stated(library):
        if credit_hours * CREDIT_HOUR > _FACTOR * minutes + _TOLERANCE:
            message = f"{wording.number(credit_hours)} 学时，时长只有 {wording.minutes(minutes)}"
            hint = f"{CREDIT_HOUR} 分钟计 1 学时，这里大约是 {wording.number(to_hours(minutes))}；检查学时和时长"
            yield entry.finding(("credit_hours",), message, hint)


def _stated(library: Library) -> Iterator[tuple[Entry, float, int]]:
    """Yield the credit hours and minutes of each lesson, course and session that says both."""
    for lesson_entry, lesson in library.records(Lesson):
        if lesson.credit_hours:
            yield lesson_entry, lesson.credit_hours, lesson.minutes
    for course_entry, course in library.records(Course):
        units = [unit.minutes for unit in course.units]
        if course.credit_hours and units and all(units):
            yield course_entry, course.credit_hours, sum(minutes or 0 for minutes in units)
    for session_entry, session in library.records(Session):
        minutes = _taught(session)
        if session.credit_hours and minutes > 0:
            yield session_entry, session.credit_hours, minutes


def _taught(session: Session) -> int:
    """Return how many minutes a session can teach; of several days, those of its days."""
    if len(session.days) > 1 and (session.is_whole_day or (session.ends - session.begins).days >= 1):
        return len(session.days) * _DAY
    if session.is_whole_day or not isinstance(session.end, datetime):
        return _DAY
    return int((session.ends - session.begins).total_seconds()) // 60
