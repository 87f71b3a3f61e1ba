"""Rules about what can be printed."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from catalog.content.file_names import SITE_PATH
from catalog.content.loader import Library
from catalog.content.yaml_reader import Node
from catalog.diagnostics import Finding
from catalog.lint.rule import rule

# The kinds that are printed, each with the fields that are not.
_PRINTED: dict[str, frozenset[str]] = {
    "points": frozenset(),
    "routes": frozenset(),
    "lessons": frozenset({"language", "materials", "objectives"}),
    "instructors": frozenset({"bio", "term", "topics"}),
}
_NEVER_PRINTED = frozenset({"source", "tags", "verified_by"})
_HINT = "换成常用的写法；确实非用不可，请维护程序的人按 theme/fonts/README.md 把它补进字库"


@rule("no-glyph")
def no_glyph(library: Library) -> Iterator[Finding]:
    """Report a character in a guide or the handbook that the fonts for paper do not have."""
    roots = [
        (entry.path, entry.node, entry.record.heading, unprinted)
        for kind, unprinted in _PRINTED.items()
        for entry in library.entries[kind].values()
    ]
    if library.site and library.site_node:
        roots.append((SITE_PATH, library.site_node, library.site.name, frozenset()))
    for path, root, name, unprinted in roots:
        # Looking through a whole file first is faster: most have nothing to report.
        for text in _printed(root, unprinted | _NEVER_PRINTED) if _unprintable(library.text(path) or "") else ():
            for character in _unprintable(str(text.value)):
                message = f"“{name}”里的“{character}”（U+{ord(character):04X}）不在印刷字库里，手册印不出来"
                yield Finding(path, text.line, text.column, message, _HINT)


@cache
def printable() -> frozenset[str]:
    """Return the characters that all fonts in `theme/fonts/` have; line breaks among them do no harm."""
    return frozenset(Path(__file__).with_name("printable.txt").read_text("utf-8"))


def _unprintable(text: str) -> list[str]:
    return sorted(set(text) - printable())


def _printed(root: Node, unprinted: frozenset[str]) -> Iterator[Node]:
    """Yield the texts of a file that are printed."""
    yield from (node for (name, *_), node in root.leaves() if name not in unprinted)
