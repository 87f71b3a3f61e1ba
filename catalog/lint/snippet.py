"""The source line that a problem is in, cut to what can be taken in, with its place and with signs that can be seen."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_SHOWN = {" ": "␣", "\t": "⇥", "\u3000": "□", "": "⏎"}
_PLAIN = " \t\u3000"
_HIDDEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line in three pieces; what cannot be seen is written out, because it is often what is wrong."""

    before: str
    here: str
    after: str


def excerpt(text: str, line: int, column: int, around: tuple[int, int]) -> Excerpt | None:
    """The line with the character at a place set apart.

    Args:
        text: The file.
        line: 1-based.
        column: 1-based, in characters; just behind the last one is a place, too.
        around: How many characters are shown before it and after it.

    Returns:
        None if the file has no such line.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not text or not 0 < line <= len(lines):
        return None
    whole, at = lines[line - 1], column - 1
    first, last = max(0, at - around[0]), at + around[1]
    start, end = "…" if first else "", "…" if last < len(whole) else ""
    here = whole[at : at + 1]
    return Excerpt(
        start + visible(whole[first:at]), _SHOWN.get(here) or visible(here), visible(whole[at + 1 : last]) + end
    )


def visible(text: str) -> str:
    """Text with its invisible characters written out."""
    return "".join(_written(text))


def _written(text: str) -> Iterator[str]:
    for sign in text:
        hidden = sign not in _PLAIN and unicodedata.category(sign) in _HIDDEN
        yield f"[U+{ord(sign):04X}]" if hidden else sign
