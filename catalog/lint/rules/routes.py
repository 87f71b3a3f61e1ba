"""Rules about routes: their stops, and the legs between them."""

from collections.abc import Iterator
from itertools import pairwise

from catalog.content.loader import Entry, Library
from catalog.diagnostics import Finding
from catalog.geo import Position, distance_km, in_district, to_wgs84
from catalog.lint.rule import rule
from catalog.model import Location, Point, Route, Stop
from catalog.model.places import Leg

# The fastest that a group can plausibly be from door to door, in km/h: a brisk walk; a coach on
# the ring road; a bus between its stops; a metro train with its stops.
_FASTEST = {"walk": 7.0, "coach": 80.0, "bus": 50.0, "metro": 60.0}
_APPROX_KM = 1.5  # how far an approximate place may lie from where it is drawn
_ROUNDED_KM, _ROUNDED_MINUTES = 0.05, 0.5  # what an editor rounds away


@rule("same-stop-twice")
def same_stop_twice(library: Library) -> Iterator[Finding]:
    """Report a point at which a route stops twice."""
    for entry, route in library.records(Route):
        first_stops: dict[str, int] = {}
        for index, stop in enumerate(route.stops):
            if stop.point in first_stops:
                message = f"“{stop.point}”在第 {first_stops[stop.point] + 1} 站已经到过"
                yield entry.finding(("stops", index, "point"), message, "两站留一站，或换成别的点位")
            first_stops.setdefault(stop.point, index)


@rule("stray-stop")
def stray_variant_stop(library: Library) -> Iterator[Finding]:
    """Report a stop of a half- or full-day version that is none of the route's."""
    for entry, route in library.records(Route):
        stops = {stop.point for stop in route.stops}
        for name in ("half_day", "full_day"):
            variant = getattr(route, name)
            for index, point in enumerate(variant.stops if variant else ()):
                if point not in stops:
                    message = f"“{point}”不在这条路线的各站里"
                    hint = "先把它加进 stops，或从方案里删去"
                    yield entry.finding((name, "stops", index), message, hint)


@rule("point-on-no-route", "warning")
def point_on_no_route(library: Library) -> Iterator[Finding]:
    """Report a live point that is on no route."""
    if library.has_broken("routes"):
        return  # the route that could not be read may stop at any
    visited = {stop.point for _, route in library.records(Route) for stop in route.stops}
    for entry, point in library.records(Point):
        if point.id not in visited and point.is_live:
            message = f"“{point.heading}”不在任何一条教学路线上"
            hint = "在 content/routes/ 的某条路线里加一站，或把它归档"
            yield entry.finding((), message, hint)


@rule("leg-too-short")
def leg_too_short(library: Library) -> Iterator[Finding]:
    """Report a leg that is shorter than the straight line between its ends."""
    for entry, index, leg, least in _legs(library):
        if leg.km is not None and leg.km + _ROUNDED_KM < least:
            message = f"到下一站写了 {leg.km:g} 公里，可两点的直线距离至少有 {least:.1f} 公里"
            hint = "核对里程，再核对这两个点位的坐标和坐标系"
            yield entry.finding(("stops", index, "leg", "km"), message, hint)


@rule("leg-too-fast")
def leg_too_fast(library: Library) -> Iterator[Finding]:
    """Report a leg with too little time for its length, or for the straight line between its ends, by its mode."""
    for entry, index, leg, least_km in _legs(library):
        km, fastest = max(leg.km or 0.0, least_km), _FASTEST[leg.mode]
        if leg.minutes is not None and km / (leg.minutes + _ROUNDED_MINUTES) * 60 > fastest:
            message = f"{leg.minutes} 分钟走不完 {km:.1f} 公里（方式 {leg.mode}）"
            least = max(leg.minutes + 1, round(km / fastest * 60))
            hint = f"最快也要 {least} 分钟左右：核对用时、里程和方式，再核对两个点位的坐标"
            yield entry.finding(("stops", index, "leg", "minutes"), message, hint)


@rule("empty-action")
def stop_without_action(library: Library) -> Iterator[Finding]:
    """Report a stop at which nothing is seen, heard, discussed or done."""
    for entry, route in library.records(Route):
        for index, stop in enumerate(route.stops):
            if not any(dict(stop.action).values()):
                message = f"第 {index + 1} 站没有写看、听、议、做里的任何一项"
                hint = "至少写一项，例如 action: {see: 看展陈}"
                yield entry.finding(("stops", index, "action"), message, hint)


@rule("last-leg", "warning")
def leg_after_last_stop(library: Library) -> Iterator[Finding]:
    """Report a leg after the last stop: no page shows it."""
    for entry, route in library.records(Route):
        if route.stops[-1].leg:
            message = "最后一站写了“到下一站怎么走”，不会显示"
            yield entry.finding(("stops", len(route.stops) - 1, "leg"), message, "删去这一站的 leg")


@rule("same-mark", "warning")
def same_symbol(library: Library) -> Iterator[Finding]:
    """Report two live routes with one symbol: its shape and colour tell routes apart on maps and paper."""
    owners: dict[str, Route] = {}
    for entry, route in library.records(Route):
        other = owners.setdefault(route.mark, route)
        if other is not route and route.is_live and other.is_live:
            message = f"路线标记 {route.mark} 和“{other.name}”一样"
            yield entry.finding(("mark",), message, "换一个还没有用的标记，读者靠它分清各条路线")


def _legs(library: Library) -> Iterator[tuple[Entry, int, Leg, float]]:
    """Yield every leg between two stops, with the index of its stop and the least distance that it covers, in km."""
    for entry, route in library.records(Route):
        for index, (stop, following) in enumerate(pairwise(route.stops)):
            if stop.leg:
                yield entry, index, stop.leg, _least_km(library, stop, following)


def _least_km(library: Library, stop: Stop, following: Stop) -> float:
    """Return the least distance that two stops can have, in km; 0 if a coordinate is missing."""
    start, end = _location(library, stop), _location(library, following)
    if start is None or end is None:
        return 0.0
    tolerance = _APPROX_KM * (start.precision, end.precision).count("approx")
    return max(0.0, distance_km(to_wgs84(start), to_wgs84(end)) - tolerance)


def _location(library: Library, stop: Stop) -> Location | None:
    """Return where a stop is; a coordinate outside the district has its problem already and is passed over."""
    entry = library.entries["points"].get(stop.point)
    location: Location | None = entry.record.get("location") if entry else None
    return location if location and in_district(Position(location.lat, location.lon)) else None
