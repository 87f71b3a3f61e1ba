"""Rules about opening hours: whether a place is open when a route or a session comes there."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from catalog.content.loader import Library
from catalog.diagnostics import Finding
from catalog.domain import wording
from catalog.domain.timetable import itineraries, timetable
from catalog.lint.rule import rule
from catalog.lint.rules.route_times import stop_place
from catalog.model import Point, Route, Session, Venue
from catalog.model.places import Opening

_WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_ANY_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - only the time of day is used


@rule("closed-then", "warning")
def closed_on_route(library: Library) -> Iterator[Finding]:
    """Report a stop that is closed at the time at which a group that keeps to the route's times is there."""
    points = _points(library)
    for entry, route in library.records(Route):
        for itinerary in itineraries(route):
            for index, call in enumerate(timetable(itinerary, points).calls):
                if call.point is None or call.arrive is None or call.leave is None:
                    continue
                arrive, leave = (_ANY_DAY + timedelta(minutes=at) for at in (call.arrive, call.leave))
                if reason := _closed_reason(call.point.opening, arrive.time(), leave.time()):
                    times = f"{wording.clock(call.arrive)}—{wording.clock(call.leave)}"
                    message = f"{itinerary.name}按出发时间推算 {times} 在“{call.point.name}”，{reason}"
                    hint = "换出发时间或站序；开放时间有变的，改点位文件"
                    yield entry.finding(stop_place(itinerary, index), message, hint)


@rule("closed-then", "warning")
def closed_on_day(library: Library) -> Iterator[Finding]:
    """Report a session at a place that is closed on that day, or at that hour."""
    for entry, session in library.records(Session):
        for field, place, opening, (arrive, leave) in _visits(library, session) if session.is_live else ():
            day = _WEEKDAYS[arrive.weekday()]
            closed_day = f"{day}闭馆" if opening and day in opening.closed else ""
            if reason := closed_day or _closed_reason(opening, arrive.time(), leave.time()):
                message = f"{arrive:%Y-%m-%d}（{day}）{arrive:%H:%M}—{leave:%H:%M} 到“{place}”，{reason}"
                hint = "换日子、钟点或地点；开放时间有变的，改那里的 opening"
                yield entry.finding((field,), message, hint)


def _visits(library: Library, session: Session) -> Iterator[tuple[str, str, Opening | None, tuple[datetime, datetime]]]:
    """Yield every place that a session goes to: the field that names it, its name, opening, arrival and departure."""
    for field, kind in (("venue", "venues"), ("point", "points")):
        place = library.entries[kind].get(getattr(session, field) or "")
        if place and isinstance(place.record, Point | Venue):
            yield field, place.record.name, place.record.opening, (session.begins, session.ends)
    route = library.entries["routes"].get(session.route or "")
    if route and isinstance(route.record, Route):
        itinerary = itineraries(route.record)[0]
        for call in timetable(itinerary, _points(library)).calls:
            if call.point and call.arrive is not None and call.leave is not None:
                since_start = (timedelta(minutes=at - itinerary.start) for at in (call.arrive, call.leave))
                arrive, leave = (session.begins + delay for delay in since_start)
                yield "route", call.point.name, call.point.opening, (arrive, leave)


def _closed_reason(opening: Opening | None, arrive: time, leave: time) -> str:
    """Return the hours of a place that is closed at some time between two; empty if it is open, or hours unknown."""
    if not opening or not opening.hours:
        return ""
    spans = [span.split("-") for span in opening.hours]
    if any(time.fromisoformat(first) <= arrive and leave <= time.fromisoformat(last) for first, last in spans):
        return ""
    return f"开放时间是 {'、'.join(opening.hours)}"


def _points(library: Library) -> dict[str, Point]:
    return {point.id: point for _, point in library.records(Point)}
