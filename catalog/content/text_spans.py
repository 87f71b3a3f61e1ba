"""Every text that editors write, with the place of each of its characters.

A rule about wording looks at what readers will see: the values of YAML, unfolded and unquoted, and Markdown outside
of code. The place that it is told at is one of the file.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from catalog.content.encoding import position
from catalog.content.loader import SITE_PATH, Library
from catalog.content.yaml_reader import Node
from catalog.diagnostics import Diagnostic, Fix

_MANUAL = "content/README.md"
_FENCED = re.compile(r"^ {0,3}(```|~~~).*?(?:^ {0,3}\1|\Z)|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_HEAD = re.compile(r"\A---\n.*?^---$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Text:
    """A text and where it comes from.

    Attributes:
        path: The file.
        value: What readers see.
        source: The whole file.
        start: Where in the file the text begins.
    """

    path: str
    value: str
    source: str
    start: int

    def warning(self, offset: int, code: str, message: str, hint: str, fix: Fix | None = None) -> Diagnostic:
        """A warning at a character of the text.

        Args:
            offset: Which character.
            code: As of any problem.
            message: As of any problem.
            hint: As of any problem.
            fix: What would mend it; forgotten where the file does not have it just as the text has.
        """
        at, exact = self._place(offset)
        if fix and not self.source.startswith(fix.old, at):
            fix = Fix(fix.old.rstrip(), fix.new)  # the blank was a line break
        if fix and not (exact and self.source.startswith(fix.old, at)):
            fix = None
        return Diagnostic(self.path, *position(self.source, at), code, message, hint, "warning", fix)

    def _place(self, offset: int) -> tuple[int, bool]:
        """Where in the file a character of the text stands, and whether that is certain.

        Folding and quoting add line breaks, blanks and marks to a value; of every other character a text has just as
        many as its source, in the same order.
        """
        if len(self.value) == len(self.source):  # Markdown: nothing is folded
            return offset, True
        sign = self.value[offset]
        at = self.start - 1
        for _ in range(self.value.count(sign, 0, offset) + 1):
            at = self.source.find(sign, at + 1)
            if at < 0:
                return self.start, False
        return at, self.value[:offset].rstrip()[-1:] == self.source[:at].rstrip(" \n\"'")[-1:] or not offset


def values(library: Library, suspicious: Callable[[str], bool]) -> Iterator[Text]:
    """The values of every record and of `site.yml`, keys apart, if their file has a suspicious place at all."""
    roots = [(entry.path, entry.node) for entry in library.all()]
    if library.site_node:
        roots.append((SITE_PATH, library.site_node))
    for path, root in roots:
        source = library.text(path) or ""
        if suspicious(source):
            starts = _line_starts(source)
            for node in leaves(root):
                yield Text(path, str(node.value), source, starts[node.line - 1] + node.column - 1)


def leaves(node: Node) -> Iterator[Node]:
    """The scalars below a node, in order."""
    value = node.value
    if isinstance(value, str):
        yield node
        return
    for item in value.values() if isinstance(value, dict) else value:
        yield from leaves(item)


def articles(library: Library) -> Iterator[Text]:
    """Every Markdown text, code blanked out: long prose of records, and ordinary pages."""
    for path, read in library.reads.items():
        if path.endswith(".md") and path != _MANUAL and not read.problems:
            source = library.text(path) or ""
            yield Text(path, _FENCED.sub(_blank, _HEAD.sub(_blank, source)), source, 0)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _line_starts(source: str) -> list[int]:
    starts, at = [0], source.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = source.find("\n", at + 1)
    return starts
