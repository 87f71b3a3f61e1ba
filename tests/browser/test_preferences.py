"""大字版 and 深色: chosen once, kept on every page, in every frame."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open, Served
from tests.browser.watch import unfold

_COLOURS = """() => {
  const style = getComputedStyle(document.documentElement);
  const names = ["paper", "raised", "ink", "muted", "line", "accent", "on-accent", "premium", "route-square", "focus"];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}"""


def test_the_elder_view_makes_text_and_targets_larger(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}about/", phone=True)
    before = _text(page), _target(page)
    page.get_by_role("button", name="大字版").click()
    assert _text(page) >= max(22, before[0] * 1.2)
    assert _target(page) >= max(60, before[1] * 1.2)


def test_the_elder_view_is_remembered_on_the_next_page(opened: Open, served: Served) -> None:
    page = opened(served.root, phone=True)
    page.get_by_role("button", name="大字版").click()
    page.goto(f"{served.root}lessons/")
    assert _pressed(page, "大字版") == "true"
    assert _text(page) >= 22


def test_the_elder_view_can_be_left_again(opened: Open, served: Served) -> None:
    page = opened(served.root, phone=True)
    before = _text(page)
    for _ in range(2):
        page.get_by_role("button", name="大字版").click()
    page.reload()
    assert _pressed(page, "大字版") == "false"
    assert _text(page) == before


@pytest.mark.parametrize(("device", "other"), [("light", "dark"), ("dark", "light")])
def test_light_or_dark_against_the_device_is_remembered(opened: Open, served: Served, device: str, other: str) -> None:
    page = opened(served.root, color_scheme=device)
    before = page.evaluate(_COLOURS)
    page.get_by_role("button", name="深色").click()
    chosen = page.evaluate(_COLOURS)
    page.goto(f"{served.root}routes/water-route/")
    assert page.evaluate(_COLOURS) == chosen != before
    assert _pressed(page, "深色") == str(other == "dark").lower()


def test_dark_by_choice_and_dark_by_device_are_the_same(opened: Open, served: Served) -> None:
    device = opened(served.root, color_scheme="dark").evaluate(_COLOURS)
    page = opened(served.root, color_scheme="light")
    light = page.evaluate(_COLOURS)
    page.get_by_role("button", name="深色").click()
    assert page.evaluate(_COLOURS) == device != light


def test_light_by_choice_on_a_dark_device_is_light(opened: Open, served: Served) -> None:
    light = opened(served.root, color_scheme="light").evaluate(_COLOURS)
    page = opened(served.root, color_scheme="dark")
    page.get_by_role("button", name="深色").click()
    assert page.evaluate(_COLOURS) == light


def test_a_map_follows_the_page_that_it_lies_in(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}routes/water-route/")
    unfold(page.locator("iframe"))
    page.locator("iframe").scroll_into_view_if_needed()
    frame = page.frame_locator("iframe")
    frame.locator("[data-map=ready]").wait_for()
    page.get_by_role("button", name="深色").click()
    page.get_by_role("button", name="大字版").click()
    frame.locator("html[data-scheme=dark][data-view=elder]").wait_for()


def test_a_page_works_where_storing_is_forbidden(opened: Open, served: Served) -> None:
    page = opened("about:blank")
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })"
    )
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(served.root)
    page.get_by_role("button", name="大字版").click()
    assert _text(page) >= 22
    assert problems == []
    page.goto("about:blank")


def test_the_first_paint_is_in_the_chosen_look(opened: Open, served: Served) -> None:
    page = opened(served.root)
    page.evaluate("localStorage.setItem('catalog.view', 'elder')")
    # What runs before the body is there has decided already.
    page.add_init_script(
        "new MutationObserver((_, observer) => { if (document.body) {"
        " window.first = document.documentElement.dataset.view; observer.disconnect(); } })"
        ".observe(document, { childList: true, subtree: true })"
    )
    page.reload()
    assert page.evaluate("window.first") == "elder"


def _text(page: Page) -> float:
    return float(page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)"))


def _target(page: Page) -> float:
    box = page.get_by_role("button", name="大字版").bounding_box()
    assert box
    return box["height"]


def _pressed(page: Page, name: str) -> str | None:
    return page.get_by_role("button", name=name).get_attribute("aria-pressed")
