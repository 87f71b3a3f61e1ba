"""What is read or pressed is large enough for every eye and finger."""

from typing import Any

from playwright.sync_api import Page

from tests.browser.conftest import Open, Served


def test_the_way_past_the_menu_is_large_enough_when_it_shows(opened: Open, served: Served) -> None:
    page = opened(served.root, phone=True)
    page.keyboard.press("Tab")
    link = page.locator(".skip")
    assert link.evaluate("(link) => link === document.activeElement")
    box = link.bounding_box()
    assert box
    assert box["x"] >= 0
    assert min(box["width"], box["height"]) >= 44


def test_running_text_is_18_pixels_and_at_least_22_in_the_elder_view(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}help/", phone=True)
    assert _text_size(page) >= 18
    page.evaluate("document.documentElement.dataset.view = 'elder'")
    assert _text_size(page) >= 22


def test_lines_are_neither_cramped_nor_too_long(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}about/")
    style: Any = page.locator(".prose p").first.evaluate(
        "(p) => ({ size: parseFloat(getComputedStyle(p).fontSize), height: parseFloat(getComputedStyle(p).lineHeight),"
        " width: p.getBoundingClientRect().width })"
    )
    assert style["height"] / style["size"] >= 1.5
    assert style["width"] / style["size"] <= 40


def _text_size(page: Page) -> float:
    sizes = "(all) => all.map((one) => parseFloat(getComputedStyle(one).fontSize))"
    return float(min(page.locator(".prose p, .prose li").evaluate_all(sizes)))
