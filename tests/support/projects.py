"""Small projects on disk: the real theme and the fixture's ordinary pages around the smallest sound content."""

import shutil
from pathlib import Path

from tests.support.fixture_site import CONTENT
from tests.support.samples import SOUND
from tests.support.sites import ROOT


def content(root: Path) -> Path:
    """A project with content only: enough for everything that stops before MkDocs."""
    for path, text in SOUND.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root


def whole(root: Path) -> Path:
    """A project that can be built."""
    shutil.copytree(ROOT / "theme", root / "theme")
    pages = root / "content" / "pages"
    shutil.copytree(CONTENT / "pages", pages)
    # The fixture's own leads to one of its records, which is not here.
    (pages / "about.md").write_text("---\ntitle: 关于本目录\n---\n\n# 关于本目录\n", "utf-8")
    shutil.copy(ROOT / "mkdocs.yml", root)
    return content(root)


def edit(file: Path, old: str, new: str) -> None:
    """Change a text that occurs once, as an editor would."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1, "a change must change what it means to change"
    file.write_text(text.replace(old, new), "utf-8")
