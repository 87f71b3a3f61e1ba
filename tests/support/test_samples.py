"""What is made up or only roughly known says so wherever it is shown."""

import json

from catalog.domain.catalog import Catalog
from catalog.model import KINDS
from tests.support.documents import Document


def test_every_sample_says_so_on_its_page_in_its_list_and_in_its_data(
    fixture_catalog: Catalog, fixture_output: dict[str, bytes]
) -> None:
    for kind in KINDS:
        assert {"sample", "published"} <= {record.status for record in fixture_catalog.of(kind)}, kind
        listing = Document(fixture_output[f"{kind}/index.html"].decode())
        badges = (one for one in listing.elements if "badge-sample" in (one.get("class") or ""))
        badged = {id(above) for badge in badges for above in badge.above()}
        for record in fixture_catalog.of(kind):
            sample = record.status == "sample"
            page = Document(fixture_output[f"{kind}/{record.id}/index.html"].decode())
            (eyebrow,) = (one for one in page.elements if one.get("class") == "eyebrow")
            assert ("示例" in eyebrow.text) is sample, record.id
            assert ("这一条是示例" in page.one("body").text) is sample, record.id
            links = (one for one in listing.all("a") if one.get("href") == f"../{kind}/{record.id}/")
            # The map of all routes leads to them as well.
            card, lead = (one for one in links if not any(above.tag in ("svg", "figure") for above in one.above()))
            row = next(above for above in lead.above() if above.tag == "tr")
            assert (id(card) in badged) is sample, record.id
            assert (id(row) in badged) is sample, record.id
            assert json.loads(fixture_output[f"data/{kind}/{record.id}.json"])["status"] == record.status


def test_approximate_places_are_shown_as_such(fixture_catalog: Catalog, fixture_output: dict[str, bytes]) -> None:
    precisions = set()
    for point in fixture_catalog.of("points"):
        text = Document(fixture_output[f"points/{point.id}/index.html"].decode()).one("body").text
        precision = point.location and point.location.precision
        assert ("大致位置" in text.partition("这里的故事")[0]) is (precision == "approx"), point.id
        precisions.add(precision)
    assert precisions == {"approx", "exact", None}
