"""Rules about where points and venues lie."""

from collections import defaultdict
from collections.abc import Iterator

from catalog.content.loader import Library
from catalog.content.source_file import Entry
from catalog.diagnostics import Finding
from catalog.geo import Position, distance_km, in_district, to_wgs84
from catalog.lint.rule import rule
from catalog.model import Location, Point, Venue

_NEAR_KM = 0.03
_NEAR_LAT = _NEAR_KM / 110  # degrees, a little more than `_NEAR_KM` on any meridian


@rule("swapped-lat-lon")
def swapped_coordinates(library: Library) -> Iterator[Finding]:
    """Report latitude and longitude in each other's place."""
    for entry, location in _located(library):
        if _is_swapped(location):
            message = "经度和纬度写反了"
            hint = f"改成 lat: {location.lon:g} 和 lon: {location.lat:g}"
            yield entry.finding(("location", "lat"), message, hint)


@rule("outside-district")
def outside_district(library: Library) -> Iterator[Finding]:
    """Report a place outside the box around the district."""
    for entry, location in _located(library):
        if not in_district(Position(location.lat, location.lon)) and not _is_swapped(location):
            message = f"坐标（{location.lat:g}, {location.lon:g}）不在滨湖区范围内"
            hint = "滨湖区约在北纬 31.2—31.7、东经 119.9—120.6 之间"
            yield entry.finding(("location", "lat"), message, hint)


@rule("radius-of-exact", "warning")
def radius_of_exact(library: Library) -> Iterator[Finding]:
    """Report a radius of a place that is said to be exact: only one of the two can be true."""
    for entry, location in _located(library):
        if location.radius is not None and location.precision == "exact":
            message = f"位置写了 exact（到门口），又写了可能差 {location.radius} 米"
            hint = "只是大致位置，就写 precision: approx；真是到门口的坐标，就删去 radius"
            yield entry.finding(("location", "radius"), message, hint)


@rule("lone-coordinate", "warning")
def coordinate_without_address(library: Library) -> Iterator[Finding]:
    """Report a coordinate without an address: nobody can tell whether it is right."""
    for entry, _ in _located(library):
        if entry.record.get("address") is None:
            message = "有坐标，却没有地址"
            hint = "补上 address：没有门牌就写到路、村或小区，并注明“门牌待核”"
            yield entry.finding(("location",), message, hint)


@rule("two-datums")
def two_datums(library: Library) -> Iterator[Finding]:
    """Report the same numbers with different datums.

    A wrong datum cannot be recognised by its numbers alone. But two places that are given in different datums do not
    have the same digits by chance.
    """
    for places in _by_numbers(library):
        first, location = places[0]
        for entry, other in places[1:]:
            if other.datum != location.datum:
                message = f"坐标数字和 {first.path} 完全一样，坐标系却一处写 {location.datum}、一处写 {other.datum}"
                hint = "必有一处抄错：GPS、天地图是 wgs84，高德、腾讯是 gcj02，百度是 bd09"
                yield entry.finding(("location", "datum"), message, hint)


@rule("same-coordinate", "warning")
def same_coordinate(library: Library) -> Iterator[Finding]:
    """Report two points, or two venues, with one coordinate; a point in a venue has its address, too."""
    for places in _by_numbers(library):
        first, location = places[0]
        for entry, other in places[1:]:
            address = entry.record.get("address")
            is_inside = entry.record.KIND != first.record.KIND and address and address == first.record.get("address")
            if other.datum == location.datum and not is_inside:
                message = f"坐标和“{first.record.heading}”（{first.path}）完全一样"
                hint = "多半是复制文件后忘了改：换成这一处自己的坐标，没有可靠来源就整段删去；真是同一处就并成一个"
                yield entry.finding(("location",), message, hint)


@rule("points-too-close", "warning")
def points_too_close(library: Library) -> Iterator[Finding]:
    """Report two points less than 30 m apart, unless neither is known that well."""
    places = [
        (to_wgs84(location), entry, location.error_m)
        for entry, location in _current(library)
        if entry.record.KIND == "points"
    ]
    places.sort(key=lambda place: (place[0].lat, place[1].path))
    for index, (position, entry, error_m) in enumerate(places):
        for other_position, other, other_error_m in places[index + 1 :]:
            if other_position.lat - position.lat > _NEAR_LAT:
                break  # all others lie still further north
            if min(error_m, other_error_m) > _NEAR_KM * 1000:
                continue
            if 0 < (km := distance_km(position, other_position)) < _NEAR_KM:
                first, second = sorted((entry, other), key=lambda entry: entry.path)
                metres = "不到 30 米，其中有大致位置" if error_m or other_error_m else f"只有 {km * 1000:.0f} 米"
                message = f"和“{first.record.heading}”（{first.path}）相距{metres}"
                hint = "是同一处就并成一个点位；不是，就核对两边的坐标"
                yield second.finding(("location",), message, hint)


def _located(library: Library) -> Iterator[tuple[Entry, Location]]:
    """Yield the points and venues that have a coordinate."""
    places: list[tuple[Entry, Point | Venue]] = [*library.records(Point), *library.records(Venue)]
    yield from ((entry, place.location) for entry, place in places if place.location)


def _current(library: Library) -> Iterator[tuple[Entry, Location]]:
    """Yield the places that are not archived: their successors may well be in the same spot."""
    yield from ((entry, place) for entry, place in _located(library) if entry.record.status != "archived")


def _by_numbers(library: Library) -> Iterator[list[tuple[Entry, Location]]]:
    """Yield the groups of places with the same two numbers, in order of files."""
    groups: dict[tuple[float, float], list[tuple[Entry, Location]]] = defaultdict(list)
    for entry, location in _current(library):
        groups[location.lat, location.lon].append((entry, location))
    yield from (group for group in groups.values() if len(group) > 1)


def _is_swapped(location: Location) -> bool:
    """Return whether a place would lie in the district with its numbers exchanged."""
    return in_district(Position(location.lon, location.lat))
