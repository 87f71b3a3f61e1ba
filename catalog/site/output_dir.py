"""The files of a site on disk: rendered and written, on two processors where there are many; and their sizes."""

import os
from collections.abc import Callable, Mapping
from functools import partial
from itertools import islice
from pathlib import Path

from catalog.site.replacement import MARKER
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


def file_sizes(folder: Path) -> dict[str, int]:
    """Return the size of every file of a site, by uri, without the list that is no part of it."""
    sizes: dict[str, int] = {}
    base = len(os.fspath(folder)) + 1
    for parent, _, names in os.walk(folder):
        within = parent[base:].replace(os.sep, "/")
        for name in names:
            size = os.stat(f"{parent}/{name}").st_size  # noqa: PTH116 - thousands of files
            sizes[f"{within}/{name}" if within else name] = size
    sizes.pop(MARKER, None)
    return sizes
