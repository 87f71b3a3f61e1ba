"""Find characters in a file that nobody sees, each at its place, before anything reads the file."""

import re
from collections.abc import Iterator

from catalog.content.encoding import position
from catalog.diagnostics import Diagnostic, Fix
from catalog.model.unseen import BREAK, TURNING, UNSEEN, unseen_name

CODES = frozenset({"unseen-character"})

_WIDE = re.compile("[\u2014\u2018-\u201d\u2026\u3001-\u303f\u3400-\u9fff\uff00-\uffef]")
# A zero-width joiner between two pictures makes one of them.
_PICTURE = "\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
_JOINED = re.compile(rf"(?<=[{_PICTURE}])\u200d(?=[{_PICTURE}])")
# What begins a line of its own.
_NEXT_LINE = re.compile(r"\s*(?:$|[-#>*]|[A-Za-z_][\w-]*\s*[:：]|\d+\.)")


def find_unseen(path: str, text: str) -> Iterator[Diagnostic]:
    """Yield a problem for each such character of a file, in order."""
    if not UNSEEN.search(text):
        return
    joined = {match.start() for match in _JOINED.finditer(text)}
    for match in UNSEEN.finditer(text):
        if match.start() not in joined:
            line, column = position(text, match.start())
            message, hint = f"这里有看不见的{unseen_name(match[0])}", "删去它"
            if BREAK.match(match[0]):
                hint = "删去它；要换行就按回车键"
            fix = _fix(text, match.start())
            yield Diagnostic(path, line, column, "unseen-character", message, hint, fix=fix)


def _fix(text: str, at: int) -> Fix | None:
    """Return the correction of a character if there is only one."""
    character = text[at]
    begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    before, after = text[begin:at], text[at + 1 : end if end >= 0 else None]
    if not BREAK.match(character):
        # Without what turns the text around it may say something else.
        return None if TURNING.search(before + character + after) else Fix(character, "")
    if character == "\u2029" or _NEXT_LINE.match(after) or not before.strip():
        return None
    is_wide = bool(_WIDE.match(before[-1:]) and _WIDE.match(after[:1]))
    return Fix(character, "" if is_wide or before[-1:].isspace() or after[:1].isspace() else " ")
