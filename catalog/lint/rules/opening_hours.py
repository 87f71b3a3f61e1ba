"""Rules about opening hours: whether a place is open when a route or a session comes there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from catalog.content.loader import Library
from catalog.diagnostics import Finding
from catalog.domain import wording
from catalog.domain.timetable import Itinerary, Timetable, itineraries, timetable
from catalog.lint.rule import rule
from catalog.lint.rules.route_times import stop_place
from catalog.model import Point, Route, Session, Venue
from catalog.model.places import Opening

_WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_MIDNIGHT = 24 * 60
_LAST_MINUTE = _MIDNIGHT - 1  # 23:59 is how hours until midnight are written
_EVENING = timedelta(hours=12)  # over midnight at the longest; what is longer comes again on the next day

Minutes = tuple[int, int]
"""From and until, in minutes after midnight of one day."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A session at one of its places.

    Attributes:
        field: The field of the session that names the place.
        place: The place's name.
        opening: When it is open, as far as it is known.
        arrive: When the session comes.
        leave: When it goes.
        is_whole_day: Whether it says days only.
    """

    field: str
    place: str
    opening: Opening | None
    arrive: datetime
    leave: datetime
    is_whole_day: bool = False


@rule("closed-then", "warning")
def closed_on_route(library: Library) -> Iterator[Finding]:
    """Report a stop that is closed at the time at which a group that keeps to the route's times is there."""
    points = _points(library)
    for entry, route in library.records(Route):
        for itinerary in itineraries(route):
            for index, call in enumerate(timetable(itinerary, points).calls):
                if call.point is None or call.arrive is None or call.leave is None:
                    continue
                if reason := _closed_hours(
                    call.point.opening, (call.arrive % _MIDNIGHT, _until(call.arrive, call.leave))
                ):
                    times = f"{wording.clock(call.arrive)}—{wording.clock(call.leave)}"
                    message = f"{itinerary.name}按出发时间推算 {times} 在“{call.point.name}”，{reason}"
                    hint = "换出发时间或站序；开放时间有变的，改点位文件"
                    yield entry.finding(stop_place(itinerary, index), message, hint)


@rule("closed-then", "warning")
def closed_on_day(library: Library) -> Iterator[Finding]:
    """Report a session at a place that is closed on one of its days, or at that hour."""
    hint = "换日子、钟点或地点；开放时间有变的，改那里的 opening"
    for entry, session in library.records(Session):
        for visit in _visits(library, session) if session.is_live and not session.is_off else ():
            for message in _closed(visit):
                yield entry.finding((visit.field,), message, hint)


def _closed(visit: Visit) -> Iterator[str]:
    """Yield what is said of each day on which the place is closed, and of the first on which the hours do not fit."""
    fits = True
    for day, minutes in _days(visit):
        weekday = _WEEKDAYS[day.weekday()]
        times = f"{wording.clock(minutes[0])}—{_clock(minutes[1])}" if minutes else ""
        at = f"{day}（{weekday}）{times} 到“{visit.place}”" if times else f"{day}（{weekday}）在“{visit.place}”"
        if visit.opening and weekday in visit.opening.closed:
            yield f"{at}，{weekday}闭馆"
        elif fits and minutes and (reason := _closed_hours(visit.opening, minutes)):
            fits = False
            yield f"{at}，{reason}"


def _days(visit: Visit) -> Iterator[tuple[date, Minutes | None]]:
    """Yield every day of a visit with the hours in which somebody is there; None where these are not said.

    An evening over midnight is one stay. A class of several days is there from its first to its last time of day, on
    each of them; where it ends earlier in the day than it began, only arrival and departure are known.
    """
    first, last = visit.arrive, visit.leave - timedelta(microseconds=1)
    days = [first.date() + timedelta(days=number) for number in range(max(0, (last.date() - first.date()).days) + 1)]
    arrive, leave = _minute(first), _minute(visit.leave) or _MIDNIGHT
    is_one_stay = visit.leave - visit.arrive < _EVENING
    for day in days:
        if visit.is_whole_day:
            yield day, None
        elif len(days) == 1 or (not is_one_stay and arrive < leave):
            yield day, (arrive, leave)
        elif day == days[0]:
            yield day, (arrive, _MIDNIGHT if is_one_stay else arrive)
        elif day == days[-1]:
            yield day, (0 if is_one_stay else leave, leave)
        else:
            yield day, None


def _visits(library: Library, session: Session) -> Iterator[Visit]:
    """Yield every place that a session goes to."""
    for field, kind in (("venue", "venues"), ("point", "points")):
        place = library.entries[kind].get(getattr(session, field) or "")
        if place and isinstance(place.record, Point | Venue):
            record = place.record
            yield Visit(field, record.name, record.opening, session.begins, session.ends, session.is_whole_day)
    route = library.entries["routes"].get(session.route or "")
    if route and isinstance(route.record, Route):
        table = _fitting(session, [timetable(way, _points(library)) for way in itineraries(route.record)])
        for call in table.calls:
            if call.point and session.is_whole_day:
                yield Visit(
                    "route", call.point.name, call.point.opening, session.begins, session.ends, is_whole_day=True
                )
            elif call.point and call.arrive is not None and call.leave is not None:
                arrive, leave = (session.begins + delay for delay in _delays(table.itinerary, call.arrive, call.leave))
                yield Visit("route", call.point.name, call.point.opening, arrive, leave)


def _fitting(session: Session, tables: list[Timetable]) -> Timetable:
    """Return the longest variant that is no longer than a session, else the first."""
    length = (session.ends - session.begins).total_seconds() / 60
    fitting = [table for table in tables if table.minutes <= length]
    return max(fitting, key=lambda table: table.minutes, default=tables[0])


def _delays(itinerary: Itinerary, *times: int) -> Iterator[timedelta]:
    """Yield how long after a variant's start each of some times is."""
    return (timedelta(minutes=at - itinerary.start) for at in times)


def _closed_hours(opening: Opening | None, stay: Minutes) -> str:
    """Return the hours of a place that is closed at some time of a stay; empty if it is open, or hours unknown."""
    if not opening or not opening.hours:
        return ""
    if stay[1] > _MIDNIGHT:
        return _closed_hours(opening, (stay[0], _MIDNIGHT)) or _closed_hours(opening, (0, stay[1] - _MIDNIGHT))
    spans = [tuple(map(_minutes, span.split("-"))) for span in opening.hours]
    if any(first <= stay[0] and stay[1] <= (_MIDNIGHT if last == _LAST_MINUTE else last) for first, last in spans):
        return ""
    return f"开放时间是 {'、'.join(opening.hours)}"


def _until(arrive: int, leave: int) -> int:
    """Return the end of a stay, counted from the midnight before its beginning."""
    return arrive % _MIDNIGHT + leave - arrive


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _minute(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute


def _clock(minute: int) -> str:
    return "24:00" if minute == _MIDNIGHT else wording.clock(minute)


def _points(library: Library) -> dict[str, Point]:
    return {point.id: point for _, point in library.records(Point)}
