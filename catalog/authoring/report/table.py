"""Sections for a terminal: tables whose columns line up although some characters are two cells wide."""

import unicodedata
from collections.abc import Iterable, Sequence

from catalog.domain.coverage import Section

_WIDEST = 36  # cells of a terminal that one column may take


def as_text(found: Iterable[Section]) -> str:
    """All sections, one below the other."""
    return "\n\n".join(_section(section) for section in found)


def _section(section: Section) -> str:
    lines = [f"【{section.heading}】{section.answer}"]
    if section.rows:
        rows = [section.heads, *(row.cells for row in section.rows)]
        shown = [[_short(cell) for cell in row] for row in rows]
        widths = [max(map(width, column)) for column in zip(*shown, strict=True)]
        lines += (_line(row, widths) for row in shown)
    return "\n".join(lines)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (f"{cell}{' ' * (wide - width(cell))}" for cell, wide in zip(row, widths, strict=True))
    return f"  {'  '.join(cells)}".rstrip()


def width(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def _short(text: str) -> str:
    """A text that fits into a column."""
    if width(text) <= _WIDEST:
        return text
    kept = ""
    for one in text:
        if width(kept + one) >= _WIDEST:
            break
        kept += one
    return f"{kept}…"
