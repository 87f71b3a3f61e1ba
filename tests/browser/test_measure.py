"""现场定位: a telephone's position becomes a block of YAML and a text to hand in, and goes nowhere."""

from collections.abc import Callable

import pytest
import yaml  # noqa: TID251 - what the page writes is read by another reader than ours
from playwright.sync_api import Geolocation, Page, expect

from catalog.model import Location
from tests.browser.conftest import Open, Served

PLACE = "tea-hill"  # approximate in the fixture
HERE: Geolocation = {"latitude": 31.478512, "longitude": 120.229034, "accuracy": 8}

Measure = Callable[..., Page]


@pytest.fixture
def measure(opened: Open, served: Served) -> Measure:
    """Opens the page for a place with the position that the telephone gives."""

    def open_page(place: str = PLACE, position: Geolocation = HERE) -> Page:
        options = {"geolocation": position, "permissions": ["geolocation", "clipboard-read", "clipboard-write"]}
        page = opened("about:blank", phone=True, **options)
        page.context.set_geolocation(position)
        page.goto(f"{served.root}measure/#{place}")
        return page

    return open_page


def location_of(page: Page) -> dict[str, object]:
    """The block on the page, as YAML has it; the catalogue's own model takes it."""
    text = page.locator(".measure-text").inner_text()
    block: dict[str, object] = yaml.safe_load(text[text.index("location:") :])["location"]
    Location.model_validate({name: str(value) for name, value in block.items()})
    return block


def start(page: Page) -> None:
    page.get_by_role("button", name="开始定位").click()
    page.locator(".measure-text").wait_for()


def test_a_good_position_is_exact(measure: Measure) -> None:
    page = measure()
    expect(page.get_by_label("在哪里")).to_have_value(f"points/{PLACE}")
    start(page)
    page.get_by_role("button", name="停下").click()
    expect(page.locator(".measure-status")).to_have_text("已经够准，可以复制了。")
    assert location_of(page) == {"lat": 31.47851, "lon": 120.22903, "datum": "wgs84", "precision": "exact"}


def test_a_poor_position_is_approximate_with_its_error_rounded_up(measure: Measure) -> None:
    page = measure(position={**HERE, "accuracy": 61})
    start(page)
    page.get_by_role("button", name="停下").click()
    expect(page.locator(".measure-status")).to_have_text("误差还大，可以到开阔处再量一会儿。")
    block = location_of(page)
    assert (block["precision"], block["radius"]) == ("approx", 100)


def test_the_best_readings_count(measure: Measure) -> None:
    page = measure(position={**HERE, "accuracy": 61})
    start(page)
    page.context.set_geolocation({**HERE, "latitude": 31.4786, "accuracy": 12})
    expect(page.locator("[data-fill=best]")).to_have_text("误差约 12 米，已读 2 次")
    page.context.set_geolocation({**HERE, "latitude": 31.4999, "accuracy": 400})
    expect(page.locator("[data-fill=latest]")).to_have_text("误差约 400 米")
    block = location_of(page)
    assert (block["lat"], block["precision"]) == (31.4786, "exact")


def test_a_position_too_poor_is_not_handed_in(measure: Measure) -> None:
    page = measure(position={**HERE, "accuracy": 9000})
    page.get_by_role("button", name="开始定位").click()
    expect(page.locator("[data-fill=latest]")).to_have_text("误差约 9.0 公里")
    page.get_by_role("button", name="停下").click()
    expect(page.locator(".measure-status")).to_have_text("误差太大，这次的不能用。")
    expect(page.locator(".measure-text")).to_be_hidden()


def test_the_text_names_the_place_the_file_and_the_time(measure: Measure) -> None:
    page = measure()
    start(page)
    page.get_by_role("button", name="复制文字").click()
    expect(page.locator(".measure-status")).to_have_text("已复制，可以粘贴到微信里发给编辑。")
    text = page.evaluate("navigator.clipboard.readText()")
    name = page.locator(f"option[value='points/{PLACE}']").get_attribute("data-name")
    assert text.startswith(f"【现场定位】{name}\n测于 20")
    assert "误差约 8 米（WGS-84）" in text
    assert f"写进 content/points/{PLACE}.yml：\nlocation:\n  lat: 31.47851\n" in text
    page.get_by_role("button", name="只复制 location").click()
    page.wait_for_function("navigator.clipboard.readText().then((text) => text.startsWith('location:'))")


def test_what_is_odd_is_said(measure: Measure) -> None:
    page = measure(position={**HERE, "latitude": 31.56})
    start(page)
    page.get_by_role("button", name="停下").click()
    expect(page.locator(".measure-status")).to_contain_text("请看看是不是选错了地方")
    elsewhere = measure(position={"latitude": 39.9, "longitude": 116.4, "accuracy": 8})
    start(elsewhere)
    elsewhere.get_by_role("button", name="停下").click()
    expect(elsewhere.locator(".measure-status")).to_contain_text("不在滨湖区附近")


def test_another_place_can_be_chosen_and_has_an_address(measure: Measure) -> None:
    page = measure("no-such-place")
    expect(page.locator(".measure-status")).to_contain_text("不在名单里")
    page.get_by_role("button", name="开始定位").click()
    expect(page.locator("[data-fill=latest]")).to_have_text("误差约 8 米")
    expect(page.locator(".measure-text")).to_be_hidden()
    page.get_by_label("在哪里").select_option("venues/helie-centre")
    expect(page.locator(".measure-text")).to_contain_text("content/venues/helie-centre.yml")
    assert page.url.endswith("#helie-centre")


def test_restricted_places_are_not_in_the_list(measure: Measure) -> None:
    values = measure().locator("option").evaluate_all("all => all.map(({ value }) => value)")
    assert f"points/{PLACE}" in values
    assert "points/rice-field" in values or "points/river-bend" in values
    assert "points/machine-works" not in values


def test_a_position_goes_nowhere_and_is_kept_nowhere(measure: Measure) -> None:
    page = measure()
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    start(page)
    page.get_by_role("button", name="停下").click()
    assert asked == []
    kept = page.evaluate("JSON.stringify(Object.entries(localStorage)) + location.href + document.cookie")
    assert "31.47" not in kept


def test_without_leave_it_says_what_to_do(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}measure/#{PLACE}", permissions=[])
    page.get_by_role("button", name="开始定位").click()
    expect(page.locator(".measure-status")).to_contain_text("在手机设置里允许后再点一次")


def test_without_scripts_it_says_what_to_do_instead(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}measure/", java_script_enabled=False)
    expect(page.get_by_text("长按大门的位置，抄下经纬度")).to_be_visible()
    expect(page.get_by_label("在哪里")).to_be_hidden()
    expect(page.get_by_text("datum: gcj02")).to_be_visible()
