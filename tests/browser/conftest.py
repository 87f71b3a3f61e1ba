"""One browser and one served site for all tests of this folder."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, ViewportSize, expect, sync_playwright

from tests.browser.overview import when_ready
from tests.support.browser import installed_browser
from tests.support.page_kinds import page_kinds
from tests.support.programs import lacking
from tests.support.serving import serving
from tests.support.sites import Site

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DEEP = "/binhu/xuexi/"
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 900}

# Five seconds by default, which would measure how busy the machine is.
expect.set_options(timeout=60_000)

Contexts = Callable[..., BrowserContext]
Open = Callable[..., Page]


@dataclass(frozen=True, slots=True)
class Served:
    """The site where its address says (at the root, if it has none), and deep below another server's root."""

    root: str
    deep: str


@pytest.fixture(scope="session")
def built(fixture_site: Site) -> Site:
    """The site of the fixture content."""
    return fixture_site


@pytest.fixture(scope="session")
def kinds(built: Site) -> dict[str, str]:
    """One page of every kind: what to call it, and its address from the site's root."""
    return page_kinds(built)


@pytest.fixture(scope="session")
def served(built: Site) -> Iterator[Served]:
    """The site over HTTP."""
    with serving(built.folder, built.prefix) as root, serving(built.folder, DEEP) as deep:
        yield Served(root, deep)


@pytest.fixture(scope="session")
def served_real(real_site: Site) -> Iterator[str]:
    """The site of the project's own content over HTTP."""
    with serving(real_site.folder, real_site.prefix) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium, else Playwright's own."""
    with sync_playwright() as playwright:
        program = installed_browser()
        if program is None and not Path(playwright.chromium.executable_path).exists():
            lacking("a browser", "install chromium, or run `.venv/bin/python -m playwright install chromium`")
        try:
            chromium = playwright.chromium.launch(executable_path=program, args=FLAGS)
        except Error as error:
            lacking("a browser that starts", error.message.strip().splitlines()[0])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[Contexts]:
    """Browser profiles by their options: making one takes longer than most tests do."""
    kept: dict[str, BrowserContext] = {}

    def context_of(**options: Any) -> BrowserContext:  # noqa: ANN401 - Playwright's
        name = repr(sorted(options.items()))
        if name not in kept:
            kept[name] = browser.new_context(**options)
        return kept[name]

    yield context_of
    for context in kept.values():
        context.close()


@pytest.fixture
def opened(contexts: Contexts) -> Iterator[Open]:
    """Opens an address in a new page; what it keeps is forgotten after the test."""
    pages: list[Page] = []

    def open_page(address: str, *, phone: bool = False, **options: Any) -> Page:  # noqa: ANN401 - Playwright's
        page = contexts(**{"viewport": PHONE if phone else DESK, **options}).new_page()
        pages.append(page)
        page.goto(address)
        return page

    yield open_page
    for page in pages:
        page.evaluate("location.protocol.startsWith('about') || localStorage.clear()")
        page.close()


@pytest.fixture
def overview(opened: Open, served: Served) -> Page:
    """The map of everything, ready."""
    return when_ready(opened(f"{served.root}maps/"))
