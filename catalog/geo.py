"""Convert coordinates between datums, measure distances, and test for the district's bounding box.

Inside the program every position is WGS-84, in degrees; editors may write what
their map shows. Chinese map services shift WGS-84 on purpose: GCJ-02 (高德,
腾讯) by about 0.5 km in 滨湖, BD-09 (百度) by about 1.2 km. 天地图 is CGCS2000,
which equals WGS-84 to within a few centimetres.

Neither datum is published as a standard. The two shifts below are the formulas
in circulation since 2013 (coolypf's `China_Coord`, eviltransform); they agree
with the services to within a metre or so, and the tests compare them with
eviltransform's vectors. No inverse is published: it is computed by fixed-point
iteration, because the one-step inverses in circulation are off by up to 1.7 m.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import asin, atan2, cos, hypot, pi, radians, sin, sqrt
from typing import Literal, Protocol

Datum = Literal["wgs84", "gcj02", "bd09"]

DISTRICT_LAT = (31.2, 31.7)
"""Southern and northern edge of a box around 滨湖区, degrees."""
DISTRICT_LON = (119.9, 120.6)
"""Western and eastern edge of a box around 滨湖区, degrees."""

EARTH_KM = 6371.0088
"""Mean radius R1 of the GRS 80 ellipsoid (IUGG)."""

_METRES_PER_DEGREE = 100_000  # a round figure: a degree of latitude is 111 km, one of longitude 95 km in 滨湖
_APPROXIMATE = 3  # decimals of a degree, at most
_STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 10)  # km

_AXIS_M = 6378245.0  # Krasovsky 1940, which GCJ-02 uses even over WGS-84 positions
_ECCENTRICITY_2 = 0.00669342162296594323
_CHINA_LAT = (0.8293, 55.8271)  # outside this box the services do not shift
_CHINA_LON = (72.004, 137.8347)

_BD_ANGLE = pi * 3000 / 180
_BD_LAT, _BD_LON = 0.006, 0.0065

_TOLERANCE = 1e-9  # degrees; 0.1 mm on the ground
_ITERATIONS = 10  # 4 are enough in China; the limit is for positions that never converge


@dataclass(frozen=True, slots=True)
class Position:
    """A place in WGS-84, in degrees, north and east positive."""

    lat: float
    lon: float


class Located(Protocol):
    """A coordinate as an editor writes it, such as a `model.Location`."""

    @property
    def lat(self) -> float:
        """Latitude in degrees of `datum`."""

    @property
    def lon(self) -> float:
        """Longitude in degrees of `datum`."""

    @property
    def datum(self) -> Datum:
        """The reference system of the two numbers."""


def to_wgs84(location: Located) -> Position:
    """Convert a coordinate of any of the three datums to WGS-84."""
    return _to_wgs84(location.datum, location.lat, location.lon)


@cache  # a build asks for each place some forty times
def _to_wgs84(datum: Datum, lat: float, lon: float) -> Position:
    position = Position(lat, lon)
    if datum == "gcj02":
        return gcj02_to_wgs84(position)
    if datum == "bd09":
        return bd09_to_wgs84(position)
    return position


def wgs84_to_gcj02(wgs: Position) -> Position:
    """Shift WGS-84 to GCJ-02, which links to 高德 and 腾讯 use."""
    return _shift(wgs) if _in_china(wgs) else wgs


def wgs84_to_bd09(wgs: Position) -> Position:
    """Shift WGS-84 to BD-09, which 百度 uses."""
    return _gcj02_to_bd09(wgs84_to_gcj02(wgs))


def gcj02_to_wgs84(gcj: Position) -> Position:
    """Undo the GCJ-02 shift."""
    # The shift itself, not `wgs84_to_gcj02`: its step at the border would keep
    # the iteration from converging there.
    return _inverse(_shift, gcj) if _in_china(gcj) else gcj


def bd09_to_wgs84(bd: Position) -> Position:
    """Undo both shifts of BD-09."""
    return gcj02_to_wgs84(_inverse(_gcj02_to_bd09, bd))


def distance_km(a: Position, b: Position) -> float:
    """Great-circle distance in km, by the haversine formula (Sinnott 1984)."""
    lat_a, lat_b = radians(a.lat), radians(b.lat)
    half_lat = (lat_b - lat_a) / 2
    half_lon = radians(b.lon - a.lon) / 2
    haversine = sin(half_lat) ** 2 + cos(lat_a) * cos(lat_b) * sin(half_lon) ** 2
    # Rounding takes opposite points slightly beyond 1, where asin is not defined.
    return 2 * EARTH_KM * asin(sqrt(min(1.0, haversine)))


def decimals(error_m: int, most: int) -> int:
    """How many decimals of a degree a place deserves that may be off so many metres, up to `most`.

    As few as move it no farther north or east than half of what it may be off anyway: two for 1,500 m, of which half
    the last one is 500 m, and three for 500 m. Never more than three, which are 50 m; an exact place has `most`.
    """
    if not error_m:
        return most
    halves = (_METRES_PER_DEGREE / 2 / 10**count for count in range(_APPROXIMATE))
    return next((count for count, half in enumerate(halves) if half <= error_m / 2), min(_APPROXIMATE, most))


def rounded(place: Position, error_m: int, most: int) -> Position:
    """A place with the decimals that it deserves."""
    count = decimals(error_m, most)
    return Position(round(place.lat, count), round(place.lon, count))


def distance_step(error_m: int) -> float:
    """The step in km to which a distance is rounded that may be off so many metres; an exact one to 100 m."""
    return max([step for step in _STEPS if step * 1000 <= error_m], default=_STEPS[0])


def rounded_km(km: float, error_m: int) -> float:
    """A distance rounded to what is known of it; 0 if it may be nothing at all."""
    step = distance_step(error_m)
    return round(round(km / step) * step, 1) if km * 1000 > error_m else 0.0


def in_district(place: Position) -> bool:
    """Return whether a place lies in the box around the district."""
    return _in_box(place, DISTRICT_LAT, DISTRICT_LON)


def _in_china(place: Position) -> bool:
    return _in_box(place, _CHINA_LAT, _CHINA_LON)


def _in_box(place: Position, lat: tuple[float, float], lon: tuple[float, float]) -> bool:
    return lat[0] <= place.lat <= lat[1] and lon[0] <= place.lon <= lon[1]


def _shift(wgs: Position) -> Position:
    """Add the GCJ-02 offset: metres by the published series, then degrees."""
    x, y = wgs.lon - 105.0, wgs.lat - 35.0
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    north += _waves((20, 6 * x), (20, 2 * x), (20, y), (40, y / 3), (160, y / 12), (320, y / 30))
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    east += _waves((20, 6 * x), (20, 2 * x), (20, x), (40, x / 3), (150, x / 12), (300, x / 30))
    lat = radians(wgs.lat)
    flattening = 1 - _ECCENTRICITY_2 * sin(lat) ** 2
    meridian = _AXIS_M * (1 - _ECCENTRICITY_2) / (flattening * sqrt(flattening))
    parallel = _AXIS_M / sqrt(flattening) * cos(lat)
    return Position(
        wgs.lat + north * 180 / (meridian * pi),
        wgs.lon + east * 180 / (parallel * pi),
    )


def _waves(*terms: tuple[float, float]) -> float:
    """Return two thirds of a sum of sines, each given by its amplitude in metres and its angle in half turns."""
    return 2 / 3 * sum(amplitude * sin(half_turns * pi) for amplitude, half_turns in terms)


def _gcj02_to_bd09(gcj: Position) -> Position:
    """Add Baidu's second shift: a ripple in polar form, then a constant."""
    radius = hypot(gcj.lon, gcj.lat) + 0.00002 * sin(gcj.lat * _BD_ANGLE)
    angle = atan2(gcj.lat, gcj.lon) + 0.000003 * cos(gcj.lon * _BD_ANGLE)
    return Position(radius * sin(angle) + _BD_LAT, radius * cos(angle) + _BD_LON)


def _inverse(forward: Callable[[Position], Position], target: Position) -> Position:
    """Return the position that `forward` shifts to `target`.

    The shifts change slowly, so adding the remaining difference converges: each
    iteration leaves well under a hundredth of the last one's error.
    """
    guess = target
    for _ in range(_ITERATIONS):
        reached = forward(guess)
        north, east = target.lat - reached.lat, target.lon - reached.lon
        guess = Position(guess.lat + north, guess.lon + east)
        if max(abs(north), abs(east)) < _TOLERANCE:
            break
    return guess
