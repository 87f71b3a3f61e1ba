"""Everything that matters works in a browser that runs no script."""

import pytest
from playwright.sync_api import Page

from catalog.domain.timetable import itineraries
from tests.browser.conftest import Open, Served
from tests.support.sites import Site


def test_the_front_page_leads_everywhere(opened: Open, served: Served, built: Site) -> None:
    page = _open(opened, served.root)
    assert page.locator("h1").inner_text() == built.catalog.site.tagline
    assert page.locator(".route-card").count() == len(built.catalog.of("routes"))
    for route in built.catalog.of("routes"):
        assert page.get_by_role("main").get_by_role("link", name=route.name).first.is_visible()


def test_a_list_is_complete(opened: Open, served: Served, built: Site) -> None:
    page = _open(opened, served.root)
    for kind in built.catalog.listed:
        page.goto(f"{served.root}{kind}/")
        entries = page.locator(f".list a[href^='../{kind}/']:visible")
        assert entries.count() == len(built.catalog.of(kind)), kind
        page.locator("label[for=view-table]").click()
        assert entries.count() == len(built.catalog.of(kind)), kind


def test_a_list_becomes_a_table_and_cards_again(opened: Open, served: Served) -> None:
    page = _open(opened, f"{served.root}lessons/")
    assert page.locator("table:visible").count() == 0
    page.locator("label[for=view-table]").click()
    assert page.locator("a.card:visible").count() == 0
    assert page.locator("table").first.is_visible()
    page.locator("label[for=view-cards]").click()
    assert page.locator("a.card").first.is_visible()
    assert page.locator("table:visible").count() == 0


def test_the_choice_of_a_list_can_be_made_by_keyboard(opened: Open, served: Served) -> None:
    page = _open(opened, f"{served.root}lessons/")
    page.locator("#view-cards").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("table").first.is_visible()


def test_a_record_shows_all_of_its_text(opened: Open, served: Served, built: Site) -> None:
    route = built.catalog.of("routes")[0]
    page = _open(opened, f"{served.root}routes/{route.id}/")
    text = page.get_by_role("main").inner_text()
    for point in built.catalog.get_many("points", (stop.point for stop in route.stops)):
        assert point.name in text
    for objective in route.objectives:
        assert objective in text


def test_a_map_says_that_it_needs_scripts_and_lists_the_stops(opened: Open, served: Served, built: Site) -> None:
    route = built.catalog.of("routes")[0]
    page = _open(opened, f"{served.root}maps/{route.id}.html")
    assert "JavaScript" in page.get_by_role("main").inner_text()
    assert page.locator(".map-stops li:visible").count() == len(itineraries(route)[0].stops)


def test_a_link_to_a_place_on_the_map_leads_to_it_in_the_list(opened: Open, served: Served, built: Site) -> None:
    point = built.catalog.of("points")[-1]
    page = _open(opened, f"{served.root}maps/#point={point.id}")
    assert page.get_by_role("main").get_by_role("link", name=point.name).first.is_visible()


def test_the_menu_opens_on_a_telephone_and_closes_again(opened: Open, served: Served) -> None:
    page = _open(opened, served.root)
    menu = page.get_by_role("navigation", name="栏目")
    assert not menu.is_visible()
    page.get_by_role("link", name="目录", exact=True).click()
    assert menu.get_by_role("link", name="党课", exact=True).is_visible()
    menu.get_by_role("link", name="收起目录").click()
    assert not menu.is_visible()
    page.get_by_role("link", name="目录", exact=True).click()
    menu.get_by_role("link", name="党课", exact=True).click()
    page.wait_for_url(f"{served.root}lessons/")


@pytest.mark.parametrize("uri", ["", "lessons/", "lessons/round-table/"])
def test_searching_leads_to_a_page_that_explains_and_leads_on(opened: Open, served: Served, uri: str) -> None:
    page = _open(opened, served.root + uri)
    page.get_by_role("searchbox").fill("示例")
    page.get_by_role("button", name="搜索").click()
    page.wait_for_url(f"{served.root}search/?q=*")
    main = page.get_by_role("main")
    assert "脚本" in main.inner_text()
    main.get_by_role("link", name="党课").click()
    page.wait_for_url(f"{served.root}lessons/")


def test_nothing_is_shown_that_would_not_work(opened: Open, served: Served) -> None:
    page = _open(opened, served.root)
    assert page.get_by_role("button", name="大字版").count() == 0
    assert page.get_by_role("button", name="深色").count() == 0


def test_dark_follows_the_device(opened: Open, served: Served) -> None:
    assert max(_ground(_open(opened, served.root, color_scheme="dark"))) < 60
    assert min(_ground(_open(opened, served.root))) > 200


def _open(opened: Open, address: str, **options: str) -> Page:
    return opened(address, phone=True, java_script_enabled=False, **options)


def _ground(page: Page) -> tuple[int, ...]:
    """Red, green and blue of the page's ground."""
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return tuple(int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(","))
