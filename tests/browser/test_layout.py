"""Pages fit every screen, and what is pressed is large enough for every finger."""

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Open, Served
from tests.browser.watch import settle

WIDTHS = (320, 390, 1280)
VIEWS = ("", "elder")
LEAST = {"": 44, "elder": 60}
# Links in running text are as high as their line; what stands alone is a target.
TARGETS = """button, input, select, textarea, summary, label[for^=view-], [role=button], [role=option],
nav a, .chip, .card, .row, .route-card, .brand, .to-menu, .more a, .colophon li a, .provenance a, .head a,
.search-link, .search-lists a, h3 > a, th > a"""

_MEASURE = """([targets, least]) => {
  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const box = (element) => element.getBoundingClientRect();
  const name = (element) =>
    `${element.localName}${[...element.classList].map((one) => `.${one}`).join("")} ${element.textContent.trim()}`;
  const scrolls = (element) => element && element !== document.documentElement
    && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
  const wide = document.documentElement.scrollWidth > innerWidth
    ? [...document.body.querySelectorAll("*")].filter((one) =>
        seen(one) && box(one).right > innerWidth + 0.5 && !scrolls(one.parentElement))
    : [];
  const small = [...document.querySelectorAll(targets)].filter((one) => {
    const { width, height, right } = box(one);
    const shown = seen(one) && right > 0 && width > 1;
    return shown && Math.min(width, height) < least - 0.5;
  });
  const size = ({ width, height }) => `${width.toFixed(0)}×${height.toFixed(0)}`;
  return {
    wide: wide.map(name).slice(0, 4),
    overflow: Math.max(0, document.documentElement.scrollWidth - innerWidth),
    small: small.map((one) => `${size(box(one))} ${name(one)}`.slice(0, 80)),
  };
}"""


@dataclass(frozen=True, slots=True)
class Measured:
    """A page as it was laid out at one width in one view."""

    page: str
    width: int
    view: str
    overflow: float
    wide: tuple[str, ...]
    small: tuple[str, ...]


@pytest.fixture(scope="module")
def measured(browser: Browser, served: Served, kinds: dict[str, str]) -> list[Measured]:
    """Every kind of page at every width in both views; each is loaded once."""
    page = browser.new_page()
    found = []
    for kind, uri in kinds.items():
        page.goto(served.root + uri)
        settle(page)
        found += _measure(page, kind)
        if page.locator("label[for=view-table]").count():
            page.locator("label[for=view-table]").click()
            found += _measure(page, f"{kind} as a table")
    page.close()
    return found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("view", VIEWS, ids=["normal", "elder"])
def test_no_page_is_wider_than_the_screen(measured: list[Measured], width: int, view: str) -> None:
    found = {one.page: (one.overflow, one.wide) for one in measured if (one.width, one.view) == (width, view)}
    assert len(found) > 30
    assert {page: what for page, what in found.items() if what[0]} == {}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("view", VIEWS, ids=["normal", "elder"])
def test_what_is_pressed_is_large_enough(measured: list[Measured], width: int, view: str) -> None:
    found = {one.page: one.small for one in measured if (one.width, one.view) == (width, view)}
    assert {page: small for page, small in found.items() if small} == {}


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


@pytest.mark.parametrize(("view", "least"), [("", 15), ("elder", 20)], ids=["normal", "elder"])
def test_no_text_is_tiny(opened: Open, served: Served, kinds: dict[str, str], view: str, least: int) -> None:
    page = opened(served.root, phone=True)
    found = {}
    for kind, uri in kinds.items():
        page.goto(served.root + uri)
        page.evaluate("(view) => { document.documentElement.dataset.view = view; }", view)
        found[kind] = page.evaluate(_TINY, least)
    assert {kind: tiny for kind, tiny in found.items() if tiny} == {}


def test_lines_are_neither_cramped_nor_too_long(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}about/")
    style: Any = page.locator(".prose p").first.evaluate(
        "(p) => ({ size: parseFloat(getComputedStyle(p).fontSize), height: parseFloat(getComputedStyle(p).lineHeight),"
        " width: p.getBoundingClientRect().width })"
    )
    assert style["height"] / style["size"] >= 1.5
    assert style["width"] / style["size"] <= 40


def test_a_reader_may_double_the_text_without_losing_any(opened: Open, served: Served, kinds: dict[str, str]) -> None:
    # Zoomed to 200 %, a screen of 1280 pixels has room for 640.
    page = opened(served.root, viewport={"width": 640, "height": 450}, device_scale_factor=2)
    for uri in kinds.values():
        page.goto(served.root + uri)
        assert page.evaluate(_MEASURE, [TARGETS, 44])["overflow"] == 0, uri


_TINY = """(least) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = new Set();
  while (walker.nextNode()) {
    const { parentElement: element, data } = walker.currentNode;
    if (!data.trim() || !element.checkVisibility() || element.closest("script, noscript, svg")) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size < least - 0.01) found.add(`${size} ${element.localName}.${element.className} ${data.trim().slice(0, 20)}`);
  }
  return [...found].slice(0, 5);
}"""


def _measure(page: Page, kind: str) -> list[Measured]:
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for view in VIEWS:
            page.evaluate("(view) => { document.documentElement.dataset.view = view; }", view)
            said = page.evaluate(_MEASURE, [TARGETS, LEAST[view]])
            found.append(Measured(kind, width, view, said["overflow"], tuple(said["wide"]), tuple(said["small"])))
    return found


def _text_size(page: Page) -> float:
    sizes = "(all) => all.map((one) => parseFloat(getComputedStyle(one).fontSize))"
    return float(min(page.locator(".prose p, .prose li").evaluate_all(sizes)))
