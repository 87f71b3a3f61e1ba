"""The pages that `mkdocs.yml` puts into the navigation, with their places in it."""

import re
from dataclasses import dataclass

from catalog.content.encoding import decode
from catalog.content.yaml_reader import parse_text

CONFIG = "mkdocs.yml"
# Up to the next key; the rest of the file has tags that no file of the content may have.
_NAV = re.compile(r"^nav:.*?(?=^[^\s#-]|\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """One page of the navigation: its file from `content/pages/`, and where that is written."""

    page: str
    line: int
    column: int


def read_navigation(data: bytes) -> tuple[NavigationItem, ...]:
    """Return the pages of the navigation, in order; none if `mkdocs.yml` cannot be read, which MkDocs tells."""
    text, problem = decode(CONFIG, data)
    nav = _NAV.search(text)
    if problem or nav is None:
        return ()
    node, _ = parse_text(CONFIG, "\n" * text.count("\n", 0, nav.start()) + nav[0])
    leaves = node.leaves() if node else ()
    return tuple(NavigationItem(str(leaf.value), leaf.line, leaf.column) for _, leaf in leaves)
