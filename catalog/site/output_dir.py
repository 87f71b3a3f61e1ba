"""The site on disk: written to a staging folder, which replaces the last site when it is complete."""

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
def staging_folder(site: Path) -> Iterator[Path]:
    """Make an empty folder beside the site to build in; what does not replace the site is removed.

    There is one build at a time (`build_lock`): whatever lies there was left by one that died.
    """
    staging, old = site.with_name(f".{site.name}.new"), _old(site)
    if old.exists() and not site.exists():  # it died in the middle of `replace_site`
        old.rename(site)
    _remove(staging)
    staging.mkdir(parents=True)
    try:
        yield staging
    finally:
        _remove(staging)


def file_sizes(folder: Path) -> dict[str, int]:
    """Return the size of every file below a folder, by uri."""
    sizes: dict[str, int] = {}
    base = len(os.fspath(folder)) + 1
    for parent, _, names in os.walk(folder):
        within = parent[base:].replace(os.sep, "/")
        for name in names:
            size = os.stat(f"{parent}/{name}").st_size  # noqa: PTH116 - thousands of files
            sizes[f"{within}/{name}" if within else name] = size
    return sizes


def replace_site(staging: Path, site: Path) -> None:
    """Put a finished site in the place of the last one, which stays if that fails."""
    old = _old(site)
    _remove(old)
    if site.exists():
        site.rename(old)
    try:
        staging.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _old(site: Path) -> Path:
    """Return where the last site lies while the new one takes its place."""
    return site.with_name(f".{site.name}.old")


def _remove(folder: Path) -> None:
    """Remove a folder if it exists; of a link only the link."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
