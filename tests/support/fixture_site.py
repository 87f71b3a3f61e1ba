"""The fixture site: small made-up content in which records differ in everything that order and wording depend on.

`tests/fixtures/site/content/` lies as an editor writes it. It has no errors; its warnings are meant, and
`tests/golden/` compares them along with everything that is built from it.
"""

import shutil
from pathlib import Path

from tests.support.sites import ROOT, Site, make

CONTENT = ROOT / "tests" / "fixtures" / "site" / "content"
# Noon in 无锡 on the day that the content says it was updated on.
TODAY_EPOCH = "1778558400"


def fixture_project(root: Path) -> Path:
    """A project's folder with the fixture content, which may be changed, and the project's own theme."""
    shutil.copytree(CONTENT, root / "content")
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "theme").symlink_to(ROOT / "theme", target_is_directory=True)
    return root


def build_fixture_site(folder: Path) -> Site:
    """Check the fixture content and build its site without PDFs, in `site` below a folder, the project beside it."""
    return make(fixture_project(folder / "project"), folder / "site", TODAY_EPOCH, with_pdf=False)
