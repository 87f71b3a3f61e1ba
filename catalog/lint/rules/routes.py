"""The routes: their stops, and the ways between them."""

from collections.abc import Iterator
from itertools import pairwise

from catalog.content.loader import Entry, Library
from catalog.diagnostics import Diagnostic
from catalog.geo import Position, distance_km, in_district, to_wgs84
from catalog.model import Location, Route, Stop

# The fastest that a group can plausibly be from door to door, in km/h: a brisk walk; a coach on
# the ring road; a bus between its stops; a metro train with its stops.
_FASTEST = {"walk": 7.0, "coach": 80.0, "bus": 50.0, "metro": 60.0}
_APPROX_KM = 1.5  # how far an approximate place may lie from where it is drawn
_ROUNDED_KM, _ROUNDED_MINUTES = 0.05, 0.5  # what an editor rounds away


def same_stop_twice(library: Library) -> Iterator[Diagnostic]:
    """A route calls at each point once."""
    for entry, route in routes(library):
        seen: dict[str, int] = {}
        for index, stop in enumerate(route.stops):
            if stop.point in seen:
                message = f"“{stop.point}”在第 {seen[stop.point] + 1} 站已经到过"
                where = ("stops", index, "point")
                yield entry.error(where, "same-stop-twice", message, "两站留一站，或换成别的点位")
            seen.setdefault(stop.point, index)


def stray_variant_stop(library: Library) -> Iterator[Diagnostic]:
    """A half- or full-day version is a choice from the route's own stops."""
    for entry, route in routes(library):
        own = {stop.point for stop in route.stops}
        for name in ("half_day", "full_day"):
            variant = getattr(route, name)
            for index, point in enumerate(variant.stops if variant else ()):
                if point not in own:
                    message = f"“{point}”不在这条路线的各站里"
                    hint = "先把它加进 stops，或从方案里删去"
                    yield entry.error((name, "stops", index), "stray-stop", message, hint)


def point_on_no_route(library: Library) -> Iterator[Diagnostic]:
    """Each live point should be on some route."""
    if library.lacks("routes"):
        return  # the unread one may call at any
    visited = {stop.point for _, route in routes(library) for stop in route.stops}
    for stem, entry in library.entries.get("points", {}).items():
        if stem not in visited and entry.record.is_live:
            message = f"“{entry.record.heading}”不在任何一条教学路线上"
            hint = "在 content/routes/ 的某条路线里加一站，或把它归档"
            yield entry.warning((), "point-on-no-route", message, hint)


def leg_too_short(library: Library) -> Iterator[Diagnostic]:
    """No way is shorter than the straight line between its ends."""
    for entry, index, stop, following in _legs(library):
        least = _least_km(library, stop, following)
        if stop.leg and stop.leg.km is not None and stop.leg.km + _ROUNDED_KM < least:
            message = f"到下一站写了 {stop.leg.km:g} 公里，可两点的直线距离至少有 {least:.1f} 公里"
            hint = "核对里程，再核对这两个点位的坐标和坐标系"
            yield entry.error(("stops", index, "leg", "km"), "leg-too-short", message, hint)


def leg_too_fast(library: Library) -> Iterator[Diagnostic]:
    """A leg's time is enough for its length, and for the straight line between its ends, on its mode."""
    for entry, index, stop, following in _legs(library):
        leg = stop.leg
        if leg is None or leg.minutes is None:
            continue
        km = max(leg.km or 0.0, _least_km(library, stop, following))
        fastest = _FASTEST[leg.mode]
        if km / (leg.minutes + _ROUNDED_MINUTES) * 60 > fastest:
            message = f"{leg.minutes} 分钟走不完 {km:.1f} 公里（方式 {leg.mode}）"
            least = max(leg.minutes + 1, round(km / fastest * 60))
            hint = f"最快也要 {least} 分钟左右：核对用时、里程和方式，再核对两个点位的坐标"
            yield entry.error(("stops", index, "leg", "minutes"), "leg-too-fast", message, hint)


def stop_without_action(library: Library) -> Iterator[Diagnostic]:
    """At each stop something is seen, heard, discussed or done."""
    for entry, route in routes(library):
        for index, stop in enumerate(route.stops):
            if not any(dict(stop.action).values()):
                message = f"第 {index + 1} 站没有写看、听、议、做里的任何一项"
                hint = "至少写一项，例如 action: {see: 看展陈}"
                yield entry.error(("stops", index, "action"), "empty-action", message, hint)


def leg_after_last_stop(library: Library) -> Iterator[Diagnostic]:
    """The last stop leads nowhere."""
    for entry, route in routes(library):
        if route.stops[-1].leg:
            message = "最后一站写了“到下一站怎么走”，不会显示"
            yield entry.warning(("stops", len(route.stops) - 1, "leg"), "last-leg", message, "删去这一站的 leg")


def same_mark(library: Library) -> Iterator[Diagnostic]:
    """Live routes have marks of their own: shape and colour tell them apart on maps and paper."""
    taken: dict[str, Route] = {}
    for entry, route in routes(library):
        other = taken.setdefault(route.mark, route)
        if other is not route and route.is_live and other.is_live:
            message = f"路线标记 {route.mark} 和“{other.name}”一样"
            yield entry.warning(("mark",), "same-mark", message, "换一个还没有用的标记，读者靠它分清各条路线")


def routes(library: Library) -> Iterator[tuple[Entry, Route]]:
    """Every route with the file it comes from."""
    for entry in library.entries.get("routes", {}).values():
        if isinstance(entry.record, Route):
            yield entry, entry.record


def _legs(library: Library) -> Iterator[tuple[Entry, int, Stop, Stop]]:
    """Every stop that says how to go on, with its place in the route and the stop after it."""
    for entry, route in routes(library):
        for index, (stop, following) in enumerate(pairwise(route.stops)):
            if stop.leg:
                yield entry, index, stop, following


def _least_km(library: Library, stop: Stop, following: Stop) -> float:
    """The least that two stops can lie apart, in km; 0 where nothing is known."""
    here, there = _spot(library, stop), _spot(library, following)
    if here is None or there is None:
        return 0.0
    doubt = _APPROX_KM * (here.precision, there.precision).count("approx")
    return max(0.0, distance_km(to_wgs84(here), to_wgs84(there)) - doubt)


def _spot(library: Library, stop: Stop) -> Location | None:
    """Where a stop is; a coordinate outside the district is told already and proves nothing."""
    entry = library.entries.get("points", {}).get(stop.point)
    spot: Location | None = entry.record.get("location") if entry else None
    return spot if spot and in_district(Position(spot.lat, spot.lon)) else None
