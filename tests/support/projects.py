"""Small projects on disk: the real theme and the fixture's ordinary pages around the smallest sound content."""

import shutil
from pathlib import Path

from tests.support.fixture_site import copy_pages
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
    return content(themed(root, point="point"))


def themed(root: Path, point: str) -> Path:
    """A project without records: theme and ordinary pages, in which this point is linked to."""
    shutil.copytree(ROOT / "theme", root / "theme")
    copy_pages(root)
    shutil.copy(ROOT / "mkdocs.yml", root)
    edit(root / "content" / "pages" / "about.md", "points/old-street.md", f"points/{point}.md")
    return root


def edit(file: Path, old: str, new: str) -> None:
    """Change a text that occurs once, as an editor would."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1, "a change must change what it means to change"
    file.write_text(text.replace(old, new), "utf-8")
