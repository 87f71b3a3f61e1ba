"""The site opened from a folder, without a server."""

from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.support.sites import Site


def test_an_entry_of_a_list_leads_to_its_page(opened: Open, built: Site) -> None:
    page = opened(f"{built.folder.as_uri()}/lessons/index.html")
    entry = page.locator("a.card").first
    name = entry.locator(".card-title").inner_text()
    entry.click()
    assert _heading(page) == name


def test_every_way_out_of_a_page_leads_to_a_page(opened: Open, built: Site) -> None:
    page = opened(f"{built.folder.as_uri()}/index.html")
    for name in ("路线", "点位", "首页"):
        page.get_by_role("navigation", name="栏目").get_by_role("link", name=name, exact=True).click()
        page.get_by_role("banner").wait_for()
    assert page.url.endswith("/index.html")
    assert _heading(page) == built.catalog.site.tagline


def test_a_suggestion_leads_to_its_page(opened: Open, built: Site) -> None:
    page = opened(f"{built.folder.as_uri()}/index.html")
    page.get_by_role("combobox").fill("示例老街")
    page.get_by_role("option").first.click()
    assert _heading(page) == "示例老街"


def test_the_map_is_drawn_and_its_stops_lead_to_their_pages(opened: Open, built: Site) -> None:
    page = opened(f"{built.folder.as_uri()}/maps/water-route.html")
    page.locator("[data-map=ready]").wait_for()
    page.locator(".leaflet-marker-icon").first.press("Enter")
    name = page.locator(".spot-name").inner_text()
    page.locator(".spot-link").press("Enter")
    assert _heading(page) == name


def _heading(page: Page) -> str:
    return page.locator("main h1").inner_text()
