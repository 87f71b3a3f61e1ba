"""A page with holes: rendered once, cut at its sentinels, poured many times.

A record's page differs from its sister's only in a few places. So the page
around it is rendered once per kind, with a sentinel in each of those places,
cut there, and every page is a join of the same literals and its own fragments.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

HOLES = ("title", "description", "head", "content")
_SENTINEL = re.compile(r"catalog-hole-([a-z]+)-5e1f")


class ShellError(Exception):
    """A theme lost or doubled a hole; no page can be poured."""


@dataclass(frozen=True, slots=True)
class Shell:
    """A page with holes: literals and, between them, what goes there."""

    literals: tuple[str, ...]
    holes: tuple[str, ...]

    def pour(self, values: Mapping[str, str]) -> str:
        """The page with escaped HTML in its holes."""
        pieces = [self.literals[0]]
        for hole, literal in zip(self.holes, self.literals[1:], strict=True):
            pieces += (values[hole], literal)
        return "".join(pieces)


@dataclass(frozen=True, slots=True)
class Shells:
    """What the generator of ordinary pages hands over.

    Attributes:
        records: For each kind and vocabulary, the shell of its records' pages.
        pages: For each page that is partly ours, its shell by uri.
    """

    records: Mapping[str, Shell] = field(default_factory=dict)
    pages: Mapping[str, Shell] = field(default_factory=dict)


def sentinel(hole: str) -> str:
    """What stands for a hole in a rendered shell."""
    return f"catalog-hole-{hole}-5e1f"


def cut(html: str, expected: Mapping[str, int]) -> Shell:
    """Cut a rendered shell at its sentinels.

    Args:
        html: The page with sentinels in it.
        expected: How often each hole must occur.

    Raises:
        ShellError: A hole occurs more or less often, so the theme has changed.
    """
    pieces = _SENTINEL.split(html)
    literals, holes = tuple(pieces[::2]), tuple(pieces[1::2])
    found = {hole: holes.count(hole) for hole in {*holes, *expected}}
    if found != {hole: expected.get(hole, 0) for hole in found}:
        message = f"theme/base.html: holes {found}, expected {dict(expected)}"
        raise ShellError(message)
    return Shell(literals, holes)
