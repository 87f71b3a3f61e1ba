"""What tests of every folder share."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from catalog.content.loader import Library, load
from catalog.domain.catalog import Catalog

ROOT = Path(__file__).resolve().parents[1]

# The same examples on every machine and in every run, and none that fails because the machine is slow.
settings.register_profile(
    "steady", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")
# By hand, before a release: python build.py test tests/unit/test_mutations.py --hypothesis-profile=thorough
settings.register_profile("thorough", settings.get_profile("steady"), derandomize=False, max_examples=5_000)


@pytest.fixture(scope="session")
def real() -> Library:
    """The library of the project's own content."""
    return load(ROOT)


@pytest.fixture(scope="session")
def real_files(real: Library) -> dict[str, bytes]:
    """Every file of the project's own content by its path; copy it before changing it."""
    return {path: read.data for path, read in real.reads.items()}


@pytest.fixture(scope="session")
def real_catalog(real: Library) -> Catalog:
    """The public view of the project's own content."""
    assert real.site is not None
    return Catalog.from_library(real, real.site)
