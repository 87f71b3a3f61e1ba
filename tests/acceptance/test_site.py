"""What holds of the site that is built of the sample content."""

from collections.abc import Callable

from tests.support.sites import Site
from tests.support.weights import HEAVIEST_PAGE, zipped


def test_no_page_is_heavy_on_the_wire(
    real_site: Site, record_testsuite_property: Callable[[str, object], None]
) -> None:
    weights = {uri: zipped(path) for uri, path in real_site.files(".html").items()}
    heaviest = max(weights, key=weights.__getitem__)
    record_testsuite_property("heaviest page", heaviest)
    record_testsuite_property("its gzip bytes", weights[heaviest])
    record_testsuite_property("mean gzip bytes", sum(weights.values()) // len(weights))
    assert weights[heaviest] < HEAVIEST_PAGE


def test_records_have_pages_and_the_newest_stand_in_the_feed(real_site: Site) -> None:
    assert len(list(real_site.catalog.pages())) > 100
    assert real_site.read("feed.xml").count("<entry>") > 20
