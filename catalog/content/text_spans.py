"""The texts that readers will see, with the place of each of their characters in the files.

Rules about wording look at the values of YAML, unfolded and unquoted, and at Markdown outside code; what they find
has its place in the file.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from catalog.content.encoding import position
from catalog.content.loader import SITE_PATH, Library
from catalog.content.source_map import SourceMap
from catalog.diagnostics import Finding, Fix

_README = "content/README.md"
_FENCED = re.compile(r"^ *(```|~~~).*?(?:^ *\1|\Z)|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_FRONT_MATTER = re.compile(r"\A---\n.*?^---$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Text:
    """A text and where it comes from.

    Attributes:
        path: The file.
        value: What readers see.
        source: The text of the whole file.
        start: The offset in the file at which the text begins.
    """

    path: str
    value: str
    source: str
    start: int

    def finding(self, offset: int, message: str, hint: str, fix: Fix | None = None) -> Finding:
        """Return what a rule finds at a character of the text.

        Args:
            offset: Which character.
            message: As of any problem.
            hint: As of any problem.
            fix: Its correction; left out where the file's text at that place is not the value's.
        """
        at, is_exact = self._source_offset(offset)
        if fix and not self.source.startswith(fix.old, at):
            fix = Fix(fix.old.rstrip(), fix.new)  # the blank was a line break
        if fix and not (is_exact and self.source.startswith(fix.old, at)):
            fix = None
        return Finding(self.path, *position(self.source, at), message, hint, fix)

    def _source_offset(self, offset: int) -> tuple[int, bool]:
        """Return the offset in the file of a character of the text, and whether that is certain.

        Folding and quoting add line breaks, blanks and quotes to a value; every other character occurs in the source
        just as often as in the text, in the same order.
        """
        if len(self.value) == len(self.source):  # Markdown: nothing is folded
            return offset, True
        character = self.value[offset]
        at = self.start - 1
        for _ in range(self.value.count(character, 0, offset) + 1):
            at = self.source.find(character, at + 1)
            if at < 0:
                return self.start, False
        return at, self.value[:offset].rstrip()[-1:] == self.source[:at].rstrip(" \n\"'")[-1:] or not offset


def yaml_texts(library: Library, is_relevant: Callable[[str], bool]) -> Iterator[Text]:
    """Yield the values of every record and of `site.yml`, without keys.

    Args:
        library: The content.
        is_relevant: Whether the source of a file may hold what is looked for; other files are passed over.
    """
    roots = [(entry.path, entry.node) for entry in library.all()]
    if library.site_node:
        roots.append((SITE_PATH, library.site_node))
    for path, root in roots:
        source = library.text(path) or ""
        if is_relevant(source):
            source_map = SourceMap(source, root)
            for _, node in root.leaves():
                yield Text(path, str(node.value), source, source_map.offset((node.line, node.column)))


def markdown_texts(library: Library) -> Iterator[Text]:
    """Yield every Markdown text with blanks in place of code: long prose of records, and ordinary pages."""
    for path, file in library.files.items():
        if path.endswith(".md") and path != _README and not file.problems:
            yield Text(path, _FENCED.sub(_blank, _FRONT_MATTER.sub(_blank, file.text)), file.text, 0)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
