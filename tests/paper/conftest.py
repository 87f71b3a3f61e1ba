"""What tests of paper share."""

import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from catalog.catalog import Catalog
from tests.support.prints import Print, printed

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def bench(tmp_path: Path) -> Path:
    """A project's folder with the real theme and nothing on the shelf."""
    (tmp_path / "theme").symlink_to(ROOT / "theme")
    return tmp_path


@pytest.fixture
def own_sheets(tmp_path: Path) -> Path:
    """The same with sheets that may be changed."""
    shutil.copytree(ROOT / "theme" / "print", tmp_path / "theme" / "print")
    (tmp_path / "theme" / "fonts").symlink_to(ROOT / "theme" / "fonts")
    return tmp_path


@pytest.fixture(scope="session")
def shared_bench(shared_folder: Path) -> Path:
    """Such a folder for all workers of this run: what one has set the others take from the shelf."""
    folder = shared_folder / "paper"
    folder.mkdir(exist_ok=True)
    with suppress(FileExistsError):
        (folder / "theme").symlink_to(ROOT / "theme")
    return folder


@pytest.fixture(scope="session")
def prints(fixture_catalog: Catalog, shared_bench: Path) -> tuple[Print, ...]:
    """The guides of two routes: ways of unknown length in one, a stop without a place in the other."""
    return printed(fixture_catalog, shared_bench, "water-route", "village-route")
