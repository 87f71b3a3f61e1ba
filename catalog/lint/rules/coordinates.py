"""Where points and venues lie."""

from collections import defaultdict
from collections.abc import Iterator

from catalog.content.loader import Entry, Library
from catalog.diagnostics import Diagnostic
from catalog.geo import Position, distance_km, in_district, to_wgs84
from catalog.model import Location

_NEAR_KM = 0.03
_NEAR_LAT = _NEAR_KM / 110  # degrees, a little more than `_NEAR_KM` on any meridian


def swapped_coordinates(library: Library) -> Iterator[Diagnostic]:
    """Latitude and longitude in each other's place are told as such."""
    for entry, spot in _located(library):
        if _swapped(spot):
            message = "经度和纬度写反了"
            hint = f"改成 lat: {spot.lon:g} 和 lon: {spot.lat:g}"
            yield entry.error(("location", "lat"), "swapped-lat-lon", message, hint)


def outside_district(library: Library) -> Iterator[Diagnostic]:
    """A place of the district lies in the district's box."""
    for entry, spot in _located(library):
        if not in_district(Position(spot.lat, spot.lon)) and not _swapped(spot):
            message = f"坐标（{spot.lat:g}, {spot.lon:g}）不在滨湖区范围内"
            hint = "滨湖区约在北纬 31.2—31.7、东经 119.9—120.6 之间"
            yield entry.error(("location", "lat"), "outside-district", message, hint)


def coordinate_without_address(library: Library) -> Iterator[Diagnostic]:
    """A coordinate stands beside an address: without one nobody can tell whether it is right."""
    for entry, _ in _located(library):
        if entry.record.get("address") is None:
            message = "有坐标，却没有地址"
            hint = "补上 address：没有门牌就写到路、村或小区，并注明“门牌待核”"
            yield entry.warning(("location",), "lone-coordinate", message, hint)


def two_datums(library: Library) -> Iterator[Diagnostic]:
    """The same numbers are of one datum wherever they stand.

    More cannot be told of a wrong datum: its numbers look like any others. But two places that are given
    in different datums do not have the same digits by chance.
    """
    for same in _by_numbers(library):
        first, spot = same[0]
        for entry, other in same[1:]:
            if other.datum != spot.datum:
                message = f"坐标数字和 {first.path} 完全一样，坐标系却一处写 {spot.datum}、一处写 {other.datum}"
                hint = "必有一处抄错：GPS、天地图是 wgs84，高德、腾讯是 gcj02，百度是 bd09"
                yield entry.error(("location", "datum"), "two-datums", message, hint)


def same_coordinate(library: Library) -> Iterator[Diagnostic]:
    """No two points have one coordinate, nor two venues; a point in a venue has its address, too."""
    for same in _by_numbers(library):
        first, spot = same[0]
        for entry, other in same[1:]:
            address = entry.record.get("address")
            inside = entry.record.KIND != first.record.KIND and address and address == first.record.get("address")
            if other.datum == spot.datum and not inside:
                message = f"坐标和“{first.record.heading}”（{first.path}）完全一样"
                hint = "多半是复制文件后忘了改：换成这一处自己的坐标，没有可靠来源就整段删去；真是同一处就并成一个"
                yield entry.warning(("location",), "same-coordinate", message, hint)


def points_too_close(library: Library) -> Iterator[Diagnostic]:
    """Two points with exact places lie at least 30 m apart."""
    found = [
        (to_wgs84(spot), entry)
        for entry, spot in _standing(library)
        if entry.record.KIND == "points" and spot.precision == "exact"
    ]
    found.sort(key=lambda one: (one[0].lat, one[1].path))
    for index, (place, entry) in enumerate(found):
        for other_place, other in found[index + 1 :]:
            if other_place.lat - place.lat > _NEAR_LAT:
                break  # all others lie still further north
            if 0 < (km := distance_km(place, other_place)) < _NEAR_KM:
                first, second = sorted((entry, other), key=lambda one: one.path)
                message = f"和“{first.record.heading}”（{first.path}）相距只有 {km * 1000:.0f} 米"
                hint = "是同一处就并成一个点位；不是，就核对两边的坐标"
                yield second.warning(("location",), "points-too-close", message, hint)


def _located(library: Library) -> Iterator[tuple[Entry, Location]]:
    for kind in ("points", "venues"):
        for entry in library.entries.get(kind, {}).values():
            spot = entry.record.get("location")
            if isinstance(spot, Location):
                yield entry, spot


def _standing(library: Library) -> Iterator[tuple[Entry, Location]]:
    """Those that are not archived: what took their place may well stand there."""
    yield from (one for one in _located(library) if one[0].record.status != "archived")


def _by_numbers(library: Library) -> Iterator[list[tuple[Entry, Location]]]:
    """Places with the same two numbers, in order of reading; only where there are several."""
    found: dict[tuple[float, float], list[tuple[Entry, Location]]] = defaultdict(list)
    for entry, spot in _standing(library):
        found[spot.lat, spot.lon].append((entry, spot))
    yield from (same for same in found.values() if len(same) > 1)


def _swapped(spot: Location) -> bool:
    """Whether it would lie in the district the other way round."""
    return in_district(Position(spot.lon, spot.lat))
