"""Every kind of page, visited once: what went wrong unseen, how it was laid out on each screen, and on paper."""

from collections.abc import Mapping
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from tests.browser.watch import Watch, settle

# Small telephone, telephone, a desk's screen zoomed to 200 %, a desk's screen.
WIDTHS = (320, 390, 640, 1280)
VIEWS = ("", "elder")
# What A4 leaves between the margins of print.css, in CSS pixels.
PAPER_WIDTH = round((210 - 18 - 15) / 25.4 * 96)
# The guide has margins of its own, the interactive map is for screens.
NOT_ON_A4 = ("guide", "map")
LEAST_TARGET = {"": 44, "elder": 60}
LEAST_TEXT = {"": 15, "elder": 20}
# Links in running text are as high as their line; what stands alone is a target.
# A box in its label is pressed with it.
TARGETS = """button, input:not(label input), select, textarea, summary, label[for^=view-], [role=button], [role=option],
nav a, .chip, .card, .row, .route-card, .brand, .menu-open, .more a, .site-footer li a, .provenance a, .map-head a,
.overview-map-layer, .overview-map-go, .search-link, .search-lists a, .directions-apps a, .downloads-files a,
h3 > a, th > a"""

_MEASURE = """([targets, leastTarget, leastText]) => {
  const page = document.documentElement;
  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const box = (element) => element.getBoundingClientRect();
  const name = (element) =>
    `${element.localName}${[...element.classList].map((one) => `.${one}`).join("")} ${element.textContent.trim()}`;

  const scrolls = (element) => element && element !== page
    && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
  const wide = () => [...document.body.querySelectorAll("*")].filter((one) =>
    seen(one) && box(one).right > innerWidth + 0.5 && !scrolls(one.parentElement));

  const size = ({ width, height }) => `${width.toFixed(0)}×${height.toFixed(0)}`;
  const small = [...document.querySelectorAll(targets)].filter((one) => {
    const { width, height, right } = box(one);
    return seen(one) && right > 0 && width > 1 && Math.min(width, height) < leastTarget - 0.5;
  });

  const tiny = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest("script, noscript, svg") || !seen(element)) continue;
    const pixels = parseFloat(getComputedStyle(element).fontSize);
    if (pixels < leastText - 0.01) tiny.add(`${pixels} ${name(element)}`);
  }
  const over = page.scrollWidth - innerWidth;
  const short = (texts) => texts.slice(0, 4).map((text) => text.slice(0, 80));
  return {
    wide: over > 0 ? short([`${over} pixels too wide`, ...wide().map(name)]) : [],
    small: short(small.map((one) => `${size(box(one))} ${name(one)}`)),
    tiny: short([...tiny]),
  };
}"""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a page was laid out, and what of it is too wide, too small to press, too small to read."""

    page: str
    width: int
    view: str
    wide: tuple[str, ...]
    small: tuple[str, ...]
    tiny: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Visits:
    """What all visits showed."""

    problems: dict[str, list[str]]
    layouts: list[Layout]
    cut: dict[str, int]


def visit(browser: Browser, places: Mapping[str, tuple[str, Mapping[str, str]]]) -> Visits:
    """Visit every kind of page; lists are measured as cards and as tables.

    Args:
        browser: Whose page it is looked at in.
        places: What to call a site, with its address and its kinds of page.
    """
    visits = Visits({}, [], {})
    for place, (address, kinds) in places.items():
        page = browser.new_page(reduced_motion="reduce")
        watch = Watch(page, address)
        for kind, uri in kinds.items():
            name = f"{place}: {kind}"
            visits.problems[name] = watch.read(address + uri)
            visits.layouts.extend(_layouts(page, name))
            if page.locator("label[for=view-table]").count():
                page.locator("label[for=view-table]").click()
                visits.layouts.extend(_layouts(page, f"{name} as a table"))
            if kind not in NOT_ON_A4:
                visits.cut[name] = _cut_on_paper(page)
        page.close()
    return visits


def _layouts(page: Page, kind: str) -> list[Layout]:
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for view in VIEWS:
            page.evaluate("(view) => { document.documentElement.dataset.view = view; }", view)
            said = page.evaluate(_MEASURE, [TARGETS, LEAST_TARGET[view], LEAST_TEXT[view]])
            found.append(Layout(kind, width, view, *(tuple(said[name]) for name in ("wide", "small", "tiny"))))
    page.evaluate("delete document.documentElement.dataset.view")
    settle(page)
    return found


def _cut_on_paper(page: Page) -> int:
    """By how many pixels a page is too wide for its sheet."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": PAPER_WIDTH, "height": 1000})
    over: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": WIDTHS[-1], "height": 800})
    return over
