"""A background of tiles: after the page is there, from the named hosts only, gone again if it does not come."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Request, Route

from catalog.geo import Position, gcj02_to_wgs84
from tests.browser.conftest import Open
from tests.browser.watch import Watch
from tests.support import projects, sites
from tests.support.hostile import ATTACK
from tests.support.samples import POINT
from tests.support.serving import serving

PLACE = "address: 大院 1 号\nlocation: {lat: 31.53, lon: 120.22, datum: gcj02, precision: exact}\n"
TRUE = gcj02_to_wgs84(Position(31.53, 120.22))
TILES = f"""\
tiles:
  url: https://t{{s}}.tiles.invalid/{{z}}/{{x}}/{{y}}.png
  label_url: https://labels.invalid/{{z}}/{{x}}/{{y}}.png
  subdomains: "01"
  datum: gcj02
  attribution: '{ATTACK.replace("'", "")} 审图号：GS（2024）0650号'
  max_zoom: 17
"""
HOSTS = "https://*.invalid/**"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)
MAPS = ("maps/", "maps/route.html")
Answer = Callable[[Route], None]


@pytest.fixture(scope="module")
def tiled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with tiles behind its maps."""
    root = projects.whole(tmp_path_factory.mktemp("tiled"))
    (root / "content" / "points" / "point.yml").write_text(POINT + PLACE, "utf-8")
    site = root / "content" / "site.yml"
    site.write_text(site.read_text("utf-8") + TILES, "utf-8")
    with serving(sites.make(root, root / "site", with_pdf=False).folder) as address:
        yield address


def open_map(opened: Open, address: str, answer: Answer) -> tuple[Page, Watch, list[Request]]:
    """Open a map whose tiles are answered so; also what went wrong, and the tiles asked for."""
    page = opened("about:blank", reduced_motion="reduce", locale="zh")
    page.unroute_all()
    page.route(HOSTS, answer)
    watch, asked = Watch(page, address), []
    page.on("request", lambda request: asked.append(request) if ".invalid/" in request.url else None)
    page.goto(address)
    page.locator("html[data-map=ready]").wait_for(state="attached")
    return page, watch, asked


def come(route: Route) -> None:
    route.fulfill(body=PIXEL, content_type="image/png")


def hang(_: Route) -> None:
    """A host that takes every question and answers none."""


@pytest.mark.parametrize("uri", MAPS)
def test_tiles_come_from_the_named_hosts_under_the_strict_policy(opened: Open, tiled: str, uri: str) -> None:
    page, watch, asked = open_map(opened, tiled + uri, come)
    page.locator(".leaflet-tile-loaded").first.wait_for()
    hosts = {request.url.split("/")[2] for request in asked}
    assert hosts <= {"t0.tiles.invalid", "t1.tiles.invalid", "labels.invalid"}
    assert "labels.invalid" in hosts
    assert [problem for problem in watch.problems if "leaves the site" not in problem] == []
    assert page.locator(".map-status").inner_text() == ""


@pytest.mark.parametrize("uri", MAPS)
def test_the_attribution_is_shown_as_it_was_written(opened: Open, tiled: str, uri: str) -> None:
    page, watch, _ = open_map(opened, tiled + uri, come)
    attribution = page.locator(".leaflet-control-attribution")
    attribution.wait_for()
    assert attribution.inner_text() == f"{ATTACK} 审图号：GS（2024）0650号"
    assert attribution.locator("*").count() == 0
    assert [problem for problem in watch.problems if "leaves the site" not in problem] == []


@pytest.mark.parametrize("uri", MAPS)
def test_a_host_that_never_answers_holds_nothing_up_and_is_given_up_with_a_note(
    opened: Open, tiled: str, uri: str
) -> None:
    page = opened("about:blank", reduced_motion="reduce", locale="zh")
    page.route(HOSTS, hang)
    order: list[str] = []
    page.on("load", lambda _: order.append("page"))
    page.on("request", lambda request: order.append("tile") if ".invalid/" in request.url else None)
    page.clock.install()
    page.goto(tiled + uri)
    page.locator(".leaflet-marker-icon").wait_for()
    assert page.locator(".map-status").inner_text() == ""
    page.clock.run_for(9000)
    assert (order[0], set(order)) == ("page", {"page", "tile"})
    page.locator(".map-status", has_text="底图没有载入").wait_for()
    assert page.locator(".leaflet-tile").count() == 0
    page.locator(".leaflet-marker-icon").press("Enter")
    assert page.locator(".spot-name").inner_text() == "宝界桥"


@pytest.mark.parametrize("uri", MAPS)
def test_a_host_that_refuses_is_given_up_after_four_errors(opened: Open, tiled: str, uri: str) -> None:
    page, _, asked = open_map(opened, tiled + uri, lambda route: route.abort())
    page.locator(".map-status", has_text="底图没有载入").wait_for()
    assert page.locator(".leaflet-tile").count() == 0
    assert len(asked) >= 4


def test_the_reader_is_drawn_where_the_shifted_tiles_have_them(opened: Open, tiled: str) -> None:
    page = opened(
        "about:blank",
        geolocation={"latitude": TRUE.lat, "longitude": TRUE.lon, "accuracy": 5},
        permissions=["geolocation"],
    )
    page.route(HOSTS, come)
    page.goto(f"{tiled}maps/")
    page.get_by_role("button", name="离我最近").click()
    page.locator(".overview-map-results a").wait_for()
    assert page.locator(".overview-map-results .row-line").inner_text().startswith("直线 0 米")
    here, pin = (page.locator(one).bounding_box() for one in (".map-here", ".map-pin"))
    assert here
    assert pin
    assert abs(here["x"] + here["width"] / 2 - pin["x"] - pin["width"] / 2) < 3
    assert abs(here["y"] + here["height"] / 2 - pin["y"] - pin["height"] / 2) < 3
