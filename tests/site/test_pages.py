"""What every page has, and what no page has."""

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from posixpath import normpath

from tests.site.conftest import Documents
from tests.support.documents import Document, Element
from tests.support.sites import Site

_UNLABELLED = ("hidden", "submit", "button", "reset")


def test_every_public_record_has_a_page_and_its_data(site: Site) -> None:
    records = [(record.KIND, record.id) for record in site.catalog.pages()]
    assert records
    for kind, record_id in records:
        assert (site.folder / kind / record_id / "index.html").is_file(), (kind, record_id)
        assert (site.folder / "data" / kind / f"{record_id}.json").is_file(), (kind, record_id)


def test_every_word_of_a_vocabulary_with_pages_has_one(site: Site, documents: Documents) -> None:
    words = site.catalog.site.vocabularies
    for name in ("themes", "audiences", "towns"):
        assert {f"{name}/{record_id}/index.html" for record_id in getattr(words, name)} <= documents.keys()


def test_every_listed_record_stands_in_the_list_of_its_kind_as_card_and_as_row(
    site: Site, documents: Documents
) -> None:
    for kind in site.catalog.listed:
        links = documents[f"{kind}/index.html"].all("a")
        addresses = Counter(link.get("href") for link in links if "sc-route" not in (link.get("class") or ""))
        for record in site.catalog.of(kind):
            assert addresses[f"../{kind}/{record.id}/"] == 2, (kind, record.id)


def test_a_page_says_what_its_record_says(site: Site, documents: Documents) -> None:
    for record in site.catalog.pages():
        text = documents[f"{record.KIND}/{record.id}/index.html"].one("main").text
        assert _plain(record.heading) in text
        assert _plain(record.source) in text


def test_samples_say_that_they_are_samples(site: Site, documents: Documents) -> None:
    for record in site.catalog.pages():
        text = documents[f"{record.KIND}/{record.id}/index.html"].one("main").text
        assert ("这一条是示例" in text) == (record.status == "sample"), (record.KIND, record.id)


def test_every_page_is_in_chinese(documents: Documents) -> None:
    assert {uri for uri, page in documents.items() if page.one("html").get("lang") != "zh-CN"} == set()


def test_no_page_lets_the_browser_say_where_a_reader_came_from(documents: Documents) -> None:
    assert {uri for uri, page in documents.items() if page.meta("referrer") != "no-referrer"} == set()


def test_every_page_has_a_title_of_its_own(site: Site, documents: Documents) -> None:
    titles = Counter(page.all("title")[0].text for page in documents.values() if page.meta("robots") != "noindex")
    assert "" not in titles
    # Records of different kinds may have the same name: a point that is a venue as well.
    names = Counter(f"{_plain(record.heading)} · {site.catalog.site.name}" for record in site.catalog.pages())
    assert {title: count for title, count in titles.items() if count > max(1, names[title])} == {}


def test_every_page_has_a_description(documents: Documents) -> None:
    pages = {uri: page for uri, page in documents.items() if not uri.startswith("maps/")}
    assert [uri for uri, page in pages.items() if not page.meta("description")] == []


def test_every_page_names_its_icon(documents: Documents) -> None:
    # Else browsers ask the server's root for one.
    found = {uri: any(link.get("rel") == "icon" for link in page.all("link")) for uri, page in documents.items()}
    assert [uri for uri, named in found.items() if not named] == []


def test_every_page_has_one_main_heading(documents: Documents) -> None:
    counts = {uri: len(page.all("h1")) for uri, page in documents.items()}
    assert {uri: count for uri, count in counts.items() if count != 1} == {}


def test_heading_levels_are_not_skipped(documents: Documents) -> None:
    found = {uri: _skipped(page) for uri, page in documents.items()}
    assert {uri: heading for uri, heading in found.items() if heading} == {}


def test_ids_are_unique(documents: Documents) -> None:
    found = {uri: [name for name, count in Counter(page.ids()).items() if count > 1] for uri, page in documents.items()}
    assert {uri: names for uri, names in found.items() if names} == {}


def test_what_names_an_id_finds_it(documents: Documents) -> None:
    found = [
        f"{uri}: {attribute}={name}"
        for uri, page in documents.items()
        for attribute, name in _named_ids(page)
        if name not in page.ids()
    ]
    assert found == []


def test_every_form_field_has_a_label(documents: Documents) -> None:
    found = {uri: [field.attributes for field in _unlabelled(page)] for uri, page in documents.items()}
    assert {uri: fields for uri, fields in found.items() if fields} == {}


def test_every_picture_has_an_alternative(documents: Documents) -> None:
    pictures = [(uri, one) for uri, page in documents.items() for one in page.all("img", "iframe")]
    assert [uri for uri, one in pictures if one.get("alt" if one.tag == "img" else "title") is None] == []


def test_the_text_can_be_zoomed(documents: Documents) -> None:
    for uri, page in documents.items():
        said = page.meta("viewport") or ""
        assert said.replace(" ", "").startswith("width=device-width"), uri
        assert not {"user-scalable", "maximum-scale", "minimum-scale"} & set(said.replace("=", ",").split(",")), uri


def test_nothing_is_written_into_the_page_that_a_strict_policy_refuses(documents: Documents) -> None:
    found = [f"{uri}: {one}" for uri, page in documents.items() for one in _inline(page)]
    assert found == []


def test_public_data_is_reachable_from_every_page(site: Site, documents: Documents) -> None:
    for uri, page in documents.items():
        if not _is_small(uri, page):
            hrefs = (PurePosixPath(uri).parent / (link.get("href") or "") for link in page.all("a"))
            ends = {normpath(href).removeprefix(site.prefix) for href in hrefs}  # 404.html names whole paths
            assert {"data", "feed.xml"} <= ends, uri


def _is_small(uri: str, page: Document) -> bool:
    """A map lies in its route's page; a guide and a page under a short or former address stand by themselves, too."""
    redirects = any(one.get("http-equiv") == "refresh" for one in page.all("meta"))
    return redirects or uri.startswith(("maps/", "go/")) or "/guide/" in uri


def _plain(text: str) -> str:
    return " ".join(text.split())


def _skipped(page: Document) -> str | None:
    """The first heading that lies more than one level below the one before it."""
    level = 0
    for heading in page.all("h1", "h2", "h3", "h4", "h5", "h6"):
        if int(heading.tag[1]) > level + 1:
            return f"{heading.tag} {heading.text}"
        level = int(heading.tag[1])
    return None


def _named_ids(page: Document) -> Iterator[tuple[str, str]]:
    for element in page.elements:
        for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
            for name in (element.get(attribute) or "").split():
                yield attribute, name


def _unlabelled(page: Document) -> Iterator[Element]:
    labels = {label.get("for") for label in page.all("label")}
    for element in page.all("input", "select", "textarea"):
        inside = any(above.tag == "label" for above in element.above())
        named = element.get("id") in labels or element.get("aria-label") or element.get("aria-labelledby")
        if element.get("type") not in _UNLABELLED and not inside and not named:
            yield element


def _inline(page: Document) -> Iterator[str]:
    """Scripts that are not files, styles in attributes, handlers."""
    for element in page.elements:
        runs = element.tag == "script" and element.get("type") != "application/ld+json"
        if (runs and "src" not in element.attributes) or element.tag == "style":
            yield f"<{element.tag}> without a file"
        for name in element.attributes:
            if name == "style" or name.startswith("on"):
                yield f"{element.tag} {name}"
