"""What tests of every folder share."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from catalog.catalog import Catalog, catalog_of
from catalog.load import Library, load
from tests.support.fixture_site import CONTENT, build_fixture_site, fixture_project
from tests.support.sites import Site

ROOT = Path(__file__).resolve().parents[1]

# The same examples on every machine and in every run, and none that fails because the machine is slow.
settings.register_profile(
    "steady", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")
# By hand, before a release: python build.py test tests/unit/test_mutations.py --hypothesis-profile=thorough
settings.register_profile("thorough", settings.get_profile("steady"), derandomize=False, max_examples=5_000)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take `--update-golden`."""
    parser.addoption("--update-golden", action="store_true", help="make what is built now the golden files")


@pytest.fixture(scope="session")
def update_golden(pytestconfig: pytest.Config) -> bool:
    """Whether golden files are renewed rather than compared."""
    return bool(pytestconfig.getoption("--update-golden"))


@pytest.fixture(scope="session")
def fixture_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the fixture content, built once, without PDFs."""
    return build_fixture_site(tmp_path_factory.mktemp("fixture"))


@pytest.fixture
def fixture_root(tmp_path: Path) -> Path:
    """A project with the fixture content, which a test may change."""
    return fixture_project(tmp_path)


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


@pytest.fixture(scope="session")
def fixture_library() -> Library:
    """The library of the fixture content."""
    return load(CONTENT.parent)


@pytest.fixture(scope="session")
def fixture_files(fixture_library: Library) -> dict[str, bytes]:
    """Every file of the fixture content by its path; copy it before changing it."""
    return {path: read.data for path, read in fixture_library.reads.items()}


@pytest.fixture(scope="session")
def fixture_catalog(fixture_library: Library) -> Catalog:
    """The public view of the fixture content."""
    assert fixture_library.site is not None
    return catalog_of(fixture_library, fixture_library.site)
