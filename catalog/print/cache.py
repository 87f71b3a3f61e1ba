"""Finished files in `.cache`, found again by a key of all that they were made of."""

import os
from collections.abc import Callable
from pathlib import Path


def from_shelf(folder: Path, name: str, key: str, make: Callable[[], bytes]) -> bytes:
    """A file as it was made last from the same things, or made now in place of the one before.

    Args:
        folder: The shelf.
        name: What it is, without its ending.
        key: Different whenever the file would be.
        make: Makes it.
    """
    kept = folder / f"{name}.{key}.pdf"
    try:
        return kept.read_bytes()
    except FileNotFoundError:
        pass
    made = make()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"{name}.*"):
        old.unlink(missing_ok=True)
    # Under another name first: a build that is stopped must not leave half a file.
    part = kept.with_name(f"{name}.{os.getpid()}.part")
    part.write_bytes(made)
    part.replace(kept)
    return made
