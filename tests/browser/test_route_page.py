"""A route's page: the map first, stops and pins that light each other, the interactive map only for who asks."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open, Served

ROUTE = "routes/water-route/"
LIT = re.compile(r"\bis-highlighted\b")


def _pin(page: Page, number: int) -> Locator:
    """The pin of a stop in the drawing that is shown."""
    return page.locator(f".route-layout-map .schematic:visible a[href='#stop-{number}']")


def _stop(page: Page, number: int) -> Locator:
    return page.locator(f"#stop-{number}")


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_one_drawing_is_shown_and_fits(opened: Open, served: Served, *, phone: bool) -> None:
    page = opened(served.root + ROUTE, phone=phone)
    drawing = page.locator(".route-layout-map .schematic:visible")
    expect(drawing).to_have_class(re.compile("schematic-narrow" if phone else "schematic-wide"))
    box = drawing.bounding_box()
    assert box
    assert box["y"] < (844 if phone else 900) / 2 + 150
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("view", ["", "elder"], ids=["normal", "elder"])
@pytest.mark.parametrize("width", [390, 672, 1100, 1280])
def test_no_letter_of_a_map_is_smaller_than_12_pixels(opened: Open, served: Served, width: int, view: str) -> None:
    page = opened(served.root + ROUTE)
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate("(view) => { document.documentElement.dataset.view = view; }", view)
    sizes = page.locator(".route-layout-map .schematic:visible text").evaluate_all(
        "(all) => all.map((one) => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a)"
    )
    page.set_viewport_size({"width": 1280, "height": 900})
    assert min(sizes) >= (14 if view else 12)


def test_labels_keep_off_each_other_and_off_the_pins_as_the_browser_sets_them(opened: Open, served: Served) -> None:
    for phone in (True, False):
        page = opened(served.root + ROUTE, phone=phone)
        for view in ("", "elder"):
            page.evaluate("(view) => { document.documentElement.dataset.view = view; }", view)
            assert page.locator(".route-layout-map .schematic:visible").evaluate(_OVERLAPS) == []


# Text is measured without the room above and below its letters, which a line box has and ink has not.
_OVERLAPS = """(drawing) => {
  const box = (one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    const rim = one.localName === "text" ? Math.min((bottom - top) * 0.18, 6) : 0;
    return { left, right, top: top + rim, bottom: bottom - rim };
  };
  const texts = [...drawing.querySelectorAll("text:not(.sc-number)")];
  const pins = [...drawing.querySelectorAll(".sc-pin")];
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const name = (one) => one.textContent || "pin";
  return texts.flatMap((text, place) => [...texts.slice(place + 1), ...pins]
    .filter((other) => meet(box(text), box(other))).map((other) => `${name(text)} on ${name(other)}`));
}"""


def test_pointing_at_a_pin_lights_its_stop_and_the_other_way_round(opened: Open, served: Served) -> None:
    page = opened(served.root + ROUTE)
    _pin(page, 4).locator(".sc-pin").hover()
    expect(_stop(page, 4)).to_have_class(LIT)
    _stop(page, 2).locator("h3").hover()
    expect(_stop(page, 4)).not_to_have_class(LIT)
    expect(_pin(page, 2)).to_have_class(LIT)


def test_the_keyboard_lights_stops_and_pins_and_follows_a_pin(opened: Open, served: Served) -> None:
    page = opened(served.root + ROUTE)
    _pin(page, 4).focus()
    expect(_stop(page, 4)).to_have_class(LIT)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#stop-4$"))
    expect(_stop(page, 4)).to_be_in_viewport()
    _stop(page, 5).locator("h3 a").focus()
    expect(_pin(page, 5)).to_have_class(LIT)
    expect(_stop(page, 4)).not_to_have_class(LIT)


def test_a_finger_that_misses_a_pin_by_little_still_means_it(opened: Open, served: Served) -> None:
    page = opened(served.root + ROUTE, phone=True, has_touch=True)
    box = _pin(page, 4).locator(".sc-pin").bounding_box()
    assert box
    page.touchscreen.tap(box["x"] - 6, box["y"] + box["height"] / 2)
    expect(page).to_have_url(re.compile("#stop-4$"))


def test_touching_a_stop_lights_its_pin_alone(opened: Open, served: Served) -> None:
    page = opened(served.root + ROUTE, phone=True, has_touch=True)
    for number in (1, 2):
        _stop(page, number).locator(".stop-intro").tap()
    expect(_pin(page, 2)).to_have_class(LIT)
    expect(_pin(page, 1)).not_to_have_class(LIT)


def test_a_pin_is_called_by_its_number_and_name(opened: Open, served: Served) -> None:
    page = opened(served.root + ROUTE)
    links = page.get_by_role("link", name=re.compile("^4 ?示例湖塔$"))
    expect(links.first).to_have_attribute("href", "#stop-4")
    expect(links.last).to_have_attribute("href", "#whole-stop-4")


def test_without_scripts_pins_are_links_and_the_named_stop_is_marked(opened: Open, served: Served) -> None:
    page = opened(served.root + ROUTE, java_script_enabled=False)
    _pin(page, 4).click()
    expect(page).to_have_url(re.compile("#stop-4$"))
    expect(_stop(page, 4)).to_be_in_viewport()


def test_the_interactive_map_is_loaded_when_it_is_asked_for(opened: Open, served: Served) -> None:
    page = opened("about:blank", phone=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served.root + ROUTE)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/maps/" in url] == []
    page.get_by_text("在交互地图中查看").click()
    page.frame_locator("iframe").locator("html[data-map=ready]").wait_for()
    assert [url for url in asked if "/maps/" in url]


def test_beside_the_stops_the_map_stays_in_sight(opened: Open, served: Served) -> None:
    page = opened(served.root + ROUTE)
    _stop(page, 5).scroll_into_view_if_needed()
    expect(page.locator(".route-layout-map .schematic:visible")).to_be_in_viewport()


def test_dark_and_paper_have_colours_of_their_own(opened: Open, served: Served) -> None:
    def colours(page: Page) -> dict[str, str]:
        found: dict[str, str] = page.evaluate(_COLOURS)
        return found

    light = colours(opened(served.root + ROUTE))
    page = opened(served.root + ROUTE, color_scheme="dark")
    assert not set(light.items()) & set(colours(page).items())
    page.emulate_media(media="print")
    assert colours(page) == {"frame": "rgb(255, 255, 255)", "way": "rgb(0, 0, 0)", "name": "rgb(0, 0, 0)"}
    expect(page.locator(".route-layout-map .schematic:visible")).to_have_class(re.compile("schematic-wide"))
    page.emulate_media(media="screen")


_COLOURS = """() => {
  const style = (name) => getComputedStyle(document.querySelector(`.schematic-wide ${name}`));
  return { frame: style(".sc-frame").fill, way: style(".sc-way").stroke, name: style(".sc-stops").fill };
}"""


def test_every_variant_is_chosen_from_the_top_and_has_a_drawing_of_its_own(opened: Open, served: Served) -> None:
    page = opened(served.root + ROUTE, phone=True)
    choices = page.get_by_role("navigation", name="走法").get_by_role("link")
    assert [choice.inner_text().split()[0] for choice in choices.all()] == ["一天", "半天", "全程"]
    choices.nth(1).click()
    expect(page.get_by_role("heading", name="半天的走法")).to_be_in_viewport()
    half = page.locator("#half-day")
    expect(half.locator(".schematic:visible .sc-pin")).to_have_count(3)
    half.locator(".schematic:visible a[href='#half-day-stop-2']").focus()
    expect(page.locator("#half-day-stop-2")).to_have_class(LIT)
    expect(_stop(page, 2)).not_to_have_class(LIT)
