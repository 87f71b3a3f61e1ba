"""axe-core finds nothing on any kind of page, at two widths and in every look."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.conftest import DESK, PHONE, Served
from tests.browser.watch import settle
from tests.support.programs import package

SIZES: dict[str, ViewportSize] = {"390": PHONE, "1280": DESK}
LOOKS = ("light", "dark", "elder")
# Between light and dark nothing but colours differs, so there nothing else is asked again.
OPTIONS = {
    "light": {},
    "dark": {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}},
    "elder": {},
}
# By (width, look): each violation with the kinds of page that have it.
Findings = dict[tuple[str, str], dict[str, list[str]]]

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
def findings(browser: Browser, axe: Axe, served: Served, kinds: dict[str, str]) -> Findings:
    """What axe says of every kind of page; each is loaded once for all looks."""
    pages = {name: _page(browser, axe, size) for name, size in SIZES.items()}
    found: Findings = defaultdict(lambda: defaultdict(list))
    for kind, uri in kinds.items():
        for page in pages.values():
            _read(page, served.root + uri)
        for look in LOOKS:
            for width, violations in _in_look(pages, look).items():
                for violation in violations:
                    found[width, look][violation].append(kind)
    for page in pages.values():
        page.context.close()
    return found


@pytest.fixture(scope="module")
def page(browser: Browser, axe: Axe) -> Iterator[Page]:
    """A telephone's page with axe on it."""
    page = _page(browser, axe, PHONE)
    yield page
    page.context.close()


@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_on_any_kind_of_page(findings: Findings, width: str, look: str) -> None:
    found = findings.get((width, look), {})
    assert [f"{violation} on: {', '.join(kinds)}" for violation, kinds in found.items()] == []


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_while_suggestions_are_shown(page: Page, served: Served, look: str) -> None:
    page.goto(f"{served.root}lessons/")
    _wear(page, look)
    page.get_by_role("combobox", name="搜索").fill("蠡湖")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert _run([page], look) == [[]]


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_in_the_popup_of_a_map(page: Page, served: Served, kinds: dict[str, str], look: str) -> None:
    page.goto(served.root + kinds["map"])
    _wear(page, look)
    page.locator(".leaflet-marker-icon").first.press("Enter")
    page.get_by_role("dialog").wait_for()
    assert _run([page], look) == [[]]


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


def _in_look(pages: dict[str, Page], look: str) -> dict[str, list[str]]:
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
