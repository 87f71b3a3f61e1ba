"""Sections for a terminal: tables whose columns line up although some characters are two cells wide."""

from collections.abc import Iterable, Sequence

from catalog.domain.coverage import Section
from catalog.lint.reporters import width

_WIDEST = 36  # cells of a terminal that one column may take


def as_text(section_list: Iterable[Section]) -> str:
    """Return all sections, one below the other."""
    return "\n\n".join(_section(section) for section in section_list)


def _section(section: Section) -> str:
    lines = [f"【{section.heading}】{section.answer}"]
    if section.rows:
        rows = [section.heads, *(row.cells for row in section.rows)]
        cells = [[_short(cell) for cell in row] for row in rows]
        widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
        lines += (_line(row, widths) for row in cells)
    return "\n".join(lines)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (f"{cell}{' ' * (column_width - width(cell))}" for cell, column_width in zip(row, widths, strict=True))
    return f"  {'  '.join(cells)}".rstrip()


def _short(text: str) -> str:
    """Return a text cut to the widest column."""
    if width(text) <= _WIDEST:
        return text
    while width(text) >= _WIDEST:
        text = text[:-1]
    return f"{text}…"
