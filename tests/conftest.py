"""What tests of every folder share."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from catalog.catalog import Catalog, catalog_of
from catalog.load import Library, load

ROOT = Path(__file__).resolve().parents[1]
SLOW = (ROOT / "tests" / "browser", ROOT / "tests" / "paper")

# The same examples on every machine and in every run, and none that fails because the machine is slow.
settings.register_profile(
    "steady", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")
# By hand, before a release: python build.py test tests/unit/test_mutations.py --hypothesis-profile=thorough
settings.register_profile("thorough", settings.get_profile("steady"), derandomize=False, max_examples=5_000)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--fast`."""
    parser.addoption("--fast", action="store_true", help="leave out what needs a browser or sets paper")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave whole folders out of a fast run."""
    is_slow = any(collection_path.is_relative_to(folder) for folder in SLOW)
    return True if is_slow and config.getoption("fast") else None


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
    return catalog_of(real, real.site)
