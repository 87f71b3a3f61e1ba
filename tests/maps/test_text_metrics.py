"""Names on a map: broken where a reader would pause, cut where they are too long, measured without a font."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.maps.static.text_metrics import broken, cut, ems


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("宝界桥", ("宝界桥",)),
        ("中国共产党无锡工作委员会机关旧址", ("中国共产党无锡", "工作委员会机关旧址")),
        ("无锡（国家）工业设计园", ("无锡（国家）", "工业设计园")),
        ("中南家园B区“滨锋驿家”", ("中南家园B区", "“滨锋驿家”")),
    ],
)
def test_long_names_are_broken_where_a_reader_would_pause(name: str, lines: tuple[str, ...]) -> None:
    assert broken(name)[0] == lines


@given(st.text(min_size=1, max_size=80))
def test_breaking_loses_nothing_but_the_end_of_what_is_too_long(name: str) -> None:
    for lines in broken(name):
        assert 1 <= len(lines) <= 3
        whole, kept = "".join(name.split()), "".join("".join(lines).split())
        assert whole.startswith(kept.removesuffix("…")) or whole == kept
        assert ems("".join(lines)) <= 28


def test_han_is_as_wide_as_high_and_latin_about_half() -> None:
    assert ems("蠡湖“驿家”") == 6
    assert 1 < ems("A1") < 1.5
    assert ems("e\u0301") == ems("e")


@given(st.text(max_size=40), st.floats(2, 20))
def test_a_cut_text_is_no_wider_than_allowed_and_says_that_it_was_cut(text: str, most: float) -> None:
    short = cut(text, most)
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]) and ems(short) <= most + 0.7)
