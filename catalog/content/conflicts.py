"""Find what git leaves in a file where two people have changed the same lines."""

import re

from catalog.content.encoding import position
from catalog.diagnostics import Diagnostic

CODES = frozenset({"merge-conflict"})

# A block text is indented with its markers. Seven equals signs alone underline a heading in Markdown.
_MARKER = re.compile(r"^[ \t]*(<{7}|>{7}|\|{7})(?:[ \t]|$)", re.MULTILINE)
_HINT = "留下对的那几行，删去 <<<<<<<、=======、>>>>>>> 这三行，再检查一次；拿不准就问另一位同志"


def find_conflict(path: str, text: str) -> Diagnostic | None:
    """Return a problem at the first marker of a conflict in a text, or None if there is none."""
    marker = _MARKER.search(text)
    if marker is None:
        return None
    return Diagnostic(path, *position(text, marker.start(1)), "merge-conflict", "两个人改了同一处，还没有合并好", _HINT)
