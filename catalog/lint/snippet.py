"""Cut the source line of a problem around its place, with invisible characters made visible."""

import unicodedata
from dataclasses import dataclass

_SYMBOLS = {" ": "␣", "\t": "⇥", "\u3000": "□", "": "⏎"}
_BLANKS = frozenset(" \t\u3000")
_INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})


@dataclass(frozen=True, slots=True)
class Snippet:
    """A line in three parts; invisible characters are written out, because they are often the problem.

    Attributes:
        before: What stands before the place.
        at: The character at the place, or a symbol for it.
        after: What stands behind it.
    """

    before: str
    at: str
    after: str


def snippet(text: str, line: int, column: int, context: tuple[int, int]) -> Snippet | None:
    """Return a line with the character at a place set apart.

    Args:
        text: The file.
        line: 1-based.
        column: 1-based, in characters; just behind the last one is valid, too.
        context: How many characters are shown before it and after it.

    Returns:
        None if the file has no such line.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not text or not 0 < line <= len(lines):
        return None
    source, index = lines[line - 1], column - 1
    first, last = max(0, index - context[0]), index + context[1]
    start, end = "…" if first else "", "…" if last < len(source) else ""
    at = source[index : index + 1]
    before, after = visible(source[first:index]), visible(source[index + 1 : last])
    return Snippet(start + before, _SYMBOLS.get(at) or visible(at), after + end)


def visible(text: str) -> str:
    """Write out the invisible characters of a text."""
    hidden = {character for character in set(text) - _BLANKS if unicodedata.category(character) in _INVISIBLE}
    return text.translate({ord(character): f"[U+{ord(character):04X}]" for character in hidden})
