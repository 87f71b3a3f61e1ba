"""Lists in other orders and views, which the address keeps, and the way back."""

import re

import pytest
from playwright.sync_api import expect

from catalog.domain.kinds import KIND_VIEWS
from tests.browser.conftest import Open, Served
from tests.browser.lists import ordered_ids, visible_ids
from tests.support.sites import Site


@pytest.mark.parametrize("kind", sorted(kind for kind, view in KIND_VIEWS.items() if view.filterable))
def test_every_order_keeps_every_entry_and_the_way_back_restores_the_groups(
    opened: Open, served: Served, kind: str
) -> None:
    page = opened(f"{served.root}{kind}/")
    own = ordered_ids(page)
    order = page.get_by_label("排序")
    for name in order.locator("option").evaluate_all("(all) => all.slice(1).map(({ value }) => value)"):
        order.select_option(name)
        expect(page).to_have_url(re.compile(rf"[?]sort={name}$"))
        assert page.locator("section.group:visible").count() == 1
        assert sorted(ordered_ids(page)) == sorted(own)
        assert ordered_ids(page) == page.locator("tbody tr").evaluate_all(
            "(all) => all.map(({ dataset }) => dataset.id)"
        )
        page.go_back()
        expect(order).to_have_value("relevance")
        assert ordered_ids(page) == own


def test_an_order_of_an_address_works_with_facets_in_the_table_and_on_paper(
    opened: Open, served: Served, built: Site
) -> None:
    page = opened(f"{served.root}lessons/?format=onsite&sort=minutes&view=table")
    expect(page.get_by_role("button", name="筛选（1）")).to_be_visible()
    expected = sorted(lesson.minutes for lesson in built.catalog.of("lessons") if "onsite" in lesson.formats)
    rows = page.locator("tbody tr:visible")
    assert [int(row) for row in rows.evaluate_all("(all) => all.map((row) => row.dataset.minutes)")] == expected
    page.emulate_media(media="print")
    assert rows.count() == len(expected)
    assert page.get_by_role("heading", name="按时长").is_visible()
    assert page.locator("select:visible").count() == 0


def test_titles_are_sorted_as_they_are_read(opened: Open, served: Served, built: Site) -> None:
    page = opened(f"{served.root}points/?sort=title")
    expect(page.locator("section.group:visible")).to_have_count(1)
    titles = [built.catalog.listed["points"][record_id].heading for record_id in ordered_ids(page)]
    some = ["示例茶山", "示例车间", "示例工艺馆", "示例河湾", "示例老街"]
    assert [title for title in titles if title in some] == some


def test_cards_or_table_is_kept_in_the_address(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}venues/?town=helie")
    page.locator("label[for=view-table]").click()
    assert page.url.endswith("?town=helie&view=table")
    page.reload()
    assert page.locator("tbody tr:visible").count() > 0
    page.locator("label[for=view-cards]").click()
    assert page.url.endswith("?town=helie")


def test_an_order_that_a_list_has_not_got_is_passed_over(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}venues/?sort=minutes&town=helie")
    expect(page.get_by_role("button", name="筛选（1）")).to_be_visible()
    expect(page.get_by_label("排序")).to_have_value("relevance")


def test_back_and_forward_go_through_the_choices(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}lessons/")
    everything = visible_ids(page)
    page.get_by_role("button", name="筛选").click()
    page.get_by_role("group", name="主题").get_by_role("button").first.click()
    expect(page.get_by_role("button", name="筛选（1）")).to_be_visible()
    narrowed = visible_ids(page)
    assert narrowed < everything
    page.go_back()
    expect(page.get_by_role("button", name="筛选", exact=True)).to_be_visible()
    assert visible_ids(page) == everything
    page.go_forward()
    expect(page.get_by_role("button", name="筛选（1）")).to_be_visible()
    assert visible_ids(page) == narrowed


def test_the_way_back_from_an_entry_leads_to_the_same_list(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}venues/?town=helie")
    expect(page.get_by_role("button", name="筛选（1）")).to_be_visible()
    before = visible_ids(page)
    page.locator("a.card:visible").first.click()
    page.wait_for_url(re.compile(r"venues/[a-z0-9-]+/$"))
    page.go_back()
    expect(page.get_by_role("button", name="筛选（1）")).to_be_visible()
    assert visible_ids(page) == before
