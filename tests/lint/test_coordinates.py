"""Rules of places and ways, beyond single cases: no speed of their own is promised, but their reach is."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from catalog.geo import Position, distance_km
from catalog.lint.rules import check
from tests.support.samples import POINT, SITE, library

NEAR = st.lists(
    st.tuples(st.integers(315000, 315012), st.integers(1202800, 1202812)), min_size=2, max_size=6, unique=True
)


def described(number: int, lat: float, lon: float) -> str:
    spot = f"location: {{lat: {lat:.4f}, lon: {lon:.4f}, datum: wgs84, precision: exact}}"
    return f"{POINT}address: 某路 {number} 号\n{spot}\n"


@given(NEAR)
def test_every_pair_of_points_under_30_metres_apart_is_told_and_no_other(places: list[tuple[int, int]]) -> None:
    spots = [Position(lat / 10000, lon / 10000) for lat, lon in places]
    files = {f"content/points/p{n}.yml": described(n, spot.lat, spot.lon) for n, spot in enumerate(spots)}
    site = {"content/site.yml": SITE.replace("points: 1", f"points: {len(spots) + 1}")}
    told = [one for one in check(library({**files, **site})) if one.code == "points-too-close"]
    assert len(told) == sum(distance_km(*pair) < 0.03 for pair in combinations(spots, 2))
