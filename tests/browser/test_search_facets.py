"""The facets of the results page: chips, conditions, the address as their state, a sheet on a telephone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Open, Served
from tests.browser.results import RESULTS, query_of, result_ids, wait_for_results
from tests.support.sites import Site


def test_a_chip_narrows_the_results_to_what_it_counted(opened: Open, served: Served, built: Site) -> None:
    page = opened(f"{served.root}search/?q=水")
    wait_for_results(page)
    chip = page.get_by_role("group", name="栏目").get_by_role("button", name=re.compile("^党课"))
    many = int(chip.locator(".count").inner_text())
    before = result_ids(page)
    chip.click()
    wait_for_results(page)
    assert chip.get_attribute("aria-pressed") == "true"
    assert result_ids(page) == [one for one in before if one[0] == "lessons"]
    assert len(result_ids(page)) == many
    for _, record_id in result_ids(page):
        assert record_id in built.catalog.listed["lessons"]


def test_facets_work_without_a_question(opened: Open, served: Served, built: Site) -> None:
    page = opened(f"{served.root}search/?kind=venues&town=helie")
    wait_for_results(page)
    venues = {venue.id for venue in built.catalog.of("venues") if venue.town == "helie"}
    assert {record_id for _, record_id in result_ids(page)} == venues
    assert f"共 {len(venues)} 条" in page.locator(".search-count").inner_text()


def test_two_values_of_a_facet_mean_either(opened: Open, served: Served, built: Site) -> None:
    page = opened(f"{served.root}search/?kind=venues&town=helie&town=mashan")
    wait_for_results(page)
    either = {venue.id for venue in built.catalog.of("venues") if venue.town in {"helie", "mashan"}}
    assert {record_id for _, record_id in result_ids(page)} == either


def test_what_is_chosen_stands_above_the_results_and_can_be_taken_away(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例&kind=lessons&from=timeline")
    wait_for_results(page)
    chosen = page.get_by_role("group", name="已选条件")
    narrowed = len(result_ids(page))
    chosen.get_by_role("button", name="去掉条件 栏目：党课").click()
    wait_for_results(page)
    assert len(result_ids(page)) > narrowed
    assert not chosen.is_visible()
    assert query_of(page) == "q=示例&from=timeline" or query_of(page) == "from=timeline&q=示例"


def test_clear_takes_every_condition_away_and_leaves_the_question(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例&kind=lessons&theme=theory")
    wait_for_results(page)
    page.get_by_role("group", name="已选条件").get_by_role("button", name="清除").click()
    wait_for_results(page)
    assert query_of(page) == "q=示例"
    assert page.locator("[aria-pressed=true]:visible").count() == 0


def test_back_and_forward_go_through_the_choices(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例")
    wait_for_results(page)
    before = result_ids(page)
    page.get_by_role("group", name="栏目").get_by_role("button", name=re.compile("^教学点位")).click()
    wait_for_results(page)
    after = result_ids(page)
    assert after != before
    page.go_back()
    wait_for_results(page)
    assert result_ids(page) == before
    page.go_forward()
    wait_for_results(page)
    assert result_ids(page) == after
    assert page.get_by_role("button", name=re.compile("^教学点位")).get_attribute("aria-pressed") == "true"


def test_an_unknown_value_in_the_address_is_shown_and_can_be_taken_away(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例&theme=%3Cb%3E")
    wait_for_results(page)
    page.get_by_role("button", name="去掉条件 主题：<b>").click()
    wait_for_results(page)
    assert result_ids(page)


def test_the_sheet_of_a_telephone_opens_counts_and_closes(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例", phone=True)
    wait_for_results(page)
    assert page.get_by_role("dialog").count() == 0
    page.get_by_role("button", name="筛选").click()
    sheet = page.get_by_role("dialog", name="筛选")
    _at_the_bottom(page)
    sheet.get_by_role("button", name=re.compile("^教学点位")).click()
    wait_for_results(page)
    many = page.locator(RESULTS).count()
    assert sheet.locator("[aria-live]").inner_text() == f"共 {many} 条"
    sheet.get_by_role("button", name=f"显示 {many} 条").click()
    expect(sheet).to_have_count(0)
    assert page.get_by_role("button", name="筛选（1）").evaluate("(button) => button === document.activeElement")
    assert query_of(page) == "q=示例&kind=points"
    page.go_back()
    wait_for_results(page)
    assert query_of(page) == "q=示例"


@pytest.mark.parametrize("chooses", [False, True], ids=["untouched", "chosen"])
def test_a_step_back_closes_the_sheet_and_keeps_what_was_chosen(opened: Open, served: Served, *, chooses: bool) -> None:
    page = opened(f"{served.root}search/?q=示例", phone=True)
    wait_for_results(page)
    page.get_by_role("button", name="筛选").click()
    if chooses:
        page.get_by_role("dialog").get_by_role("button", name=re.compile("^教学点位")).click()
    page.go_back()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.url.startswith(f"{served.root}search/")
    assert ("kind=points" in page.url) == chooses
    assert page.get_by_role("button", name="筛选（1）" if chooses else "筛选").is_visible()


def test_the_sheet_keeps_the_focus_and_gives_it_back(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例", phone=True)
    wait_for_results(page)
    opener = page.get_by_role("button", name="筛选")
    opener.press("Enter")
    inside = "() => document.querySelector('.facets').contains(document.activeElement)"
    for key in ("Shift+Tab", "Tab", "Tab", "Tab"):
        page.keyboard.press(key)
        assert page.evaluate(inside)
    page.keyboard.press("Escape")
    assert opener.evaluate("(button) => button === document.activeElement")


@pytest.mark.parametrize(("view", "least"), [("", 44), ("elder", 60)], ids=["normal", "elder"])
def test_every_target_of_the_sheet_is_large_enough(opened: Open, served: Served, view: str, least: int) -> None:
    page = opened(f"{served.root}search/?q=示例", phone=True)
    wait_for_results(page)
    page.evaluate("(view) => { document.documentElement.dataset.view = view; }", view)
    page.get_by_role("button", name="筛选").click()
    targets = page.locator(".facets button:visible, .facets label:visible")
    sizes = targets.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().height)")
    assert len(sizes) > 10
    assert min(sizes) >= least - 0.5
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_button_stays_in_sight_on_a_telephone(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例", phone=True)
    wait_for_results(page)
    page.locator(RESULTS).last.scroll_into_view_if_needed()
    assert page.get_by_role("button", name="筛选").bounding_box()["y"] >= 0  # type: ignore[index]


def test_a_chip_keeps_the_focus_when_it_is_pressed(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例")
    wait_for_results(page)
    chip = page.get_by_role("group", name="栏目").get_by_role("button").first
    chip.press("Enter")
    wait_for_results(page)
    assert chip.evaluate("(chip) => chip === document.activeElement")


@pytest.mark.parametrize("where", ["deep", "disk"])
def test_facets_work_below_a_sub_path_and_on_a_disk(opened: Open, served: Served, built: Site, where: str) -> None:
    base = served.deep if where == "deep" else f"{built.folder.as_uri()}/"
    page = opened(f"{base}search/{'' if where == 'deep' else 'index.html'}?q=示例")
    wait_for_results(page)
    page.get_by_role("group", name="栏目").get_by_role("button", name=re.compile("^党课")).click()
    wait_for_results(page)
    assert {kind for kind, _ in result_ids(page)} == {"lessons"}
    page.locator(f"{RESULTS} a").first.click()
    page.get_by_role("heading", level=1).wait_for()
    assert page.url.startswith(f"{base}lessons/")


def test_every_facet_of_the_engine_has_a_name_in_the_address(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例")
    wait_for_results(page)
    lost = page.evaluate("""() => {
      const { facets } = catalog.search.find(catalog.search.index(), "", {}, {});
      const known = ({ name }) => catalog.filters.chosen({ filters: { [name]: ["x"] } }).length;
      return facets.filter((facet) => !known(facet)).map(({ name }) => name);
    }""")
    assert lost == []


def _at_the_bottom(page: Page) -> None:
    box = page.get_by_role("dialog").bounding_box()
    assert box
    assert box["y"] > 60
    assert round(box["y"] + box["height"]) == PHONE["height"]
