"""The ordinary pages in `content/pages/`, which MkDocs renders."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.content.file_names import PAGES
from catalog.content.front_matter import split_page
from catalog.content.loader import Library
from catalog.model import FrontMatter

PREFIX = f"content/{PAGES}/"


@dataclass(frozen=True, slots=True)
class MarkdownPage:
    """A page as it was read.

    Attributes:
        name: Its file, from `content/pages/`.
        front_matter: What it says of itself, if that is valid.
        text: Its Markdown.
    """

    name: str
    front_matter: FrontMatter | None
    text: str


def pages_of(library: Library) -> Iterator[MarkdownPage]:
    """Yield each page, by path."""
    for path, file in library.files.items():
        if path.startswith(PREFIX) and path.endswith(".md"):
            yield MarkdownPage(path.removeprefix(PREFIX), file.front_matter, split_page(file.text)[1])
