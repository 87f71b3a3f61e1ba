"""Points, the routes through them, and where they lie."""

from collections.abc import Iterator

from catalog.diagnostics import Diagnostic
from catalog.geo import Position, in_district
from catalog.load import Library
from catalog.model import Location, Route


def same_stop_twice(library: Library) -> Iterator[Diagnostic]:
    """A route calls at each point once."""
    for entry in library.entries.get("routes", {}).values():
        seen: dict[str, int] = {}
        for index, stop in enumerate(_route(entry.record).stops):
            if stop.point in seen:
                message = f"“{stop.point}”在第 {seen[stop.point] + 1} 站已经到过"
                where = ("stops", index, "point")
                yield entry.problem(where, "same-stop-twice", message, "两站留一站，或换成别的点位")
            seen.setdefault(stop.point, index)


def stray_variant_stop(library: Library) -> Iterator[Diagnostic]:
    """A half- or full-day version is a choice from the route's own stops."""
    for entry in library.entries.get("routes", {}).values():
        route = _route(entry.record)
        own = {stop.point for stop in route.stops}
        for name in ("half_day", "full_day"):
            variant = getattr(route, name)
            for index, point in enumerate(variant.stops if variant else ()):
                if point not in own:
                    message = f"“{point}”不在这条路线的各站里"
                    hint = "先把它加进 stops，或从方案里删去"
                    yield entry.problem((name, "stops", index), "stray-stop", message, hint)


def point_on_no_route(library: Library) -> Iterator[Diagnostic]:
    """Each live point should be on some route."""
    if library.lacks("routes"):
        return  # the unread one may call at any
    visited = {
        stop.point for entry in library.entries.get("routes", {}).values() for stop in _route(entry.record).stops
    }
    for stem, entry in library.entries.get("points", {}).items():
        if stem not in visited and entry.record.status in ("sample", "published"):
            message = f"“{entry.record.heading}”不在任何一条教学路线上"
            hint = "在 content/routes/ 的某条路线里加一站，或把它归档"
            yield entry.remark((), "point-on-no-route", message, hint)


def swapped_coordinates(library: Library) -> Iterator[Diagnostic]:
    """Latitude and longitude in each other's place are told as such."""
    for kind in ("points", "venues"):
        for entry in library.entries.get(kind, {}).values():
            spot = getattr(entry.record, "location", None)
            if spot and _swapped(spot):
                message = "经度和纬度写反了"
                hint = f"改成 lat: {spot.lon:g} 和 lon: {spot.lat:g}"
                yield entry.problem(("location", "lat"), "swapped-lat-lon", message, hint)


def outside_district(library: Library) -> Iterator[Diagnostic]:
    """A place of the district lies in the district's box."""
    for kind in ("points", "venues"):
        for entry in library.entries.get(kind, {}).values():
            spot = getattr(entry.record, "location", None)
            if spot and not in_district(Position(spot.lat, spot.lon)) and not _swapped(spot):
                message = f"坐标（{spot.lat:g}, {spot.lon:g}）不在滨湖区范围内"
                hint = "滨湖区约在北纬 31.2—31.7、东经 119.9—120.6 之间"
                yield entry.problem(("location", "lat"), "outside-district", message, hint)


def _swapped(spot: Location) -> bool:
    """Whether it would lie in the district the other way round."""
    return in_district(Position(spot.lon, spot.lat))


def _route(record: object) -> Route:
    if not isinstance(record, Route):
        raise TypeError(record)
    return record
