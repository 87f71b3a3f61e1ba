"""What tests of built files share."""

import pytest

from tests.support import sites
from tests.support.documents import Document
from tests.support.sites import Site

BASE = "https://example.org/binhu/xuexi/"
Documents = dict[str, Document]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the real content."""
    return sites.real(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def documents(built: Site) -> Documents:
    """Every page of it by its uri."""
    return {uri: Document(path.read_text("utf-8")) for uri, path in built.files(".html").items()}


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The same content with a public address, which lies under a sub-path."""
    return sites.with_address(tmp_path_factory.mktemp("published"), BASE)


@pytest.fixture(scope="session")
def unpublished(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The same content without an address."""
    return sites.with_address(tmp_path_factory.mktemp("unpublished"), None)
