"""Files for programs: feed, sitemap, robots, public data, linked data."""

import json
from typing import Any
from xml.etree import ElementTree as ET

from catalog.domain.facts import TERM_PAGES
from catalog.model import KINDS
from tests.site.conftest import Documents
from tests.support.sites import Site

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
TYPES = {
    "lessons": "Course",
    "courses": "Course",
    "instructors": "Person",
    "points": "Place",
    "routes": "TouristTrip",
    "venues": "Place",
    "plan": "CourseInstance",
}


def test_the_feed_has_what_a_reader_needs(site: Site) -> None:
    feed = _xml(site, "feed.xml")
    entries = feed.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert entries
    assert len(set(ids)) == len(ids)
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert element.findtext(f"{ATOM}{name}"), name
    assert feed.findtext(f"{ATOM}updated") == f"{site.catalog.site.updated_on}T00:00:00+08:00"


def test_the_newest_stands_first_in_the_feed(fixture_site: Site) -> None:
    days = [entry.findtext(f"{ATOM}updated") for entry in _xml(fixture_site, "feed.xml").findall(f"{ATOM}entry")]
    assert len(set(days)) > 10
    assert days == sorted(map(str, days), reverse=True)


def test_a_feed_of_one_kind_has_that_kind_only(fixture_site: Site) -> None:
    for kind in KINDS:
        entries = _xml(fixture_site, f"feeds/{kind}.xml").findall(f"{ATOM}entry")
        ids = [entry.findtext(f"{ATOM}id", "").rstrip("/").rpartition("/")[2] for entry in entries]
        assert 0 < len(ids) <= len(fixture_site.catalog.listed[kind])
        assert set(ids) <= set(fixture_site.catalog.listed[kind])


def test_the_feed_of_a_site_with_an_address_leads_to_its_pages(fixture_site: Site) -> None:
    base = _base(fixture_site)
    for link in _xml(fixture_site, "feed.xml").iter(f"{ATOM}link"):
        address = link.get("href", "")
        assert address.startswith(base)
        assert _exists(fixture_site, address.removeprefix(base))


def test_a_site_with_an_address_has_a_sitemap_of_all_pages_that_readers_may_find(fixture_site: Site) -> None:
    base, site = _base(fixture_site), fixture_site
    addresses = [location.text or "" for location in _xml(site, "sitemap.xml").iter(f"{SITEMAP}loc")]
    listed = {f"{base}{record.KIND}/{record.id}/" for kind in KINDS for record in site.catalog.of(kind)}
    terms = {f"{base}{name}/{record_id}/" for name in TERM_PAGES for record_id in _used_terms(site, name)}
    ordinary = {f"{base}{uri}" for uri in ("", "about/", "help/", "privacy/", *(f"{kind}/" for kind in KINDS))}
    assert len(set(addresses)) == len(addresses)
    assert listed | terms | ordinary <= set(addresses)
    assert [address for address in addresses if not _exists(site, address.removeprefix(base))] == []


def test_robots_of_a_site_with_an_address_name_the_sitemap(fixture_site: Site) -> None:
    assert f"Sitemap: {_base(fixture_site)}sitemap.xml" in fixture_site.read("robots.txt")


def test_there_is_no_sitemap_without_an_address(without_address: Site) -> None:
    assert [uri for uri in without_address.files() if "sitemap" in uri] == []
    assert "Sitemap" not in without_address.read("robots.txt")


def test_public_data_holds_every_listed_record(site: Site) -> None:
    data = json.loads(site.read("catalog.json"))
    for kind in KINDS:
        assert [row["id"] for row in data[kind]] == list(site.catalog.listed[kind])
        addresses = (row["url"].removeprefix((site.catalog.site.base_url or "").rstrip("/")) for row in data[kind])
        assert all(_exists(site, address.lstrip("/")) for address in addresses)
    assert data["site"]["vocabularies"]["towns"] == site.catalog.site.vocabularies.towns


def test_the_data_of_a_record_is_what_stands_in_the_public_data(site: Site) -> None:
    data = json.loads(site.read("catalog.json"))
    for kind in KINDS:
        for row in data[kind]:
            assert json.loads(site.read(f"data/{kind}/{row['id']}.json")) == row


def test_linked_data_says_what_a_page_is_about(site: Site, documents: Documents) -> None:
    for record in site.catalog.pages():
        said = _linked(documents, f"{record.KIND}/{record.id}/index.html")
        if record.KIND not in TYPES:
            assert said == []
            continue
        (about,) = said
        assert about["@context"] == "https://schema.org"
        sample = "（示例）" if record.status == "sample" else ""
        assert (about["@type"], about["name"]) == (TYPES[record.KIND], f"{record.heading}{sample}")
        assert about["description"]


def test_linked_data_of_every_other_page_parses(site: Site, documents: Documents) -> None:
    records = {f"{record.KIND}/{record.id}/index.html" for record in site.catalog.pages()}
    for uri in documents.keys() - records:
        assert [about["@type"] for about in _linked(documents, uri)] in ([], ["WebSite"]), uri
    assert len(_linked(documents, "index.html")) == 1


def test_linked_data_of_a_route_lists_its_stops_in_order(site: Site, documents: Documents) -> None:
    for route in site.catalog.of("routes"):
        (about,) = _linked(documents, f"routes/{route.id}/index.html")
        names = [point.name for point in site.catalog.get_many("points", (stop.point for stop in route.stops))]
        items = about["itinerary"]["itemListElement"]
        assert about["itinerary"]["@type"] == "ItemList"
        assert [item["item"]["name"] for item in items] == names
        assert [item["position"] for item in items] == list(range(1, len(names) + 1))


def test_linked_data_of_a_course_holds_its_sessions(site: Site, documents: Documents) -> None:
    for course in site.catalog.of("courses"):
        (about,) = _linked(documents, f"courses/{course.id}/index.html")
        sessions = [
            _linked(documents, f"plan/{one.id}/index.html")[0] for one in site.catalog.backlinks(course, "plan")
        ]
        for session in sessions:
            assert session.pop("@context") == "https://schema.org"
            assert session["about"]["@type"] == "Course"
        assert about.get("hasCourseInstance", []) == sessions


def test_a_feed_says_of_a_sample_that_it_is_one(site: Site) -> None:
    entries = _xml(site, "feed.xml").findall(f"{ATOM}entry")
    samples = {record.heading for record in site.catalog.pages() if record.status == "sample"}
    assert samples
    for entry in entries:
        title = entry.findtext(f"{ATOM}title") or ""
        terms = {category.get("term") for category in entry.findall(f"{ATOM}category")}
        assert title.endswith("（示例）") == ("sample" in terms)


def test_linked_data_gives_no_approximate_place_for_an_exact_one(site: Site, documents: Documents) -> None:
    for kind in ("points", "venues"):
        for place in site.catalog.of(kind):
            (about,) = _linked(documents, f"{kind}/{place.id}/index.html")
            exact = place.location is not None and place.location.precision == "exact"
            assert ("geo" in about) == exact, place.id


def _xml(site: Site, uri: str) -> ET.Element:
    return ET.fromstring(site.read(uri))  # noqa: S314 - our own file


def _linked(documents: Documents, uri: str) -> list[Any]:
    scripts = documents[uri].all("script")
    return [json.loads("".join(script.pieces)) for script in scripts if script.get("type") == "application/ld+json"]


def _base(site: Site) -> str:
    """The public address, which ends with a slash."""
    base = site.catalog.site.base_url or ""
    assert site.prefix == "/xuexi/", "an address below a sub-path has the most to go wrong"
    return base


def _exists(site: Site, uri: str) -> bool:
    return (site.folder / uri / "index.html" if not uri or uri.endswith("/") else site.folder / uri).is_file()


def _used_terms(site: Site, name: str) -> set[str]:
    """The words of a vocabulary that a listed record stands under."""
    single = name.removesuffix("s")
    found: set[str] = set()
    for kind in KINDS:
        for record in site.catalog.of(kind):
            found.update(getattr(record, name, None) or filter(None, (getattr(record, single, None),)))
    return found
