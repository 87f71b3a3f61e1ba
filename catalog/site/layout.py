"""A page with slots: rendered once, cut at its sentinels, poured many times.

A record's page differs from its sister's only in a few places. So the page
around it is rendered once per kind, with a placeholder in each of those places,
cut there, and every page is a join of the same literals and its own fragments.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

SLOTS = ("title", "description", "head", "content")
_SENTINEL = re.compile(r"catalog-slot-([a-z]+)-5e1f")


class LayoutError(Exception):
    """A theme lost or doubled a slot; no page can be poured."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A page with slots: literals and, between them, what goes there."""

    literals: tuple[str, ...]
    slots: tuple[str, ...]

    def fill(self, values: Mapping[str, str]) -> str:
        """The page with escaped HTML in its slots."""
        pieces = [self.literals[0]]
        for slot, literal in zip(self.slots, self.literals[1:], strict=True):
            pieces += (values[slot], literal)
        return "".join(pieces)


@dataclass(frozen=True, slots=True)
class Layouts:
    """What the generator of ordinary pages hands over.

    Attributes:
        records: For each kind and vocabulary, the layout of its records' pages.
        pages: For each page that is partly ours, its layout by uri.
    """

    records: Mapping[str, Layout] = field(default_factory=dict)
    pages: Mapping[str, Layout] = field(default_factory=dict)


def placeholder(slot: str) -> str:
    """What stands for a slot in a rendered layout."""
    return f"catalog-slot-{slot}-5e1f"


def cut(html: str, expected: Mapping[str, int]) -> Layout:
    """Cut a rendered layout at its sentinels.

    Args:
        html: The page with sentinels in it.
        expected: How often each slot must occur.

    Raises:
        LayoutError: A slot occurs more or less often, so the theme has changed.
    """
    pieces = _SENTINEL.split(html)
    literals, slots = tuple(pieces[::2]), tuple(pieces[1::2])
    found = {slot: slots.count(slot) for slot in {*slots, *expected}}
    if found != {slot: expected.get(slot, 0) for slot in found}:
        message = f"theme/base.html: slots {found}, expected {dict(expected)}"
        raise LayoutError(message)
    return Layout(literals, slots)
