"""Built sites: the one of the real content that all tests share, and small ones of given content."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from catalog.content.loader import Library, load
from catalog.diagnostics import errors
from catalog.domain.catalog import Catalog
from catalog.lint.rules import check
from catalog.site.build import build_site

ROOT = Path(__file__).resolve().parents[2]
# Any moment will do; that it is always the same makes two builds comparable.
EPOCH = "1700000000"


@dataclass(frozen=True, slots=True)
class Site:
    """A site on disk with what it was made from."""

    folder: Path
    library: Library
    catalog: Catalog

    @property
    def prefix(self) -> str:
        """Where it lies on its server, going by its address."""
        return urlsplit(self.catalog.site.base_url or "/").path.rstrip("/") + "/"

    def read(self, uri: str) -> str:
        """The text of a file."""
        return (self.folder / uri).read_text("utf-8")

    def files(self, *endings: str) -> dict[str, Path]:
        """Every file by its uri, or those with these endings."""
        found = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        uris = {path.relative_to(self.folder).as_posix(): path for path in found}
        return {uri: path for uri, path in uris.items() if not endings or uri.endswith(endings)}


def make(root: Path, folder: Path) -> Site:
    """Check and build the content below a project's root."""
    library = load(root)
    problems = errors(check(library))
    assert not problems, "\n".join(map(str, problems))
    assert library.site
    catalog = Catalog.from_library(library, library.site)
    with fixed_epoch():
        build_site(root, library, catalog, site_dir=folder)
    return Site(folder, library, catalog)


def copied(root: Path) -> Path:
    """A copy of the project without tests and programs, to change its content."""
    ignored = shutil.ignore_patterns(".*", "__pycache__")
    for name in ("content", "theme"):
        shutil.copytree(ROOT / name, root / name, ignore=ignored)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def with_address(root: Path, address: str | None) -> Site:
    """The real content with this public address, whatever its own is."""
    path = copied(root) / "content" / "site.yml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    lines = [line for line in lines if not line.startswith("base_url:")]
    path.write_text("".join([f"base_url: {address}\n"] * bool(address) + lines), "utf-8")
    return make(root, root / "site")


@cache
def real(folder: Path) -> Site:
    """The site of the real content, built once however many folders of tests ask for it."""
    return make(ROOT, folder / "real-site")


@contextmanager
def fixed_epoch(moment: str = EPOCH) -> Iterator[None]:
    """Let the build believe that it is always the same moment."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = moment
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


if __name__ == "__main__":
    make(ROOT, Path(sys.argv[1]))
