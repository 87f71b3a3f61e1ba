"""What goes on paper can be printed."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from catalog.content.loader import SITE_PATH, Library
from catalog.content.text_spans import leaves
from catalog.content.yaml_reader import Node
from catalog.diagnostics import Diagnostic

# What goes on paper, by kind, and which of its fields do not.
_PRINTED: dict[str, frozenset[str]] = {
    "points": frozenset(),
    "routes": frozenset(),
    "lessons": frozenset({"language", "materials", "objectives"}),
    "instructors": frozenset({"bio", "term", "topics"}),
}
_NEVER_PRINTED = frozenset({"source", "tags", "verified_by"})
_HINT = "换成常用的写法；确实非用不可，请维护程序的人按 theme/fonts/README.md 把它补进字库"


def no_glyph(library: Library) -> Iterator[Diagnostic]:
    """Every character of a guide and of the handbook is in the fonts that they are set in."""
    roots = [
        (entry.path, entry.node, entry.record.heading, unprinted)
        for kind, unprinted in _PRINTED.items()
        for entry in library.entries.get(kind, {}).values()
    ]
    if library.site and library.site_node:
        roots.append((SITE_PATH, library.site_node, library.site.name, frozenset()))
    for path, root, name, unprinted in roots:
        # Most files have nothing to find, and are looked through faster as a whole.
        for text in _printed(root, unprinted | _NEVER_PRINTED) if _strange(library.text(path) or "") else ():
            for sign in _strange(str(text.value)):
                message = f"“{name}”里的“{sign}”（U+{ord(sign):04X}）不在印刷字库里，手册印不出来"
                yield Diagnostic(path, text.line, text.column, "no-glyph", message, _HINT)


@cache
def printable() -> frozenset[str]:
    """The characters that all fonts in `theme/fonts/` have; line breaks are no glyphs, but no matter."""
    return frozenset(Path(__file__).with_name("printable.txt").read_text("utf-8"))


def _strange(text: str) -> list[str]:
    return sorted(set(text) - printable())


def _printed(root: Node, unprinted: frozenset[str]) -> Iterator[Node]:
    """The texts of a file that go on paper."""
    for name, node in root.value.items() if isinstance(root.value, dict) else ():
        if name not in unprinted:
            yield from leaves(node)
