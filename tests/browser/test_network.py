"""Below a sub-path with a strict policy and on a disk nothing is missing, asked of others or complained of, either."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import DEEP, Served
from tests.browser.watch import Watch
from tests.support.serving import serving
from tests.support.sites import ROOT, Site


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a browser that remembers nothing, so that everything is asked for."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def strict(built: Site) -> Iterator[str]:
    """The site served as DEPLOYING.md tells to, with its policy."""
    said = re.search(
        r'add_header Content-Security-Policy "([^"]+)"', (ROOT / ".github" / "DEPLOYING.md").read_text("utf-8")
    )
    assert said
    headers = {"Content-Security-Policy": said[1], "X-Content-Type-Options": "nosniff"}
    with serving(built.folder, DEEP, headers) as address:
        yield address


def test_every_page_is_quiet_below_a_sub_path_with_the_policy_of_the_readme(
    page: Page, strict: str, kinds: dict[str, str]
) -> None:
    # The page for lost readers knows its own address only when `base_url` is set.
    inner = {kind: uri for kind, uri in kinds.items() if kind != "not found"}
    assert _problems(page, strict, inner) == {}


def test_every_page_is_quiet_on_a_disk(page: Page, built: Site, kinds: dict[str, str]) -> None:
    base = built.folder.as_uri() + "/"
    inner = {kind: _on_disk(uri) for kind, uri in kinds.items() if kind != "not found"}
    assert _problems(page, base, inner) == {}


def test_a_lost_reader_is_shown_the_way_back(page: Page, served: Served) -> None:
    answer = page.goto(f"{served.root}lessons/no-such-lesson/deeper/")
    assert answer
    assert answer.status == 404
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgba(0, 0, 0, 0)"
    page.get_by_role("main").get_by_role("link", name="党课", exact=True).click()
    page.wait_for_url(f"{served.root}lessons/")


def test_a_reader_can_go_through_the_site_below_a_sub_path(page: Page, served: Served) -> None:
    page.goto(served.deep)
    page.get_by_role("navigation", name="栏目").get_by_role("link", name="路线").click()
    page.wait_for_url(f"{served.deep}routes/")
    page.locator("a.card").first.click()
    page.wait_for_url(re.compile(rf"^{re.escape(served.deep)}routes/[a-z-]+/$"))
    page.locator(".stop h3 a").first.click()
    page.wait_for_url(re.compile(rf"^{re.escape(served.deep)}points/[a-z-]+/$"))
    page.get_by_role("navigation", name="位置").get_by_role("link", name="首页").click()
    page.wait_for_url(served.deep)


def _problems(page: Page, base: str, kinds: dict[str, str]) -> dict[str, list[str]]:
    watch = Watch(page, base)
    found = {kind: watch.read(base + uri) for kind, uri in kinds.items()}
    return {kind: problems for kind, problems in found.items() if problems}


def _on_disk(uri: str) -> str:
    """A disk shows a folder's files instead of its page."""
    path = re.split("[?#]", uri)[0]
    return f"{path}index.html{uri.removeprefix(path)}" if not path or path.endswith("/") else uri
