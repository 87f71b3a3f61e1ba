"""A page with slots: cut once, poured many times."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.site.layout import SLOTS, Layout, LayoutError, cut, placeholder

EXPECTED = {"title": 2, "content": 1}
PAGE = f"<title>{placeholder('title')}</title><h1>{placeholder('title')}</h1>{placeholder('content')}<footer>"


def test_a_page_is_its_literals_with_the_values_between() -> None:
    page = cut(PAGE, EXPECTED).fill({"title": "湖", "content": "<p>水</p>"})
    assert page == "<title>湖</title><h1>湖</h1><p>水</p><footer>"


def test_a_page_without_holes_is_itself() -> None:
    assert cut("<p>湖</p>", {}).fill({}) == "<p>湖</p>"


def test_holes_may_stand_at_both_ends_and_side_by_side() -> None:
    layout = cut(placeholder("head") + placeholder("content"), {"head": 1, "content": 1})
    assert layout.fill({"head": "a", "content": "b"}) == "ab"
    assert layout == Layout(("", "", ""), ("head", "content"))


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("", {"title": 0, "content": 0}),
        (placeholder("content"), {"title": 0, "content": 1}),
        (placeholder("title") + placeholder("content"), {"title": 1, "content": 1}),
        (placeholder("title") * 3 + placeholder("content"), {"title": 3, "content": 1}),
        (placeholder("title") * 2 + placeholder("content") * 2, {"title": 2, "content": 2}),
        (PAGE + placeholder("head"), {"title": 2, "content": 1, "head": 1}),
    ],
    ids=["all lost", "one lost", "one too few", "one too many", "doubled", "not expected"],
)
def test_a_lost_or_doubled_hole_is_an_error_that_names_the_counts(html: str, found: dict[str, int]) -> None:
    with pytest.raises(LayoutError) as caught:
        cut(html, EXPECTED)
    told = str(caught.value)
    for slot, count in found.items():
        assert f"'{slot}': {count}" in told.partition("expected")[0]
    assert str(EXPECTED) in told.partition("expected")[2]


@pytest.mark.parametrize(
    "text", [placeholder("content"), placeholder("title"), "catalog-slot-other-5e1f", "\\1", "{0}", "%s"]
)
def test_a_value_that_looks_like_a_hole_is_poured_as_it_is(text: str) -> None:
    page = cut(PAGE, EXPECTED).fill({"title": text, "content": text})
    assert page == f"<title>{text}</title><h1>{text}</h1>{text}<footer>"


@given(st.text(), st.text())
def test_any_value_is_poured_as_it_is(title: str, content: str) -> None:
    page = cut(PAGE, EXPECTED).fill({"title": title, "content": content})
    assert page == f"<title>{title}</title><h1>{title}</h1>{content}<footer>"


def test_pouring_twice_leaves_nothing_of_the_first_behind() -> None:
    layout = cut(PAGE, EXPECTED)
    first = layout.fill({"title": "湖", "content": "水"})
    layout.fill({"title": "山", "content": "石"})
    assert layout.fill({"title": "湖", "content": "水"}) == first


def test_a_value_must_be_given_for_every_hole() -> None:
    with pytest.raises(KeyError, match="content"):
        cut(PAGE, EXPECTED).fill({"title": "湖"})


def test_every_hole_has_a_sentinel_of_its_own_that_html_leaves_alone() -> None:
    sentinels = [placeholder(slot) for slot in SLOTS]
    assert len(set(sentinels)) == len(SLOTS)
    for slot in SLOTS:
        assert placeholder(slot).replace("-", "").isalnum()
        assert cut(placeholder(slot), {slot: 1}).slots == (slot,)
