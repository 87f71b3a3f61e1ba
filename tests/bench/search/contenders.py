"""Who is compared: each made from the same records into a folder that a browser can open."""

import gzip
import shutil
import time
from dataclasses import dataclass, field
from pathlib import Path

from catalog import search
from catalog.site import minify
from tests.bench import peers
from tests.bench.search.corpus import Corpus

PAGES = Path(__file__).with_name("pages")
THEME = peers.ROOT / "theme"
_FORM = '<form data-search data-root=""><input name="q"></form><script src="site.js"></script>'


@dataclass(frozen=True, slots=True)
class Made:
    """A folder with a page that answers queries; seconds that its index took; bytes of its files, gzipped."""

    name: str
    folder: Path
    seconds: float
    sizes: dict[str, int] = field(default_factory=dict)


def page(folder: Path, name: str, body: str = "") -> None:
    """The page of a contender: an address, a body, and the script that drives it."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(PAGES / f"{name}.js", folder / "contender.js")
    script = '<script src="contender.js"></script>'
    (folder / "index.html").write_text(
        f'<!doctype html><meta charset="utf-8"><title>{name}</title>{body}{script}', "utf-8"
    )


def ours(folder: Path, made: Corpus) -> Made:
    """Our search files, and the box of our pages."""
    project, site = folder / "project", folder / "ours"
    peers.ours(project, made.records)
    catalog = peers.read(project)
    page(site, "ours", _FORM)
    (site / "site.js").write_bytes(dict(minify.files(THEME))["assets/js/site.js"]())
    (site / "search").mkdir()
    started = time.perf_counter()
    files = {name: make() for name, make in search.files(catalog)}
    files["search/engine.js"] = dict(minify.files(THEME))["search/engine.js"]()
    seconds = time.perf_counter() - started
    sizes: dict[str, int] = {}
    for name, script in files.items():
        (site / name).write_bytes(script)
        part = Path(name).stem.partition("-")[0]
        sizes[part] = sizes.get(part, 0) + len(gzip.compress(script, 9))
    return Made("ours", site, seconds, sizes)
