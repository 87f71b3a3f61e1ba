"""axe-core finds nothing on any kind of page, at two widths and in every look."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.conftest import DESK, PHONE, Served
from tests.browser.watch import settle
from tests.support.page_kinds import ORDINARY
from tests.support.programs import package

SIZES: dict[str, ViewportSize] = {"390": PHONE, "1280": DESK}
LOOKS = ("light", "dark", "elder")
# Between light and dark nothing but colours differs, so there nothing else is asked again.
OPTIONS = {
    "light": {},
    "dark": {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}},
    "elder": {},
}
Pages = dict[str, Page]
Open = Callable[[Page, str], None]

# Pages of both widths run axe at the same time, each in a process of its own: `_START` on each, then `_RESULT`.
_START = """([part, options]) => {
  window.found = axe.run(document.querySelector(part), { ...options, resultTypes: ["violations"] });
}"""
_RESULT = """async () => {
  const { violations } = await window.found;
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) =>
    `${id}（${help}） ${target.flat().join(" > ")} ${failureSummary.replace(/\\s+/g, " ").slice(0, 200)}`));
}"""


@dataclass(frozen=True, slots=True)
class Axe:
    """The program; its text is kept out of reports of failures."""

    script: str = field(repr=False)


@pytest.fixture(scope="module")
def axe() -> Axe:
    """axe-core, speaking Chinese."""
    locale = package("axe-core", "locales", "zh_CN.json").read_text("utf-8")
    program = package("axe-core", "axe.min.js").read_text("utf-8")
    return Axe(f"{program};axe.configure({{ locale: {locale} }});")


@pytest.fixture(scope="module")
def pages(browser: Browser, axe: Axe) -> Iterator[Pages]:
    """A telephone's page and a desk's, with axe on them."""
    pages = {name: _page(browser, axe, size) for name, size in SIZES.items()}
    yield pages
    for page in pages.values():
        page.context.close()


@pytest.fixture(scope="module")
def addresses(served: Served, served_real: str, kinds: dict[str, str]) -> dict[str, str]:
    """Every kind of page of the fixture site, and the ordinary pages of the real one, which say more."""
    fixture = {f"fixture: {kind}": served.root + uri for kind, uri in kinds.items()}
    return fixture | {f"real: {kind}": served_real + uri for kind, uri in ORDINARY.items()}


def test_axe_finds_nothing_on_any_kind_of_page(pages: Pages, addresses: dict[str, str]) -> None:
    findings: dict[str, list[str]] = defaultdict(list)
    for kind, address in addresses.items():
        for page in pages.values():
            _read(page, address)
        for look in LOOKS:
            for width, violations in _in_look(pages, look).items():
                for violation in violations:
                    findings[f"{violation}, {width} pixels wide, {look}"].append(kind)
    assert findings == {}


def _suggestions(page: Page, root: str) -> None:
    page.goto(f"{root}lessons/")
    page.get_by_role("combobox", name="搜索").fill("示例")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")


def _popup(page: Page, root: str) -> None:
    page.goto(f"{root}maps/water-route.html")
    page.locator(".leaflet-marker-icon").first.press("Enter")
    page.get_by_role("dialog").wait_for()


def _facets_of_a_list(page: Page, root: str) -> None:
    page.goto(f"{root}lessons/?format=onsite")
    page.get_by_role("button", name="筛选（1）").click()


def _facets_of_the_search(page: Page, root: str) -> None:
    page.goto(f"{root}search/?q=示例&kind=points")
    settle(page)
    if (opener := page.get_by_role("button", name="筛选（1）")).is_visible():  # a desk has room for them
        opener.click()


def _measured(page: Page, root: str) -> None:
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": 31.4785, "longitude": 120.229, "accuracy": 60})
    page.goto(f"{root}measure/#tea-hill")
    page.get_by_role("button", name="开始定位").click()
    page.locator(".measure-text").wait_for()
    page.get_by_role("button", name="停下").click()


@pytest.mark.parametrize("open_it", [_suggestions, _popup, _facets_of_a_list, _facets_of_the_search, _measured])
def test_axe_finds_nothing_in_what_is_opened(pages: Pages, served: Served, open_it: Open) -> None:
    findings = {}
    for page in pages.values():
        page.emulate_media(color_scheme="light")
        open_it(page, served.root)
    for look in LOOKS:
        for page in pages.values():
            _wear(page, look)
        for width, violations in zip(pages, _run(pages.values(), look), strict=True):
            findings[f"{width} pixels wide, {look}"] = violations
    assert {where: violations for where, violations in findings.items() if violations} == {}


def _page(browser: Browser, axe: Axe, size: ViewportSize) -> Page:
    """A page on which axe stands ready wherever it goes, in its frames as well."""
    # Without motion, or a colour would be looked at half-way between two looks.
    context = browser.new_context(viewport=size, reduced_motion="reduce")
    context.add_init_script(axe.script)
    return context.new_page()


def _read(page: Page, address: str) -> None:
    """Open a page as it is at first, with its map if it has one."""
    page.emulate_media(color_scheme="light")
    page.goto(address)
    settle(page)


def _wear(page: Page, look: str) -> None:
    """Put on a look; that a stored choice and the switches lead to the same is promised elsewhere."""
    page.emulate_media(color_scheme="dark" if look == "dark" else "light")
    page.evaluate("(view) => { document.documentElement.dataset.view = view; }", "elder" if look == "elder" else "")


def _in_look(pages: Pages, look: str) -> dict[str, list[str]]:
    """As the pages come, and lists also as tables."""
    for page in pages.values():
        _wear(page, look)
    found = _run(pages.values(), look)
    choice = next(iter(pages.values())).locator("label[for=view-table]")
    if choice.count():
        _choose(pages.values(), "table")
        for said, more in zip(found, _run(pages.values(), look, ".list"), strict=True):
            said += [f"as a table: {one}" for one in more]
        _choose(pages.values(), "cards")
    return dict(zip(pages, found, strict=True))


def _choose(pages: Iterable[Page], view: str) -> None:
    for page in pages:
        page.locator(f"label[for=view-{view}]").click()


def _run(pages: Iterable[Page], look: str, part: str = "html") -> list[list[str]]:
    """What axe finds in a part of each page."""
    running = list(pages)
    for page in running:
        page.evaluate(_START, [part, OPTIONS[look]])
    return [page.evaluate(_RESULT) for page in running]
