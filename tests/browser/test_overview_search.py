"""Places on the map of everything found by words, and by where the reader is."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open, Served
from tests.browser.overview import KNOWN, NAME, in_focus, message_of, popup_name, when_ready

NEAR_BY = {"latitude": 31.528, "longitude": 120.27, "accuracy": 30}


@pytest.mark.parametrize(("words", "name"), [("老街", NAME), ("shililaojie", NAME)])
def test_a_place_is_found_by_its_name_in_characters_and_in_letters(overview: Page, words: str, name: str) -> None:
    overview.get_by_role("searchbox").fill(words)
    overview.locator(".overview-map-results a", has_text=name).wait_for()
    overview.keyboard.press("Enter")
    assert popup_name(overview) == name


def test_places_of_a_town_are_found_and_walked_through_by_keys(overview: Page) -> None:
    box = overview.get_by_role("searchbox")
    box.fill("马山")
    found = overview.locator(".overview-map-results a")
    found.first.wait_for()
    assert "找到" in message_of(overview)
    box.press("ArrowDown")
    assert in_focus(overview) == found.first.inner_text()
    overview.keyboard.press("ArrowUp")
    assert overview.evaluate("document.activeElement.id") == "map-search"


def test_a_place_without_a_coordinate_is_found_and_leads_to_its_page(overview: Page, served: Served) -> None:
    overview.get_by_role("searchbox").fill("巷口小屋")
    found = overview.locator(".overview-map-results a", has_text="没有坐标").first
    found.click()
    overview.wait_for_url(f"{served.root}venues/*/")


def test_nothing_found_is_said_with_what_to_do(overview: Page) -> None:
    overview.get_by_role("searchbox").fill("魑魅魍魉")
    overview.locator(".map-status", has_text="没有找到").wait_for()
    overview.get_by_role("searchbox").fill("")
    overview.wait_for_function("document.querySelector('.map-status').textContent === ''")


def test_the_nearest_places_are_listed_by_straight_distance_and_nobody_is_told_where_the_reader_is(
    opened: Open, served: Served
) -> None:
    page = when_ready(opened(f"{served.root}maps/", geolocation=NEAR_BY, permissions=["geolocation"]))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="离我最近").click()
    rows = page.locator(".overview-map-results .row-line")
    rows.first.wait_for()
    texts = [text.split(" · ")[0] for text in rows.all_inner_texts()]
    assert len(texts) == 6
    exact = [_metres(text) for text in texts if "约" not in text and "不超过" not in text]
    assert exact == sorted(exact)
    assert exact[0] < 10_000
    rough = [text for text in texts if "约" in text or "不超过" in text]
    assert rough, "one of them is approximate"
    assert all(re.fullmatch(r"直线(约|不超过) [\d.]+ 公里", text) for text in rough), rough
    assert page.get_by_role("img", name="您在这里").is_visible()
    assert "没有发出去" in message_of(page)
    assert asked == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert "31.5" not in page.url + page.evaluate("document.cookie")


def test_nobody_is_asked_for_a_position_before_they_ask_for_it(opened: Open, served: Served) -> None:
    page = opened("about:blank", geolocation=NEAR_BY, permissions=["geolocation"], reduced_motion="reduce")
    page.add_init_script(
        "window.asked = 0; for (const name of ['getCurrentPosition', 'watchPosition'])"
        " navigator.geolocation[name] = () => { window.asked += 1; };"
    )
    page.goto(f"{served.root}maps/#point={KNOWN}")
    when_ready(page)
    assert page.evaluate("window.asked") == 0
    page.get_by_role("button", name="离我最近").click()
    assert page.evaluate("window.asked") == 1


def test_a_reader_from_far_away_is_told_so(opened: Open, served: Served) -> None:
    beijing = {"latitude": 39.9, "longitude": 116.4, "accuracy": 30}
    page = when_ready(opened(f"{served.root}maps/", geolocation=beijing, permissions=["geolocation"]))
    page.get_by_role("button", name="离我最近").click()
    page.locator(".map-status", has_text="离滨湖区较远").wait_for()


def test_a_refused_position_is_told_with_another_way(overview: Page) -> None:
    overview.get_by_role("button", name="离我最近").click()
    overview.locator(".map-status", has_text="没有得到位置").wait_for()
    assert "按镇街" in message_of(overview)


@pytest.mark.parametrize("lack", ["window, 'isSecureContext'", "Navigator.prototype, 'geolocation'"])
def test_where_a_position_cannot_be_had_it_is_said_at_once(opened: Open, served: Served, lack: str) -> None:
    page = opened("about:blank", locale="zh-CN")
    page.add_init_script(f"Object.defineProperty({lack}, {{ get: () => false }})")
    page.goto(f"{served.root}maps/")
    when_ready(page).get_by_role("button", name="离我最近").click()
    assert "https" in message_of(page)


def _metres(text: str) -> float:
    """`直线 1.2 公里 · …` or `直线 350 米 · …`."""
    number, unit = text.removeprefix("直线 ").split()[:2]
    return float(number) * (1000 if unit == "公里" else 1)
