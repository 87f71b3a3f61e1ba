"""Rules about routes and sessions by the clock: whether a place is open then, how long a version takes."""

from collections.abc import Iterator
from datetime import datetime, time
from itertools import pairwise

from catalog.content.loader import Library
from catalog.diagnostics import Finding
from catalog.domain.timetable import timetable
from catalog.lint.rule import rule
from catalog.model import Point, Route, Session, Venue
from catalog.model.places import Opening

_WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
# The longest that a morning or afternoon, and a day out with its meal, may take, in minutes.
_LONGEST = {"half_day": ("半日", 300), "full_day": ("一日", 600)}


@rule("version-time", "warning")
def version_too_short(library: Library) -> Iterator[Finding]:
    """Report a half- or full-day version with less time than its stays and the known legs between them take."""
    for entry, route in library.records(Route):
        stays = {stop.point: stop.minutes for stop in route.stops}
        legs = {(a.point, b.point): a.leg.minutes or 0 for a, b in pairwise(route.stops) if a.leg}
        for name in _LONGEST:
            version = getattr(route, name)
            if version and set(version.stops) <= set(stays):
                least = sum(stays[stop] for stop in version.stops)
                least += sum(legs.get(pair, 0) for pair in pairwise(version.stops))
                if version.minutes < least:
                    message = f"写了 {version.minutes} 分钟，可是各站停留加路上至少要 {least} 分钟"
                    hint = "改总用时，或减少几站"
                    yield entry.finding((name, "minutes"), message, hint)


@rule("version-time", "warning")
def version_too_long(library: Library) -> Iterator[Finding]:
    """Report a half-day version of more than five hours, or a full-day one of more than ten."""
    for entry, route in library.records(Route):
        for name, (label, longest) in _LONGEST.items():
            version = getattr(route, name)
            if version and version.minutes > longest:
                message = f"{label}方案有 {version.minutes} 分钟，超过 {longest // 60} 小时"
                yield entry.finding((name, "minutes"), message, "减少几站，或检查总用时")


@rule("closed-then", "warning")
def closed_on_route(library: Library) -> Iterator[Finding]:
    """Report a stop that is closed at the time at which a group that keeps to the route's times is there."""
    points = _points(library)
    for entry, route in library.records(Route):
        for index, call in enumerate(timetable(route, points).calls):
            if not (call.point and call.arrive and call.leave):
                continue
            if reason := _closed_reason(call.point.opening, call.arrive, call.leave):
                message = f"按出发时间推算 {call.arrive:%H:%M}—{call.leave:%H:%M} 在“{call.point.name}”，{reason}"
                hint = "换出发时间或站序；开放时间有变的，改点位文件"
                yield entry.finding(("stops", index, "point"), message, hint)


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
            yield field, place.record.name, place.record.opening, (session.start, session.end)
    route = library.entries["routes"].get(session.route or "")
    if route and isinstance(route.record, Route):
        delay = session.start - datetime.combine(session.start, route.record.start_time)
        for call in timetable(route.record, _points(library)).calls:
            if call.point and call.arrive and call.leave:
                arrive, leave = (datetime.combine(session.start, at) + delay for at in (call.arrive, call.leave))
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
