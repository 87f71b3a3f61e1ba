"""Finished files in `.cache`, found again by a key of all that they were made of."""

from collections.abc import Callable
from pathlib import Path

from catalog.content.atomic import write_atomic


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
    for old in folder.glob(f"{name}.*"):
        old.unlink(missing_ok=True)
    write_atomic(kept, made)
    return made
