"""The fixture site: small made-up content in which records differ in everything that order and wording depend on.

`tests/fixtures/site/content/` lies as an editor writes it. It has no errors; its warnings are meant, and
`tests/golden/` compares them along with everything that is built from it.
"""

import shutil
from pathlib import Path

from catalog.content.loader import load
from catalog.diagnostics import errors
from catalog.domain.catalog import Catalog
from catalog.lint.rules import check
from catalog.site.build import build_site
from tests.support.sites import ROOT, Site, fixed_epoch

CONTENT = ROOT / "tests" / "fixtures" / "site" / "content"
# Noon in 无锡 on the day that the content says it was updated on.
TODAY_EPOCH = "1778558400"


def fixture_project(root: Path) -> Path:
    """A project's folder with the fixture content, which may be changed, and the project's own theme."""
    shutil.copytree(CONTENT, root / "content")
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "theme").symlink_to(ROOT / "theme", target_is_directory=True)
    return root


def build_fixture_site(folder: Path, *, with_pdf: bool = False) -> Site:
    """Check the fixture content and build its site into `site` below a folder, the project beside it.

    Args:
        folder: An empty folder, or one that will be made.
        with_pdf: Whether to set the guides and the handbook, too, which takes seconds.
    """
    root = fixture_project(folder / "project")
    site_dir = folder / "site"
    library = load(root)
    problems = errors(check(library))
    assert not problems, "\n".join(map(str, problems))
    assert library.site
    catalog = Catalog.from_library(library, library.site)
    with fixed_epoch(TODAY_EPOCH):
        build_site(root, library, catalog, site_dir=site_dir, pdf=with_pdf)
    return Site(site_dir, library, catalog)
