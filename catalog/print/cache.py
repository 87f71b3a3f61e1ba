"""Finished PDFs in `.cache`, each under a hash of everything that it depends on."""

from collections.abc import Callable
from pathlib import Path

from catalog.content.atomic import write_atomic


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
    for old in folder.glob(f"{name}.*"):
        old.unlink(missing_ok=True)
    write_atomic(cached, data)
    return data
