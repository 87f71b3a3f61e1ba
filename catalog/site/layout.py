"""A layout: a page rendered once with placeholders in its slots, cut there, and filled many times.

Pages of one kind differ in a few places only. So the page around the records is
rendered once per kind, with a placeholder in each of those places, and every page
is a join of the same literals and its own fragments.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

SLOTS = ("title", "description", "head", "content")
_PLACEHOLDER = re.compile(r"catalog-slot-([a-z]+)-5e1f")


class LayoutError(Exception):
    """A theme lost or doubled a slot, so that no page can be filled."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Literals, and the names of the slots between them."""

    literals: tuple[str, ...]
    slots: tuple[str, ...]

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the page with these pieces of escaped HTML in its slots."""
        parts = [self.literals[0]]
        for slot, literal in zip(self.slots, self.literals[1:], strict=True):
            parts += (values[slot], literal)
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class Layouts:
    """The layouts that MkDocs renders.

    Attributes:
        records: For each kind and vocabulary, the layout of its records' pages.
        pages: The layout of each generated page, by uri.
    """

    records: dict[str, Layout] = field(default_factory=dict)
    pages: dict[str, Layout] = field(default_factory=dict)


def placeholder(slot: str) -> str:
    """Return the text that stands for a slot in a rendered layout."""
    return f"catalog-slot-{slot}-5e1f"


def cut(html: str, expected: Mapping[str, int]) -> Layout:
    """Cut a rendered layout at its placeholders.

    Args:
        html: The page with placeholders in it.
        expected: How often each slot must occur.

    Raises:
        LayoutError: A slot occurs more or less often, so the theme has changed.
    """
    parts = _PLACEHOLDER.split(html)
    literals, slots = tuple(parts[::2]), tuple(parts[1::2])
    counts = {slot: slots.count(slot) for slot in {*slots, *expected}}
    if counts != {slot: expected.get(slot, 0) for slot in counts}:
        message = f"theme/base.html: slots {counts}, expected {dict(expected)}"
        raise LayoutError(message)
    return Layout(literals, slots)
