"""Every address leads somewhere, wherever the site lies."""

from pathlib import Path

import pytest

from catalog.domain.facts import TERM_PAGES
from catalog.pages.page_specs import TOOLS
from catalog.print import pdf
from tests.site.conftest import Documents
from tests.support import links
from tests.support.documents import Document
from tests.support.sites import ROOT, Site

NOT_FOUND = "404.html"


def test_nothing_is_loaded_from_anywhere_else(documents: Documents) -> None:
    found = [
        f"{uri}: {element.tag} {address}"
        for uri, page in documents.items()
        for element in page.all("script", "link", "img", "iframe", "source", "image", "use", "object", "embed")
        for address in (element.get("src"), element.get("href"), element.get("data"))
        if address and address.startswith(("http:", "https:", "//"))
    ]
    assert found == []


def test_every_link_anchor_and_picture_leads_to_something(site: Site, documents: Documents) -> None:
    assert links.broken(_without_404(documents), _files(site)) == []


def test_every_link_leads_to_something_under_a_sub_path(site: Site, documents: Documents) -> None:
    assert links.broken(_without_404(documents), _files(site), prefix="/binhu/xuexi/") == []


def test_no_page_says_where_on_its_server_it_lies(documents: Documents) -> None:
    found = [
        f"{uri}: {link.address}"
        for uri, page in _without_404(documents).items()
        for link in links.named(page)
        if link.address.startswith("/")
    ]
    assert found == []


def test_style_sheets_name_only_what_is_there(site: Site) -> None:
    assert links.broken_in_styles(site.files()) == []


def test_the_page_for_lost_readers_leads_back_from_any_depth(site: Site, documents: Documents) -> None:
    lost = {f"no/such/depth/{NOT_FOUND}": documents[NOT_FOUND]}
    assert links.broken(lost, site.files(), site.prefix) == []


def test_the_page_for_lost_readers_leads_back_without_an_address(without_address: Site) -> None:
    lost = {f"no/such/depth/{NOT_FOUND}": Document(without_address.read(NOT_FOUND))}
    assert links.broken(lost, without_address.files(), without_address.prefix) == []


def test_every_page_but_those_for_lost_readers_paper_and_editors_can_be_reached_from_the_front_page(
    site: Site, fixture_site: Site, documents: Documents
) -> None:
    # No list leads to what is archived; from there on everything has to be reached.
    archived = [record for record in site.catalog.pages() if record.status == "archived"]
    start = ["index.html", *(f"{record.KIND}/{record.id}/index.html" for record in archived)]
    unseen = documents.keys() - _reached(documents, start) - _former(site) - _empty(site)
    if site is not fixture_site:  # whether an ordinary page says where a tool is, is for those who write it
        unseen -= {f"{tool.uri}index.html" for tool in TOOLS}
    assert {uri for uri in unseen if not uri.startswith(("go/", "manual/", "measure/", "report/"))} == {NOT_FOUND}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("../lessons/", "lessons/index.html"),
        ("./", "about/index.html"),
        ("", "about/index.html"),
        ("#known", "about/index.html"),
        ("../feed.xml?x=1", "feed.xml"),
        ("../..", "index.html"),
        ("//elsewhere.invalid/", None),
        ("/../lessons/", "lessons/index.html"),
        ("https://site.invalid.evil/", None),
    ],
)
def test_the_checker_reads_addresses_as_a_browser_does(address: str, expected: str | None) -> None:
    assert links.target("about/index.html", address) == expected


def test_the_checker_knows_when_an_address_leaves_the_sub_path() -> None:
    assert links.target("about/index.html", "../../", "/sub/") is None
    assert links.target("about/index.html", "/about/", "/sub/") is None
    assert links.target("about/index.html", "../", "/sub/") == "index.html"


def test_the_checker_sees_a_missing_page_and_a_missing_anchor(site: Site) -> None:
    page = Document('<a href="nowhere/">a</a> <a href="#here" id="there">b</a> <img src="no.png" alt="">')
    assert links.broken({"index.html": page}, site.files()) == [
        "index.html: a nowhere/",
        "index.html: a #here",
        "index.html: img no.png",
    ]


def _reached(documents: Documents, start: list[str]) -> set[str]:
    """Every page that some pages lead to, by however many links."""
    seen, waiting = set(start), list(start)
    while waiting:
        uri = waiting.pop()
        inside = (link.address for link in links.named(documents[uri]) if links.internal(link.address))
        new = {links.target(uri, address) or "" for address in inside} & documents.keys() - seen
        seen |= new
        waiting += new
    return seen


def _former(site: Site) -> set[str]:
    """Pages under former addresses, which lead on."""
    records = [(record, record.get("redirect_from") or ()) for record in site.catalog.pages()]
    return {f"{record.KIND}/{record_id}/index.html" for record, record_ids in records for record_id in record_ids}


def _empty(site: Site) -> set[str]:
    """Pages of words that nothing stands under yet."""
    words = [(name, word) for name in TERM_PAGES for word in getattr(site.catalog.site.vocabularies, name)]
    return {f"{name}/{word}/index.html" for name, word in words if not site.catalog.under(name, word)}


def _files(site: Site) -> dict[str, Path]:
    """Every file of a site by its uri; the fixture site does without the guides that belong to it."""
    guides = {uri: site.folder / uri for uri, _ in pdf.files(site.catalog, ROOT)}
    return {**guides, **site.files()}


def _without_404(documents: Documents) -> Documents:
    """A server shows this one at addresses of any depth, so its links are given from the server's root."""
    return {uri: page for uri, page in documents.items() if uri != NOT_FOUND}
