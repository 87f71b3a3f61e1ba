"""A site on disk: written beside the last one, and put in its place when whole."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path


def write(folder: Path, outputs: Iterable[tuple[str, bytes]]) -> int:
    """Write files below a folder; returns how many."""
    made: set[str] = set()
    count = 0
    base = os.fspath(folder)
    for uri, data in outputs:
        path = f"{base}/{uri}"
        parent = path.rpartition("/")[0]
        if parent not in made:
            os.makedirs(parent, exist_ok=True)  # noqa: PTH103 - twice as fast as Path here
            made.add(parent)
        with open(path, "wb", buffering=0) as file:  # noqa: PTH123 - the same
            file.write(data)
        count += 1
    return count


def swap(built: Path, site: Path) -> None:
    """Put a finished site in the place of the last one; on failure that one stays."""
    old = site.with_name(f".{site.name}.old")
    if old.exists():
        shutil.rmtree(old)
    if site.exists():
        site.rename(old)
    try:
        built.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)
