"""How a reader gets to a place: links into map apps, and the short addresses on paper."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from catalog.domain.timetable import itineraries
from catalog.exports.geo import FORMATS
from tests.browser.conftest import Open, Served
from tests.support.sites import Site

HOSTS = re.compile(r"^https://(uri\.amap\.com|api\.map\.baidu\.com|apis\.map\.qq\.com)/")
APPS = ["高德地图", "百度地图", "腾讯地图"]


def test_every_stop_opens_its_ways_and_a_guarded_one_says_why_there_are_none(
    opened: Open, served: Served, built: Site
) -> None:
    page = opened(f"{served.root}routes/craft-route/", phone=True)
    itinerary, *_ = itineraries(built.catalog.get_many("routes", ("craft-route",))[0])
    for number, stop in enumerate(itinerary.stops, 1):
        line = page.locator(f"#stop-{number}")
        if built.catalog.points[stop.point].access == "restricted":
            expect(line.get_by_text("限制进入，不提供导航")).to_be_visible()
            expect(line.locator("a[target]")).to_have_count(0)
            continue
        expect(line.get_by_role("link", name="高德地图")).to_be_hidden()
        line.locator("summary", has_text="导航").press("Enter")
        for app in APPS:
            expect(line.get_by_role("link", name=app)).to_be_visible()


@pytest.mark.parametrize("uri", ["points/old-street/", "venues/district-hall/", "go/old-street/nav/"])
def test_ways_open_beside_the_page_and_tell_the_app_nothing_of_it(opened: Open, served: Served, uri: str) -> None:
    page = opened(served.root + uri)
    links = page.locator("a[target=_blank]")
    assert links.count() == len(APPS)
    for link, app in zip(links.all(), APPS, strict=True):
        assert link.inner_text().startswith(app)
        assert HOSTS.match(link.get_attribute("href") or "")
        assert (link.get_attribute("rel") or "").split() == ["noopener", "noreferrer"]


def test_a_chosen_app_is_asked_and_no_other(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}go/tea-hill/nav/", phone=True)
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        assert "referer" not in route.request.headers
        route.fulfill(body="", content_type="text/html")

    page.context.route(HOSTS, answer)
    with page.expect_popup() as popup:
        page.get_by_role("link", name="百度地图").click()
    popup.value.wait_for_load_state()
    popup.value.close()
    page.context.unroute(HOSTS, answer)
    assert [url.partition("?")[0] for url in asked] == ["https://api.map.baidu.com/place/search"]


@pytest.mark.parametrize("where", ["root", "deep", "disk"])
def test_a_printed_address_leads_to_the_page_and_the_way_leads_there_too(
    opened: Open, served: Served, built: Site, where: str
) -> None:
    base, index = (f"{built.folder.as_uri()}/", "index.html") if where == "disk" else (getattr(served, where), "")
    page = opened(f"{base}go/old-street/{index}")
    page.wait_for_url(f"{base}points/old-street/index.html")
    assert _heading(page) == "示例老街"
    page.goto(f"{base}go/old-street/nav/{index}")
    page.get_by_role("link", name="介绍和预约").click()
    page.get_by_role("banner").wait_for()
    assert _heading(page) == "示例老街"


def test_one_touch_selects_the_whole_address(opened: Open, served: Served, built: Site) -> None:
    page = opened(f"{served.root}go/old-street/nav/", phone=True)
    page.locator(".standalone-address").click()
    assert page.evaluate("getSelection().toString().trim()") == built.catalog.points["old-street"].address


@pytest.mark.parametrize("uri", ["routes/water-route/", "points/", "venues/"])
def test_files_to_take_along_are_saved_under_a_name_that_says_what_they_are(
    opened: Open, served: Served, built: Site, uri: str
) -> None:
    page = opened(served.deep + uri, phone=True)
    name = uri.split("/")[1] or "places"
    for one in FORMATS:
        with page.expect_download() as download:
            page.locator(".downloads").get_by_role("link", name=one.name, exact=True).click()
        assert download.value.suggested_filename == f"{name}.{one.ending}"
        folder = "data/routes" if name != "places" else "data"
        assert Path(download.value.path()).read_bytes() == (built.folder / folder / f"{name}.{one.ending}").read_bytes()


def _heading(page: Page) -> str:
    return page.get_by_role("main").get_by_role("heading", level=1).inner_text()
