"""What tests of this folder share."""

import pytest

from catalog.domain.catalog import Catalog
from tests.support.outputs import published


@pytest.fixture(scope="session")
def fixture_output(fixture_catalog: Catalog) -> dict[str, bytes]:
    """Everything that is made of the fixture's records, by uri."""
    return published(fixture_catalog)
