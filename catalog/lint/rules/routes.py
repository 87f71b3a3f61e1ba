"""Rules about routes: their stops, and the legs between them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from catalog.content.loader import Library
from catalog.content.source_file import Entry
from catalog.diagnostics import Finding, suggestion
from catalog.domain.timetable import Itinerary, itineraries
from catalog.geo import Position, distance_km, in_district, to_wgs84
from catalog.lint.rule import rule
from catalog.model import Location, Point, Route, Variant
from catalog.model.places import Pause, Way
from catalog.model.references import Where

# The fastest that a group can plausibly be from door to door, in km/h: a brisk walk; a coach on
# the ring road; a bus between its stops; a metro train with its stops.
_FASTEST = {"walk": 7.0, "coach": 80.0, "bus": 50.0, "metro": 60.0}
_ROUNDED_KM, _ROUNDED_MINUTES = 0.05, 0.5  # what an editor rounds away


@rule("same-stop-twice")
def same_stop_twice(library: Library) -> Iterator[Finding]:
    """Report a stop at the place at which the group already is; a later visit to it is a stop of its own."""
    for entry, route in library.records(Route):
        ways: dict[Where, tuple[str, ...]] = {("stops",): tuple(stop.point for stop in route.stops)}
        ways |= {(name, "stops"): variant.stops for name, variant in _variants(route)}
        for where, points in ways.items():
            for index, (point, following) in enumerate(pairwise(points), 1):
                if point == following:
                    place = (*where, index, "point") if where == ("stops",) else (*where, index)
                    yield entry.finding(place, f"第 {index} 站就是“{point}”", "两站留一站，或换成别的点位")


@rule("stray-stop")
def stray_variant_stop(library: Library) -> Iterator[Finding]:
    """Report a point in a variant or a break that is none of the stops there, and a second break after one visit."""
    for entry, route in library.records(Route):
        stops = {stop.point for stop in route.stops}
        for name, variant in _variants(route):
            for index, point in enumerate(variant.stops):
                if point not in stops:
                    message, hint = f"“{point}”不在这条路线的各站里", "先把它加进 stops，或从这种走法里删去"
                    yield entry.finding((name, "stops", index), message, hint)
            yield from _stray_pauses(entry, (name,), variant.pauses, variant.stops)
        yield from _stray_pauses(entry, (), route.pauses, [stop.point for stop in route.stops])


def _stray_pauses(entry: Entry, where: Where, pauses: Iterable[Pause], stops: Sequence[str]) -> Iterator[Finding]:
    free = Counter(stops)  # after each visit there is one break
    for index, pause in enumerate(pauses):
        place = (*where, "pauses", index, "after")
        if pause.after not in free:
            message = f"“{pause.name}”排在“{pause.after}”之后，可这种走法不到那里"
            yield entry.finding(place, message, suggestion(pause.after, set(stops)))
        elif not free[pause.after]:
            message = f"“{pause.name}”排在“{pause.after}”之后，可那里已经排了一次休息"
            yield entry.finding(place, message, "合成一次，例如 name: 午餐和休息，或排到另一站之后")
        else:
            free[pause.after] -= 1


@rule("leg-pair")
def leg_of_other_stops(library: Library) -> Iterator[Finding]:
    """Report a leg that says it leads to another stop than the next one: the stops were reordered."""
    for entry, route in library.records(Route):
        for index, (stop, following) in enumerate(pairwise(route.stops)):
            if stop.leg and stop.leg.to and stop.leg.to != following.point:
                message = f"这一段写的是到“{stop.leg.to}”，可下一站是“{following.point}”"
                hint = "核对方式、用时和里程，再把 to 改成下一站；站序写错的，改站序"
                yield entry.finding(("stops", index, "leg", "to"), message, hint)


@rule("leg-missing", "warning")
def leg_missing(library: Library) -> Iterator[Finding]:
    """Report a way that only a variant goes, and one from or to the gathering, of which nothing is written."""
    for entry, route in library.records(Route):
        for itinerary in itineraries(route):
            if itinerary.id != "whole":
                yield from _missing_between_stops(entry, itinerary)
            yield from _missing_at_gathering(entry, route, itinerary)


def _missing_between_stops(entry: Entry, itinerary: Itinerary) -> Iterator[Finding]:
    legs = zip(itinerary.legs, pairwise(itinerary.stops), strict=False)
    for index, (leg, (stop, following)) in enumerate(legs, 1):
        if leg is None and stop.point != following.point:
            message = f"{itinerary.name}从“{stop.point}”到“{following.point}”没有写怎么走"
            hint = f"在 legs 里加一段，例如 {{after: {stop.point}, to: {following.point}, mode: coach, minutes: 15}}"
            yield entry.finding((itinerary.id, "stops", index), message, hint)


def _missing_at_gathering(entry: Entry, route: Route, itinerary: Itinerary) -> Iterator[Finding]:
    gathering, variant = itinerary.gathering, route.get(itinerary.id)
    if gathering is None or not itinerary.stops:
        return
    above = (itinerary.id,) if variant else ()
    is_own = not variant or variant.gathering
    for name, leg, way in (
        ("leg_out", gathering.leg_out, f"从集合点到“{itinerary.stops[0].point}”"),
        ("leg_back", gathering.leg_back, f"从“{itinerary.stops[-1].point}”回集合点"),
    ):
        if leg is None:
            sample = f"{name}: {{mode: coach, minutes: 20}}"
            own, other = f"加一行，例如 {sample}", f"给它写自己的集合，例如 gathering: {{place: 集合地点, {sample}}}"
            where, hint = ((*above, "gathering"), own) if is_own else ((*above, "stops"), other)
            yield entry.finding(where, f"{itinerary.name}{way}没有写怎么走", hint)


@rule("leg-unused", "warning")
def leg_of_variant_unused(library: Library) -> Iterator[Finding]:
    """Report a leg of a variant between two stops that do not follow each other there."""
    for entry, route in library.records(Route):
        for name, variant in _variants(route):
            pairs = set(pairwise(variant.stops))
            for index, leg in enumerate(variant.legs):
                if (leg.after, leg.to) not in pairs:
                    message = f"“{leg.after}”之后的一站不是“{leg.to}”，这一段用不上"
                    yield entry.finding((name, "legs", index), message, "站序改过的，核对这一段；不用的删去")


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
    for entry, where, leg, least in _legs(library):
        if leg.km is not None and leg.km + _ROUNDED_KM < least:
            message = f"写了 {leg.km:g} 公里，可两站的直线距离至少有 {least:.1f} 公里"
            hint = "核对里程，再核对这两个点位的坐标和坐标系"
            yield entry.finding((*where, "km"), message, hint)


@rule("leg-too-fast")
def leg_too_fast(library: Library) -> Iterator[Finding]:
    """Report a leg with too little time for its length, or for the straight line between its ends, by its mode."""
    for entry, where, leg, least_km in _legs(library):
        km, fastest = max(leg.km or 0.0, least_km), _FASTEST[leg.mode]
        if leg.minutes is not None and km / (leg.minutes + _ROUNDED_MINUTES) * 60 > fastest:
            message = f"{leg.minutes} 分钟走不完 {km:.1f} 公里（方式 {leg.mode}）"
            least = max(leg.minutes + 1, round(km / fastest * 60))
            hint = f"最快也要 {least} 分钟左右：核对用时、里程和方式，再核对两个点位的坐标"
            yield entry.finding((*where, "minutes"), message, hint)


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


def _variants(route: Route) -> Iterator[tuple[str, Variant]]:
    """Yield the shorter variants with their fields."""
    for name in ("half_day", "full_day"):
        if variant := route.get(name):
            yield name, variant


def _legs(library: Library) -> Iterator[tuple[Entry, Where, Way, float]]:
    """Yield every leg between two stops, with its place and the least distance that it covers, in km."""
    for entry, route in library.records(Route):
        for index, (stop, following) in enumerate(pairwise(route.stops)):
            if stop.leg:
                yield entry, ("stops", index, "leg"), stop.leg, _least_km(library, stop.point, following.point)
        for name, variant in _variants(route):
            for index, leg in enumerate(variant.legs):
                yield entry, (name, "legs", index), leg, _least_km(library, leg.after, leg.to)


def _least_km(library: Library, point: str, following: str) -> float:
    """Return the least distance that two points can have, in km; 0 if a coordinate is missing."""
    start, end = _location(library, point), _location(library, following)
    if start is None or end is None:
        return 0.0
    tolerance = (start.error_m + end.error_m) / 1000
    return max(0.0, distance_km(to_wgs84(start), to_wgs84(end)) - tolerance)


def _location(library: Library, point: str) -> Location | None:
    """Return where a point is; a coordinate outside the district has its problem already and is passed over."""
    entry = library.entries["points"].get(point)
    location: Location | None = entry.record.get("location") if entry else None
    return location if location and in_district(Position(location.lat, location.lon)) else None
