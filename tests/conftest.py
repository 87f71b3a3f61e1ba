"""What tests of every folder share."""

import os
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from catalog.content.loader import Library, load
from catalog.domain.catalog import Catalog
from tests.support import sites
from tests.support.fixture_site import build_fixture_site, fixture_project
from tests.support.outputs import published
from tests.support.sites import ROOT, Site

pytest_plugins = ["tests.support.skips"]
SLOW = tuple(ROOT / "tests" / name for name in ("browser", "paper", "acceptance/test_paper.py"))

# The same examples on every machine and in every run, and none that fails because the machine is slow.
settings.register_profile(
    "steady", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")
settings.register_profile("fast", settings.get_profile("steady"), max_examples=25)
# By hand, before a release: python build.py test tests/content/test_mutations.py --hypothesis-profile=thorough
settings.register_profile("thorough", settings.get_profile("steady"), derandomize=False, max_examples=5_000)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--fast` and `--update-golden`."""
    parser.addoption("--fast", action="store_true", help="no browser, no paper, fewer random examples")
    parser.addoption("--update-golden", action="store_true", help="make what is built now the golden files")


def pytest_configure(config: pytest.Config) -> None:
    """Let a fast run try fewer examples."""
    if config.getoption("fast"):
        settings.load_profile("fast")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave whole folders out of a fast run."""
    is_slow = any(collection_path.is_relative_to(folder) for folder in SLOW)
    return True if is_slow and config.getoption("fast") else None


@pytest.fixture(scope="session")
def update_golden(pytestconfig: pytest.Config) -> bool:
    """Whether golden files are renewed rather than compared."""
    return bool(pytestconfig.getoption("--update-golden"))


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def fixture_site(shared_folder: Path) -> Site:
    """The site of the fixture content, built once, without PDFs; its project lies beside it."""
    folder = shared_folder / "fixture-site"
    sites.once(folder, build_fixture_site)
    return sites.read(folder / "project", folder / "site")


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
    return {path: read.data for path, read in real.files.items()}


@pytest.fixture(scope="session")
def real_catalog(real: Library) -> Catalog:
    """The public view of the project's own content."""
    assert real.site is not None
    return Catalog.from_library(real, real.site)


@pytest.fixture(scope="session")
def real_site(real: Library, real_catalog: Catalog, shared_folder: Path) -> Site:
    """The site of the project's own content, built once."""
    folder = shared_folder / "real-site"
    sites.once(folder, partial(sites.make, ROOT))
    return Site(folder, real, real_catalog)


@pytest.fixture(scope="session")
def fixture_library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The library of the fixture content."""
    return load(fixture_project(tmp_path_factory.mktemp("fixture")))


@pytest.fixture(scope="session")
def fixture_files(fixture_library: Library) -> dict[str, bytes]:
    """Every file of the fixture content by its path; copy it before changing it."""
    return {path: read.data for path, read in fixture_library.files.items()}


@pytest.fixture(scope="session")
def fixture_catalog(fixture_library: Library) -> Catalog:
    """The public view of the fixture content."""
    assert fixture_library.site is not None
    return Catalog.from_library(fixture_library, fixture_library.site)


@pytest.fixture(scope="session")
def fixture_output(fixture_catalog: Catalog) -> dict[str, bytes]:
    """Everything that is made of the fixture's records, by uri."""
    return published(fixture_catalog)
