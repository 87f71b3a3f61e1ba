"""Finished PDFs in `.cache`, each under a hash of everything that it depends on."""

import os
from collections.abc import Callable
from pathlib import Path


def cached_pdf(folder: Path, name: str, key: str, render: Callable[[], bytes]) -> bytes:
    """Return a PDF from the cache, or render it and keep it in place of the one before.

    Args:
        folder: The cache's folder.
        name: The file's name without its ending.
        key: A hash of everything that the PDF depends on.
        render: Makes the PDF.
    """
    cached = folder / f"{name}.{key}.pdf"
    try:
        return cached.read_bytes()
    except FileNotFoundError:
        pass
    data = render()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"{name}.*"):
        old.unlink(missing_ok=True)
    # Under another name first: a build that is stopped must not leave half a file.
    part = cached.with_name(f"{name}.{os.getpid()}.part")
    part.write_bytes(data)
    part.replace(cached)
    return data
