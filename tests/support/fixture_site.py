"""The fixture site: small made-up content in which records differ in everything that order and wording depend on.

`tests/fixtures/site/content/` lies as an editor writes it. It has no errors; its warnings are meant, and
`tests/golden/` compares them along with everything that is built from it.
"""

import shutil
from itertools import product
from pathlib import Path

from catalog.content.loader import load
from catalog.model import KINDS
from tests.support.examples import as_yaml, example
from tests.support.sites import ROOT, Site, make

CONTENT = ROOT / "tests" / "fixtures" / "site" / "content"
# Noon in 无锡 on the day that the content says it was updated on.
TODAY_EPOCH = "1778558400"


def fixture_project(root: Path) -> Path:
    """A project's folder with the fixture content, which may be changed, and the project's own theme."""
    shutil.copytree(CONTENT, root / "content", ignore=shutil.ignore_patterns("pages"))
    copy_pages(root)
    _write_examples(root)
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "theme").symlink_to(ROOT / "theme", target_is_directory=True)
    return root


def copy_pages(root: Path) -> None:
    """Copy the fixture's ordinary pages, and the project's list page of a kind that it lacks."""
    shutil.copytree(CONTENT / "pages", root / "content" / "pages")
    for kind in KINDS:
        if not (CONTENT / "pages" / kind).is_dir():
            shutil.copytree(ROOT / "content" / "pages" / kind, root / "content" / "pages" / kind)


def _write_examples(root: Path) -> None:
    """Write two records, a sample and a published one, of each kind that the fixture has none of."""
    kinds = [kind for kind in KINDS if not (root / "content" / kind).is_dir()]
    library = load(root)
    assert library.site
    ids = {kind: next(iter(entries)) for kind, entries in library.entries.items() if entries}
    ids |= {kind: f"{kind}-sample" for kind in kinds}
    for kind, (status, mark) in product(kinds, (("sample", "甲"), ("published", "乙"))):
        values = example(KINDS[kind], ids, library.site.vocabularies)
        title = KINDS[kind].TITLE_FIELD
        values |= {"status": status, title: f"{values[title]}{mark}"}
        path = root / "content" / kind / f"{kind}-{status}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(as_yaml(values), "utf-8")


def build_fixture_site(folder: Path) -> Site:
    """Check the fixture content and build its site without PDFs, in `site` below a folder, the project beside it."""
    return make(fixture_project(folder / "project"), folder / "site", TODAY_EPOCH, with_pdf=False)
