"""The map of everything: by address, by hand, by keyboard, its layers, its frame."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.conftest import Open, Served
from tests.browser.overview import KNOWN, NAME, in_focus, message_of, pins, popup_name, when_ready
from tests.support import projects, sites
from tests.support.samples import POINT, VENUE
from tests.support.serving import serving

_POPUP_INSIDE = """() => {
  const box = (name) => document.querySelector(name).getBoundingClientRect();
  const [popup, stage] = [box(".leaflet-popup"), box(".map-stage")];
  return popup.left >= stage.left && popup.right <= stage.right + 1 && popup.top >= stage.top;
}"""


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a point and two venues of two levels in one and the same house, and one far away."""
    root = projects.whole(tmp_path_factory.mktemp("crowded"))
    house = "address: 大院 1 号\nlocation: {lat: 31.53, lon: 120.22, datum: wgs84, precision: exact}\n"
    far = house.replace("31.53", "31.45").replace("大院 1 号", "远处 2 号")
    texts = {
        "points/point": POINT + house,
        "venues/venue": VENUE + house,
        "venues/town": VENUE.replace("区党建馆", "镇中心").replace("district", "town") + house,
        "venues/far": VENUE.replace("区党建馆", "远处的馆") + far,
    }
    for name, text in texts.items():
        (root / "content" / f"{name}.yml").write_text(text, "utf-8")
    with serving(sites.make(root, root / "site", with_pdf=False).folder) as address:
        yield address


# By address


def test_a_place_is_shown_by_its_address_with_the_focus_in_what_is_said_of_it(opened: Open, served: Served) -> None:
    page = when_ready(opened(f"{served.root}maps/#point={KNOWN}", phone=True))
    assert popup_name(page) == NAME
    assert in_focus(page) == NAME
    assert page.locator(".map-stage").evaluate("(one) => one.getBoundingClientRect().top > -1")


def test_the_page_of_a_place_leads_to_it_on_the_map(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}points/{KNOWN}/")
    page.get_by_role("link", name="在地图上看").click()
    assert popup_name(when_ready(page)) == NAME


def test_another_address_shows_another_place(overview: Page) -> None:
    for record_id, name in (("reading-room", "示例书屋"), (KNOWN, NAME)):
        overview.evaluate("(hash) => { location.hash = hash; }", f"point={record_id}")
        overview.locator(".spot-name", has_text=name).wait_for()


def test_an_opened_place_can_be_sent_by_its_address(overview: Page, opened: Open) -> None:
    overview.locator(".map-pin").first.press("Enter")
    name = popup_name(overview)
    assert popup_name(when_ready(opened(overview.url))) == name


def test_a_place_without_a_coordinate_is_found_in_the_list_instead(opened: Open, served: Served) -> None:
    page = when_ready(opened(f"{served.root}maps/#venue=lane-room"))
    page.locator(".map-status", has_text="没有可靠的坐标").wait_for()
    assert "示例巷口小屋" in in_focus(page)
    assert page.get_by_role("dialog").count() == 0


@pytest.mark.parametrize("hash_", ["point=no-such-place", "venue=old-street", "point=__proto__"])
def test_an_address_of_nothing_is_said_to_be_one(opened: Open, served: Served, hash_: str) -> None:
    page = opened(f"{served.root}maps/#{hash_}")
    page.locator(".map-status", has_text="图上没有这一处").wait_for()


@pytest.mark.parametrize("hash_", ["lists", "point=%E0%A4%A", "<img src=x>"])
def test_other_addresses_are_left_alone(opened: Open, served: Served, hash_: str) -> None:
    page = when_ready(opened(f"{served.root}maps/#{hash_}"))
    assert message_of(page) == ""
    assert page.get_by_role("dialog").count() == 0


# By keyboard


def test_every_pin_and_bubble_can_be_reached_and_says_in_chinese_what_it_is(overview: Page) -> None:
    icons = overview.locator(".leaflet-marker-icon")
    assert icons.count() > 5
    assert set(icons.evaluate_all("(all) => all.map((one) => `${one.tabIndex} ${one.getAttribute('role')}`)")) == {
        "0 button"
    }
    assert all("第" in name or "处：" in name for name in pins(overview))


def test_escape_closes_a_popup_and_gives_the_focus_back_to_its_pin(overview: Page) -> None:
    pin = overview.locator(".map-pin").first
    name = pin.get_attribute("aria-label")
    for key in ("Enter", "Space"):
        pin.press(key)
        overview.get_by_role("dialog").wait_for()
        overview.keyboard.press("Escape")
        assert overview.get_by_role("dialog").count() == 0
        assert in_focus(overview) == name


def test_whoever_comes_from_the_list_gets_back_there(overview: Page) -> None:
    overview.locator(".overview-map-list summary").first.click()
    link = overview.locator(".overview-map-go").first
    link.press("Enter")
    overview.get_by_role("dialog").get_by_role("button", name="关闭").press("Enter")
    assert in_focus(overview) == link.get_attribute("aria-label")


def test_a_bubble_opens_into_its_places_and_the_focus_goes_with_them(overview: Page) -> None:
    before = len(pins(overview))
    bubble = overview.locator(".map-bubble").first
    name = bubble.get_attribute("aria-label")
    bubble.press("Enter")
    assert in_focus(overview) != name
    assert in_focus(overview).partition("，")[0] in str(name)
    assert len(pins(overview)) <= before  # the rest is off the map now


def test_places_in_one_house_part_around_it(opened: Open, crowded: str) -> None:
    page = when_ready(opened(f"{crowded}maps/"))
    page.get_by_role("button", name="3 处").press("Enter")
    assert sorted(name.partition("，")[0] for name in pins(page) if "处：" not in name) == [
        "区党建馆",
        "宝界桥",
        "镇中心",
    ]
    page.evaluate("location.hash = 'venue=town'")
    page.locator(".spot-name", has_text="镇中心").wait_for()


# Layers


def test_a_layer_is_hidden_and_shown_with_its_line(overview: Page) -> None:
    lines = overview.locator(".leaflet-overlay-pane path.map-way")
    all_lines, all_pins = lines.count(), pins(overview)
    first, *others = overview.get_by_role("group", name="图上画什么").get_by_role("checkbox").all()
    for box in others:
        box.uncheck()
    assert 0 < lines.count() < all_lines
    assert first.is_checked()
    assert all("示例水边线" in name or "处：" in name for name in pins(overview))
    for box in others:
        box.check()
    assert (lines.count(), pins(overview)) == (all_lines, all_pins)


def test_each_level_of_venues_is_a_layer(opened: Open, crowded: str) -> None:
    page = when_ready(opened(f"{crowded}maps/"))
    _layer(page, "区党建馆").uncheck()
    assert "远处的馆，区党建馆" not in pins(page)
    assert any(name.startswith("2 处") for name in pins(page))


def test_a_place_of_a_hidden_layer_is_shown_with_its_layer_when_it_is_asked_for(opened: Open, crowded: str) -> None:
    page = when_ready(opened(f"{crowded}maps/"))
    _layer(page, "区党建馆").uncheck()
    page.evaluate("location.hash = 'venue=far'")
    page.locator(".spot-name", has_text="远处的馆").wait_for()
    assert _layer(page, "区党建馆").is_checked()


# The frame


@pytest.mark.parametrize("has_it", [True, False])
def test_the_map_fills_the_window_and_gives_it_back(opened: Open, served: Served, *, has_it: bool) -> None:
    page = opened("about:blank", phone=True, locale="zh")
    if not has_it:
        page.add_init_script("delete Element.prototype.requestFullscreen")
    page.goto(f"{served.root}maps/")
    when_ready(page).get_by_role("button", name="全屏").click()
    page.wait_for_function("document.querySelector('.overview-map').getBoundingClientRect().height >= innerHeight - 1")
    page.get_by_role("button", name="退出全屏").click()
    page.get_by_role("button", name="全屏", exact=True).wait_for()
    assert page.get_by_role("heading", level=1).is_visible()


def test_escape_leaves_the_whole_window_after_the_popup(opened: Open, served: Served) -> None:
    page = opened("about:blank", locale="zh")
    page.add_init_script("delete Element.prototype.requestFullscreen")
    page.goto(f"{served.root}maps/")
    when_ready(page).get_by_role("button", name="全屏").click()
    page.locator(".map-pin").first.press("Enter")
    page.keyboard.press("Escape")
    assert page.get_by_role("button", name="退出全屏").is_visible()
    page.keyboard.press("Escape")
    assert page.get_by_role("button", name="全屏", exact=True).is_visible()


def test_the_wheel_scrolls_the_page_and_not_the_map(overview: Page) -> None:
    scale = overview.locator(".map-length").inner_text()
    overview.locator(".map").hover()
    overview.mouse.wheel(0, 400)
    overview.wait_for_function("scrollY > 0")
    assert overview.locator(".map-length").inner_text() == scale


def test_on_a_telephone_one_finger_scrolls_the_page(opened: Open, served: Served) -> None:
    page = when_ready(opened(f"{served.root}maps/", phone=True, has_touch=True, is_mobile=True))
    assert page.locator(".map").evaluate("(map) => getComputedStyle(map).touchAction") == "pan-x pan-y"
    assert page.get_by_text("双指移动地图").is_visible()
    page.get_by_role("button", name="全屏").click()
    page.wait_for_function("document.querySelector('.is-full')")
    assert page.locator(".map").evaluate("(map) => getComputedStyle(map).touchAction") == "none"


def test_in_the_elder_view_pins_and_popups_are_larger(overview: Page) -> None:
    pin = overview.locator(".map-pin").first
    before = pin.evaluate("(one) => one.offsetWidth")
    overview.get_by_role("button", name="大字版").click()
    assert pin.evaluate("(one) => one.offsetWidth") >= max(60, before * 1.3)
    pin.press("Enter")
    assert overview.locator(".spot-name").evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)") >= 28


def test_a_popup_lies_within_the_map_on_every_screen(opened: Open, served: Served) -> None:
    for look in ("", "elder"):
        page = opened(f"{served.root}maps/", phone=True)
        page.evaluate("(look) => localStorage.setItem('catalog.view', look)", look)
        page.goto("about:blank")
        page.goto(f"{served.root}maps/#point={KNOWN}")
        when_ready(page).wait_for_function(_POPUP_INSIDE)  # the map moves until it is


def test_a_popup_leads_into_the_readers_map_app_by_name_where_the_place_is_approximate(overview: Page) -> None:
    overview.evaluate("location.hash = 'point=tea-hill'")
    apps = overview.get_by_role("dialog").locator(".spot-app")
    apps.first.wait_for()
    assert apps.all_inner_texts() == ["高德地图", "百度地图", "腾讯地图"]
    assert "按名称搜索" in overview.get_by_role("dialog").inner_text()


def test_an_approximate_place_has_a_circle_as_wide_as_it_may_be_off(overview: Page) -> None:
    circle = overview.locator("path.map-reach")
    assert circle.count() == 0
    overview.evaluate("location.hash = 'point=tea-hill'")
    circle.wait_for(state="attached")
    assert "大致位置，可能差 1.5 公里" in overview.get_by_role("dialog").inner_text()
    assert _reach_km(overview) == pytest.approx(1.5, rel=0.05)
    overview.keyboard.press("Escape")
    circle.wait_for(state="detached")


def test_the_circles_of_a_route_are_on_its_map(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}maps/craft-route/whole.html")
    page.locator("path.map-reach").wait_for(state="attached")
    assert page.locator("path.map-reach").count() == page.locator(".map-pin .pin-approx").count() == 1
    assert _reach_km(page) == pytest.approx(0.5, rel=0.05)


def _reach_km(page: Page) -> float:
    """The radius of the circle that is drawn, measured with the page's own scale bar."""
    radius, rule, length = page.evaluate(
        "[document.querySelector('path.map-reach').getBBox().width / 2,"
        " document.querySelector('.map-rule').getBoundingClientRect().width,"
        " document.querySelector('.map-length').textContent]"
    )
    number, unit = length.split()
    return float(radius / rule * float(number) / (1000 if unit == "米" else 1))


def _layer(page: Page, name: str) -> Locator:
    """The box that shows and hides a layer."""
    return page.get_by_role("checkbox", name=name)
