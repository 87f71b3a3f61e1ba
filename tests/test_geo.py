"""Datums, distance and the district's box."""

from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog import geo
from catalog.geo import Position
from catalog.model import Location

SEAT = Position(31.5278, 120.2843)
CHINA = st.builds(Position, st.floats(18.2, 53.5), st.floats(73.6, 134.9))
DISTRICT = st.builds(Position, st.floats(*geo.DISTRICT_LAT), st.floats(*geo.DISTRICT_LON))
ANYWHERE = st.builds(Position, st.floats(-90, 90), st.floats(-180, 180))

MILLIMETRE = 1e-6  # km
MICROMETRE = 6e-12  # degrees, on a meridian and on any parallel: so small that distances no longer tell it


def located(datum: str, place: Position) -> Location:
    """Make a coordinate as the loader does, from text."""
    numbers = {"lat": f"{place.lat:.9f}", "lon": f"{place.lon:.9f}"}
    return Location.model_validate({**numbers, "datum": datum, "precision": "exact"})


@pytest.mark.parametrize(
    ("wgs", "gcj"),
    [
        (Position(31.1774276, 121.5272106), Position(31.17530398364597, 121.531541859215)),
        (Position(40, 120), Position(40.0013047896019, 120.00567568355486)),
    ],
)
def test_gcj02_vectors(wgs: Position, gcj: Position) -> None:
    """The published test vectors of eviltransform, both ways."""
    assert geo.wgs84_to_gcj02(wgs).lat == pytest.approx(gcj.lat, abs=1e-13)
    assert geo.wgs84_to_gcj02(wgs).lon == pytest.approx(gcj.lon, abs=1e-13)
    assert geo.distance_km(geo.gcj02_to_wgs84(gcj), wgs) < MILLIMETRE


def test_bd09_of_a_known_place() -> None:
    """荣氏梅园 in places.csv: BD-09 and GCJ-02 of one place, given to five decimals."""
    wgs = geo.bd09_to_wgs84(Position(31.558089, 120.229437))
    assert geo.distance_km(wgs, Position(31.55379, 120.21838)) < 0.003
    assert geo.distance_km(geo.wgs84_to_gcj02(wgs), Position(31.55186, 120.22300)) < 0.003


def test_offsets_in_the_district() -> None:
    """A wrong datum is visible: half a kilometre and over one."""
    assert geo.distance_km(SEAT, geo.wgs84_to_gcj02(SEAT)) == pytest.approx(0.49, abs=0.02)
    assert geo.distance_km(SEAT, geo.wgs84_to_bd09(SEAT)) == pytest.approx(1.16, abs=0.1)


@given(CHINA)
def test_round_trip_in_china(wgs: Position) -> None:
    """Both inverses come back to the place, to less than a millimetre."""
    assert geo.distance_km(geo.gcj02_to_wgs84(geo.wgs84_to_gcj02(wgs)), wgs) < MILLIMETRE
    assert geo.distance_km(geo.bd09_to_wgs84(geo.wgs84_to_bd09(wgs)), wgs) < MILLIMETRE


@given(DISTRICT)
def test_round_trip_in_the_district(wgs: Position) -> None:
    """Where it matters, to a micrometre."""
    for there, back in (
        (geo.wgs84_to_gcj02, geo.gcj02_to_wgs84),
        (geo.wgs84_to_bd09, geo.bd09_to_wgs84),
    ):
        again = back(there(wgs))
        assert again.lat == pytest.approx(wgs.lat, abs=MICROMETRE)
        assert again.lon == pytest.approx(wgs.lon, abs=MICROMETRE)


@given(DISTRICT)
def test_four_rounds_are_enough(wgs: Position) -> None:
    """The bound of ten is never what ends the search in the district."""
    calls = 0

    def counted(place: Position) -> Position:
        nonlocal calls
        calls += 1
        return geo._shift(place)  # noqa: SLF001 - the count is what is tested

    geo._inverse(counted, geo.wgs84_to_gcj02(wgs))  # noqa: SLF001 - as above
    assert calls <= 4


@given(ANYWHERE)
def test_any_number_is_survived(place: Position) -> None:
    """A typing slip gives a place far off, never an error."""
    for turned in (geo.gcj02_to_wgs84(place), geo.bd09_to_wgs84(place)):
        assert isfinite(turned.lat)
        assert isfinite(turned.lon)


def test_to_wgs84_goes_by_the_datum() -> None:
    """Each datum is undone by its own inverse; WGS-84 stays as it is."""
    assert geo.to_wgs84(located("wgs84", SEAT)) == SEAT
    for datum, shifted in (
        ("gcj02", geo.wgs84_to_gcj02(SEAT)),
        ("bd09", geo.wgs84_to_bd09(SEAT)),
    ):
        assert geo.distance_km(geo.to_wgs84(located(datum, shifted)), SEAT) < MILLIMETRE


def test_each_coordinate_is_converted_once_however_often_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    convert, calls = geo.gcj02_to_wgs84, list[Position]()

    def counted(position: Position) -> Position:
        calls.append(position)
        return convert(position)

    monkeypatch.setattr(geo, "gcj02_to_wgs84", counted)
    places = [Position(31.4 + n / 1000 + 1.7e-7, 120.2) for n in range(3)]  # in no other test
    results = [geo.to_wgs84(located("gcj02", place)) for _ in range(4) for place in places]
    assert len(calls) == len(places)
    assert results == [convert(Position(round(place.lat, 9), place.lon)) for place in places] * 4


def test_nothing_is_shifted_outside_china() -> None:
    """The services shift inside China only."""
    paris = Position(48.8566, 2.3522)
    assert geo.wgs84_to_gcj02(paris) == paris
    assert geo.gcj02_to_wgs84(paris) == paris


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        (SEAT, SEAT, 0),
        (Position(0, 0), Position(0, 1), 111.195),
        (Position(0, 0), Position(0, 180), 20015.115),
        (Position(36.12, -86.67), Position(33.94, -118.40), 2886.448),
    ],
)
def test_distance(a: Position, b: Position, km: float) -> None:
    """Known great-circle distances, the same both ways."""
    assert geo.distance_km(a, b) == pytest.approx(km, abs=0.001)
    assert geo.distance_km(a, b) == geo.distance_km(b, a)


def test_district_box() -> None:
    """The seat is inside, the edges count, swapped numbers are outside."""
    assert geo.in_district(SEAT)
    assert geo.in_district(Position(geo.DISTRICT_LAT[0], geo.DISTRICT_LON[1]))
    assert not geo.in_district(Position(SEAT.lon, SEAT.lat))
    assert not geo.in_district(Position(31.19, 120.28))
    assert not geo.in_district(Position(31.5, 120.61))


@pytest.mark.parametrize(
    ("error_m", "count"), [(0, 6), (10, 3), (200, 3), (500, 3), (999, 3), (1000, 2), (1500, 2), (5000, 2)]
)
def test_a_place_has_the_decimals_that_it_deserves(error_m: int, count: int) -> None:
    assert geo.decimals(error_m, 6) == count
    assert geo.decimals(error_m, 4) == min(count, 4)


@given(DISTRICT, st.integers(10, 5000))
def test_rounding_moves_a_place_about_as_far_as_it_may_be_off_anyway(place: Position, error_m: int) -> None:
    count = geo.decimals(error_m, 6)
    near = geo.rounded(place, error_m, 6)
    assert (near.lat, near.lon) == (round(place.lat, count), round(place.lon, count))
    assert geo.distance_km(place, near) * 1000 < max(80, 0.75 * error_m)
    assert 556_000 / 10**count > error_m / 2  # one decimal less would move it too far


@given(st.floats(0, 100), st.integers(0, 10_000))
def test_a_distance_is_rounded_to_what_is_known_of_it(km: float, error_m: int) -> None:
    step, near = geo.distance_step(error_m), geo.rounded_km(km, error_m)
    assert near / step == pytest.approx(round(near / step))
    if near:
        assert abs(near - km) <= step / 2 + 1e-9
    else:
        assert km * 1000 <= max(error_m, 50)
    if error_m >= 1000:
        assert near == int(near), "no metres"
