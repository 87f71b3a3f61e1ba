"""What tests of paper share."""

import shutil
from pathlib import Path

import pytest

from catalog.domain.catalog import Catalog
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
def prints(real_catalog: Catalog) -> tuple[Print, ...]:
    """The guides of the real content."""
    return printed(real_catalog, ROOT)
