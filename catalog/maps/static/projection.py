"""From the earth onto the sheet: true to scale, north at the top."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, pi, radians

from catalog.geo import EARTH_KM, Position
from catalog.maps.static.geometry import Box, Spot, hull

_KM_PER_DEGREE = EARTH_KM * pi / 180
_BARS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20)  # km


@dataclass(frozen=True, slots=True)
class Ground:
    """An equirectangular projection: over a district its scale is the same everywhere to a thousandth.

    Attributes:
        middle: What lies at `spot`, WGS-84.
        spot: The place of `middle` on the sheet, mm.
        scale: Millimetres to a kilometre.
    """

    middle: Position
    spot: Spot
    scale: float

    def at(self, place: Position) -> Spot:
        """Where a place lies on the sheet."""
        east = (place.lon - self.middle.lon) * cos(radians(self.middle.lat)) * _KM_PER_DEGREE
        north = (place.lat - self.middle.lat) * _KM_PER_DEGREE
        return Spot(self.spot.x + east * self.scale, self.spot.y - north * self.scale)

    def length(self, metres: int) -> float:
        """How long so many metres are on the sheet."""
        return metres / 1000 * self.scale


def fitted(places: Sequence[Position], area: Box, most: float, lean: tuple[float, float] = (0.5, 0.5)) -> Ground:
    """Fit places into an area as large as they get.

    Args:
        places: At least one.
        area: Where they may lie, mm.
        most: No more millimetres to a kilometre than this: a single place has no extent.
        lean: Where in a larger area they lie: from 0, left and top, to 1, right and bottom.
    """
    lats, lons = [place.lat for place in places], [place.lon for place in places]
    middle = Position((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)
    hull_km = hull(Ground(middle, Spot(0, 0), 1).at(place) for place in places)
    extent = hull_km.width, hull_km.height
    scale = min([most, *(room / size for room, size in zip((area.width, area.height), extent, strict=True) if size)])
    x, y = (
        start + size * scale / 2 + (room - size * scale) * share
        for start, room, size, share in zip(area[:2], (area.width, area.height), extent, lean, strict=True)
    )
    return Ground(middle, Spot(x, y), scale)


def bar(scale: float, longest: float) -> float:
    """The longest round length in km whose bar is not longer than so many mm."""
    return max([length for length in _BARS if length * scale <= longest], default=_BARS[0])


def centre(places: Iterable[Position]) -> Position:
    """The mean of places that are near one another."""
    positions = list(places)
    return Position(
        sum(place.lat for place in positions) / len(positions), sum(place.lon for place in positions) / len(positions)
    )
