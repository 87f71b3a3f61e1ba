"""The ordinary pages in `content/pages/`, which MkDocs renders."""

from collections.abc import Iterator

from catalog.content.file_names import PAGES
from catalog.content.loader import Library

_PREFIX = f"content/{PAGES}/"


def pages_of(library: Library) -> Iterator[tuple[str, str]]:
    """Yield the path of each page below `content/pages/`, and its text."""
    for path, file in library.files.items():
        if path.startswith(_PREFIX) and path.endswith(".md"):
            yield path.removeprefix(_PREFIX), file.text
