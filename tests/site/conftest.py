"""What tests of built files share."""

from functools import cache
from pathlib import Path

import pytest

from tests.support import sites
from tests.support.documents import Document
from tests.support.fixture_site import TODAY_EPOCH, fixture_project
from tests.support.sites import Site

Documents = dict[str, Document]


@pytest.fixture(scope="session", params=["fixture_site", "real_site"])
def site(request: pytest.FixtureRequest) -> Site:
    """The fixture site, and that of the project's own content: what a test says of it holds of any sound content."""
    built: Site = request.getfixturevalue(request.param)
    return built


@pytest.fixture(scope="session")
def documents(site: Site) -> Documents:
    """Every page of it by its uri."""
    return _documents(site.folder)


@cache
def _documents(folder: Path) -> Documents:
    """Pages are parsed once a process: pytest makes `documents` anew whenever tests go from one site to the other."""
    pages = sorted(folder.rglob("*.html"))
    return {page.relative_to(folder).as_posix(): Document(page.read_text("utf-8")) for page in pages}


@pytest.fixture(scope="session")
def without_address(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The fixture site without a public address."""
    root = fixture_project(tmp_path_factory.mktemp("without-address") / "project")
    path = root / "content" / "site.yml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("base_url:")), "utf-8")
    return sites.make(root, root / "site", TODAY_EPOCH, with_pdf=False)
