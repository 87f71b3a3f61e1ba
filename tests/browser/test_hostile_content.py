"""Content that attacks: one record of every kind whose every text is a script. Nothing runs, all of it is read."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from catalog.domain.facts import TERM_PAGES
from catalog.model import KINDS
from tests.browser.watch import Watch, settle, unfold
from tests.support import projects, sites
from tests.support.hostile import ATTACK, STEM, former_of, infest, stem_of
from tests.support.serving import serving
from tests.support.sites import Site

ORDINARY = ("", "about/", "privacy/", "help/", "search/", "404.html", "points/")
TYPED = ("alert", "hostile", '"><script>', "{{7*7}}", "<img src=x onerror=alert(6)>")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site of hostile content."""
    root = projects.themed(tmp_path_factory.mktemp("hostile"), point=stem_of("points"))
    infest(root)
    return sites.make(root, root / "site")


@pytest.fixture(scope="module")
def address(hostile: Site) -> Iterator[str]:
    """Where it is served."""
    with serving(hostile.folder) as served:
        yield served


class Guarded:
    """A page that notices whatever the content makes it do."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.watch = Watch(page, address)

    def forget(self) -> None:
        """Start again with an empty page."""
        self.page.goto("about:blank")
        self.watch.problems = []

    def open(self, uri: str) -> None:
        """Open a page, and look for elements that the content has made."""
        self.page.goto(self.address + uri)
        self.look()

    def look(self) -> None:
        """Look into the page and its frames, those that are folded away as well."""
        settle(self.page)
        for frame in self.page.frames:
            self.watch.problems += [f"{self.page.url}: {one}" for one in frame.evaluate(_FOREIGN)]


# What our templates never make: scripts without a file, handlers, addresses that run, elements of the attack.
_FOREIGN = """() => [...document.querySelectorAll("*")].flatMap((element) => [
  element.localName === "script" && !element.src && element.type !== "application/ld+json" && "script",
  element.localName === "script" && element.src && !element.src.startsWith(location.origin) && element.src,
  element.localName === "img" && !element.src.startsWith(location.origin) && "img",
  [...element.attributes].some(({ name }) => name.startsWith("on")) && "handler",
  /^(javascript|data|vbscript):/i.test(element.getAttribute("href") || "") && element.localName !== "link" && "address",
]).filter(Boolean)"""


@pytest.fixture(scope="module")
def guard(browser: Browser, address: str) -> Iterator[Guarded]:
    """A guarded page on the hostile site, one for all tests."""
    guarded = Guarded(browser.new_page(), address)
    yield guarded
    guarded.page.close()


@pytest.fixture
def guarded(guard: Guarded) -> Iterator[Guarded]:
    """The guarded page; at the end of a test nothing has run."""
    guard.forget()
    yield guard
    assert guard.watch.problems == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_is_shown_as_it_was_written(guarded: Guarded, kind: str) -> None:
    guarded.open(f"{kind}/{stem_of(kind)}/")
    main = guarded.page.get_by_role("main")
    assert main.get_by_role("heading", level=1).inner_text() == ATTACK
    assert _rendered(guarded.page)
    assert ATTACK in guarded.page.title()


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_shows_its_entry_as_it_was_written(guarded: Guarded, kind: str) -> None:
    guarded.open(f"{kind}/")
    entry = guarded.page.locator(f".list a[href='../{kind}/{stem_of(kind)}/']:visible")
    assert ATTACK in entry.inner_text()
    guarded.page.locator("label[for=view-table]").click()
    assert entry.inner_text() == ATTACK


@pytest.mark.parametrize("uri", ORDINARY)
def test_ordinary_pages_show_the_texts_of_the_site_as_they_were_written(guarded: Guarded, uri: str) -> None:
    guarded.open(uri)
    assert _rendered(guarded.page)


def test_a_former_address_leads_to_the_record(guarded: Guarded) -> None:
    guarded.page.goto(f"{guarded.address}lessons/{former_of('lessons')}/")
    guarded.page.wait_for_url(f"{guarded.address}lessons/{stem_of('lessons')}/**")
    guarded.look()


@pytest.mark.parametrize("stem", [one(kind) for kind in ("points", "venues") for one in (stem_of, former_of)])
def test_a_short_address_leads_to_the_record_and_to_the_ways_there(guarded: Guarded, stem: str) -> None:
    guarded.page.goto(f"{guarded.address}go/{stem}/")
    guarded.page.wait_for_url(re.compile(r"/(points|venues)/hostile-(points|venues)/"))
    guarded.open(f"go/{stem}/nav/")
    assert guarded.page.get_by_role("heading", level=1).inner_text() == ATTACK
    assert _rendered(guarded.page)


def test_a_guide_shows_what_was_written_and_what_stands_in_the_address(guarded: Guarded) -> None:
    guarded.open(f"routes/{stem_of('routes')}/guide/?start=%22%3E&date=<b>&group=<img src=x onerror=alert(8)>")
    assert guarded.page.get_by_role("heading", level=1).inner_text() == ATTACK
    assert guarded.page.locator("[data-fill=group]").first.inner_text() == "<img src=x onerror=alert(8)>"
    assert _rendered(guarded.page)


@pytest.mark.parametrize("name", TERM_PAGES)
def test_a_word_of_a_vocabulary_is_shown_as_it_was_written(guarded: Guarded, name: str) -> None:
    guarded.open(f"{name}/{STEM}/")
    assert guarded.page.get_by_role("heading", level=1).inner_text() == ATTACK


def test_the_front_page_shows_the_sessions_routes_and_figures_as_written(guarded: Guarded) -> None:
    guarded.open("")
    assert guarded.page.get_by_role("heading", level=1).inner_text() == ATTACK
    assert guarded.page.locator(".route-card h3, .route-card .route-name").first.inner_text() == ATTACK
    assert guarded.page.locator(".figures dt").first.inner_text() == ATTACK


def test_a_map_shows_a_stop_as_it_was_written(guarded: Guarded) -> None:
    guarded.open(f"maps/{stem_of('routes')}.html")
    guarded.page.locator("[data-map=ready]").wait_for()
    guarded.page.locator(".leaflet-marker-icon").press("Enter")
    assert guarded.page.locator(".spot-name").inner_text() == ATTACK
    assert guarded.page.get_by_role("dialog").get_attribute("aria-label") == ATTACK
    guarded.look()


def test_a_map_in_its_route_shows_a_stop_as_it_was_written(guarded: Guarded) -> None:
    guarded.open(f"routes/{stem_of('routes')}/")
    unfold(guarded.page.locator("iframe"))
    guarded.page.locator("iframe").scroll_into_view_if_needed()
    frame = guarded.page.frame_locator("iframe")
    frame.locator("[data-map=ready]").wait_for()
    frame.locator(".leaflet-marker-icon").press("Enter")
    assert frame.locator(".spot-name").inner_text() == ATTACK
    guarded.look()


def test_the_map_of_everything_shows_places_and_layers_as_they_were_written(guarded: Guarded) -> None:
    guarded.open(f"maps/#point={stem_of('points')}")
    page = guarded.page
    assert page.locator(".spot-name").inner_text() == ATTACK
    assert ATTACK in page.locator(".spot-title").first.inner_text()
    assert ATTACK in page.locator(".spot-fact").first.inner_text()
    assert page.locator(".overview-map-name").first.inner_text() == ATTACK
    guarded.look()
    page.keyboard.press("Escape")
    for name in page.locator(".leaflet-marker-icon").evaluate_all("(all) => all.map((one) => one.ariaLabel)"):
        assert ATTACK in name
    page.get_by_role("searchbox").fill("alert")
    page.locator(".overview-map-results a").first.wait_for()
    assert page.locator(".overview-map-results .row-title").first.inner_text() == ATTACK
    guarded.look()
    page.evaluate("(hash) => { location.hash = hash; }", f"venue={ATTACK}")
    page.locator(".map-status", has_text="图上没有这一处").wait_for()
    guarded.look()


@pytest.mark.parametrize("typed", TYPED)
def test_suggestions_and_results_show_what_was_written_and_typed(guarded: Guarded, typed: str) -> None:
    guarded.open("")
    guarded.page.get_by_role("combobox").fill(typed)
    guarded.page.locator(".search-open").wait_for()
    guarded.look()
    guarded.page.get_by_role("button", name="搜索").click()
    guarded.page.locator("[data-search-results][aria-busy=false]").wait_for(state="attached")
    guarded.look()
    titles = guarded.page.locator("[data-search-results] .search-title").all_inner_texts()
    assert set(titles) <= {ATTACK}


def test_a_search_finds_every_hostile_record(guarded: Guarded) -> None:
    guarded.open("search/?q=alert")
    guarded.page.locator("[data-search-results][aria-busy=false]").wait_for(state="attached")
    kinds = guarded.page.locator("[data-kind]").evaluate_all("(all) => all.map((one) => one.dataset.kind)")
    assert set(kinds) == set(KINDS)
    guarded.look()


def test_a_question_in_the_address_is_shown_as_it_was_asked(guarded: Guarded) -> None:
    guarded.open("search/?q=%22%3E%3Cscript%3Ealert(7)%3C/script%3E")
    guarded.page.locator("[data-search-results][aria-busy=false]").wait_for(state="attached")
    guarded.look()
    assert '"><script>alert(7)</script>' in guarded.page.get_by_role("main").inner_text()


def test_files_for_programs_hold_the_attack_as_a_mere_text(hostile: Site) -> None:
    for uri, path in hostile.files(".js").items():
        if not uri.startswith("assets/"):
            assert "<script" not in path.read_text("utf-8"), uri
    for uri, path in hostile.files(".html", ".xml", ".gpx", ".kml").items():
        assert "<script>alert" not in path.read_text("utf-8"), uri
    for uri, path in hostile.files(".html", ".xml", ".json", ".js", ".gpx", ".kml", ".geojson").items():
        assert not _worked_out(path.read_text("utf-8")), uri


def _rendered(page: Page) -> bool:
    """The attack stands in the page in full, and no template has worked it out."""
    text = page.locator("body").inner_text()
    return ATTACK in text and not _worked_out(text)


def _worked_out(text: str) -> bool:
    """Whether a template engine has calculated a part of the attack."""
    return "49{{7*7}}" in text or "${7*7}49" in text
