"""Routes and sessions by the clock: whether a place is open then, how long a version takes."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time
from itertools import pairwise

from catalog.content.loader import Library
from catalog.diagnostics import Diagnostic
from catalog.domain.timetable import timetable
from catalog.lint.rules.routes import routes
from catalog.model import Point, Route, Session, Venue
from catalog.model.places import Opening

_WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
# What a group takes for a morning or afternoon, and for a day out with its meal, in minutes.
_LONGEST = {"half_day": ("半日", 300), "full_day": ("一日", 600)}


def version_too_short(library: Library) -> Iterator[Diagnostic]:
    """A half- or full-day version has time for its stays and for the ways between them that are known."""
    for entry, route in routes(library):
        stays = {stop.point: stop.minutes for stop in route.stops}
        ways = {(a.point, b.point): a.leg.minutes or 0 for a, b in pairwise(route.stops) if a.leg}
        for name in _LONGEST:
            version = getattr(route, name)
            if version and set(version.stops) <= set(stays):
                least = sum(stays[stop] for stop in version.stops)
                least += sum(ways.get(pair, 0) for pair in pairwise(version.stops))
                if version.minutes < least:
                    message = f"写了 {version.minutes} 分钟，可是各站停留加路上至少要 {least} 分钟"
                    hint = "改总用时，或减少几站"
                    yield entry.warning((name, "minutes"), "version-time", message, hint)


def version_too_long(library: Library) -> Iterator[Diagnostic]:
    """A half-day version takes no more than five hours, a full-day one no more than ten."""
    for entry, route in routes(library):
        for name, (called, longest) in _LONGEST.items():
            version = getattr(route, name)
            if version and version.minutes > longest:
                message = f"{called}方案有 {version.minutes} 分钟，超过 {longest // 60} 小时"
                yield entry.warning((name, "minutes"), "version-time", message, "减少几站，或检查总用时")


def closed_on_route(library: Library) -> Iterator[Diagnostic]:
    """A group that keeps to a route's times finds each stop open."""
    points = _points(library)
    for entry, route in routes(library):
        for index, call in enumerate(timetable(route, points).calls):
            if not (call.point and call.arrive and call.leave):
                continue
            if shut := _shut(call.point.opening, call.arrive, call.leave):
                message = f"按出发时间推算 {call.arrive:%H:%M}—{call.leave:%H:%M} 在“{call.point.name}”，{shut}"
                hint = "换出发时间或站序；开放时间有变的，改点位文件"
                yield entry.warning(("stops", index, "point"), "closed-then", message, hint)


def closed_on_day(library: Library) -> Iterator[Diagnostic]:
    """A session is held at a place that is open on that day, and at that hour."""
    for entry in library.entries.get("plan", {}).values():
        if not (isinstance(entry.record, Session) and entry.record.is_live):
            continue
        for where, place, opening, visit in _places(library, entry.record):
            day = _WEEKDAYS[visit[0].weekday()]
            off = f"{day}闭馆" if opening and day in opening.closed else ""
            if shut := off or _shut(opening, visit[0].time(), visit[1].time()):
                message = f"{visit[0]:%Y-%m-%d}（{day}）{visit[0]:%H:%M}—{visit[1]:%H:%M} 到“{place}”，{shut}"
                hint = "换日子、钟点或地点；开放时间有变的，改那里的 opening"
                yield entry.warning((where,), "closed-then", message, hint)


def _places(library: Library, session: Session) -> Iterator[tuple[str, str, Opening | None, tuple[datetime, datetime]]]:
    """Every place that a session goes to: by which field, its name, when it is open, when the group is there."""
    whole = (session.start, session.end)
    for where, kind in (("venue", "venues"), ("point", "points")):
        found = library.entries[kind].get(getattr(session, where) or "")
        if found and isinstance(found.record, Point | Venue):
            yield where, found.record.name, found.record.opening, whole
    route = library.entries["routes"].get(session.route or "")
    if route and isinstance(route.record, Route):
        later = session.start - datetime.combine(session.start, route.record.start_time)
        for call in timetable(route.record, _points(library)).calls:
            if call.point and call.arrive and call.leave:
                there = [datetime.combine(session.start, at) + later for at in (call.arrive, call.leave)]
                yield "route", call.point.name, call.point.opening, (there[0], there[1])


def _shut(opening: Opening | None, arrive: time, leave: time) -> str:
    """How a place is shut at some time between two; empty if it is open or nothing is known of its hours."""
    if not opening or not opening.hours:
        return ""
    spans = [span.split("-") for span in opening.hours]
    if any(time.fromisoformat(first) <= arrive and leave <= time.fromisoformat(last) for first, last in spans):
        return ""
    return f"开放时间是 {'、'.join(opening.hours)}"


def _points(library: Library) -> Mapping[str, Point]:
    points = library.entries.get("points", {})
    return {stem: entry.record for stem, entry in points.items() if isinstance(entry.record, Point)}
