"""A site on disk: written beside the last one, and put in its place when whole."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path

from catalog.site.worker import run_in_child

_WRITE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
# Below this many files a second process costs more than it saves.
_MIN_CHILD_FILES = 1500

RenderFn = Callable[[], bytes]


def write_files(folder: Path, outputs: Mapping[str, RenderFn]) -> None:
    """Render every file and write it below a folder, on two processors where there are many."""
    # The records' pages, which weigh most, come first: the child renders the bulk of
    # them, this process the rest, the long lists and the data.
    share = len(outputs) * 2 // 5
    first, rest = islice(outputs.items(), share), islice(outputs.items(), share, None)
    worthwhile = len(outputs) >= _MIN_CHILD_FILES
    with run_in_child(partial(_write_files, folder, dict(first)), worthwhile=worthwhile) as wait_for_child:
        _write_files(folder, dict(rest))
        wait_for_child()


def _write_files(folder: Path, outputs: Mapping[str, RenderFn]) -> None:
    parents: set[str] = set()
    base = os.fspath(folder)
    for uri, render in outputs.items():
        path = f"{base}/{uri}"
        parent = path.rpartition("/")[0]
        if parent not in parents:
            os.makedirs(parent, exist_ok=True)  # noqa: PTH103 - twice as fast as Path here
            parents.add(parent)
        # Thousands of files: `open` takes three times as long to set up and tear down.
        file = os.open(path, _WRITE, 0o666)
        try:
            data = memoryview(render())
            while data:
                data = data[os.write(file, data) :]
        finally:
            os.close(file)


@contextmanager
def beside(site: Path) -> Iterator[Path]:
    """An empty folder beside the site to build in; what is not swapped in is removed.

    One build at a time (`turns`): whatever lies there was left by a build that died.
    """
    built, old = site.with_name(f".{site.name}.new"), _old(site)
    if old.exists() and not site.exists():  # it died in the middle of `swap`
        old.rename(site)
    _remove(built)
    built.mkdir(parents=True)
    try:
        yield built
    finally:
        _remove(built)


def files(folder: Path) -> dict[str, int]:
    """Every file below a folder: its size by uri."""
    found: dict[str, int] = {}
    base = len(os.fspath(folder)) + 1
    for here, _, names in os.walk(folder):
        within = here[base:].replace(os.sep, "/")
        for name in names:
            size = os.stat(f"{here}/{name}").st_size  # noqa: PTH116 - thousands of files
            found[f"{within}/{name}" if within else name] = size
    return found


def swap(built: Path, site: Path) -> None:
    """Put a finished site in the place of the last one; on failure that one stays."""
    old = _old(site)
    _remove(old)
    if site.exists():
        site.rename(old)
    try:
        built.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _old(site: Path) -> Path:
    """Where the last site waits while the new one takes its place."""
    return site.with_name(f".{site.name}.old")


def _remove(folder: Path) -> None:
    """Remove a folder if it is there, of a link only the link."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
