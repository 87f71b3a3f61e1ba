"""Built sites, and how the processes of one run of the tests share them."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from filelock import FileLock

from catalog.content.loader import Library, load
from catalog.diagnostics import errors
from catalog.domain.catalog import Catalog
from catalog.lint.rules import check
from catalog.site.build import build_site
from catalog.site.replacement import MARKER

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
        found = (path for path in sorted(self.folder.rglob("*")) if path.is_file() and path.name != MARKER)
        uris = {path.relative_to(self.folder).as_posix(): path for path in found}
        return {uri: path for uri, path in uris.items() if not endings or uri.endswith(endings)}


def make(root: Path, folder: Path, moment: str = EPOCH, *, with_pdf: bool = True) -> Site:
    """Check and build the content below a project's root.

    Args:
        root: The project.
        folder: Where its site goes to.
        moment: What the build takes for now, in seconds.
        with_pdf: Whether to set guides and handbook, too, which takes seconds.
    """
    site = read(root, folder)
    problems = errors(check(site.library))
    assert not problems, "\n".join(map(str, problems))
    with fixed_epoch(moment):
        build_site(root, site.library, site.catalog, site_dir=folder, pdf=with_pdf)
    return site


def read(root: Path, folder: Path) -> Site:
    """A site that lies built in a folder, with the content that it was made from."""
    library = load(root)
    assert library.site
    return Site(folder, library, Catalog.from_library(library, library.site))


def once(folder: Path, fill: Callable[[Path], object]) -> None:
    """Let whichever process comes first fill a folder, and every other wait for it."""
    with FileLock(f"{folder}.lock"):
        full = folder.with_name(f"{folder.name}.full")
        if not full.exists():
            fill(folder)
            full.touch()


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
    make(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], with_pdf=False)
