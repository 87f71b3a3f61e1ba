"""What is said of places and distances that are known only roughly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.domain import wording
from catalog.model import Location


def located(precision: str, radius: str | None = None) -> Location:
    """A coordinate with five decimals."""
    values = {"lat": "31.51853", "lon": "120.23851", "datum": "wgs84", "precision": precision}
    return Location.model_validate(values | ({"radius": radius} if radius else {}))


@pytest.mark.parametrize(
    ("location", "coordinate", "how_sure"),
    [
        (located("exact"), "北纬 31.5185°，东经 120.2385°", ""),
        (located("approx"), "约北纬 31.52°，东经 120.24°", "大致位置，可能差 1.5 公里"),
        (located("approx", "500"), "约北纬 31.519°，东经 120.239°", "大致位置，可能差 500 米"),
        (located("approx", "200"), "约北纬 31.519°，东经 120.239°", "大致位置，可能差 200 米"),
        (located("approx", "2000"), "约北纬 31.52°，东经 120.24°", "大致位置，可能差 2 公里"),
    ],
)
def test_a_coordinate_says_how_sure_it_is(location: Location, coordinate: str, how_sure: str) -> None:
    assert wording.coordinate(location) == coordinate
    assert wording.how_sure(location) == how_sure


@pytest.mark.parametrize(
    ("km", "error_m", "text"),
    [
        (0.04, 0, "约 0.1 公里"),
        (4.34, 0, "约 4.3 公里"),
        (4.34, 300, "约 4.4 公里"),
        (4.34, 1500, "约 4 公里"),
        (4.34, 3000, "约 4 公里"),
        (1.9, 1500, "约 2 公里"),
        (0.09, 1500, "不超过 2 公里"),
        (0.09, 3000, "不超过 4 公里"),
        (0.09, 200, "不超过 0.4 公里"),
    ],
)
def test_a_distance_is_told_as_far_as_it_is_known(km: float, error_m: int, text: str) -> None:
    assert wording.distance(km, error_m) == text


@given(st.floats(0, 60), st.integers(0, 10_000))
def test_a_distance_is_never_told_in_metres_and_never_nothing(km: float, error_m: int) -> None:
    text = wording.distance(km, error_m)
    words, value, unit = text.split(" ")
    assert (words, unit) in {("约", "公里"), ("不超过", "公里")}
    number = float(value)
    assert number > 0
    if words == "不超过":
        assert number >= km + error_m / 1000 - 1e-9


def test_public_data_has_no_decimals_that_nobody_knows() -> None:
    assert located("exact").model_dump()["lat"] == 31.51853
    approximate = located("approx").model_dump()
    assert (approximate["lat"], approximate["lon"], approximate["radius"]) == (31.52, 120.24, 1500)
    assert located("approx").lat == 31.51853, "the record itself keeps what its file says"
