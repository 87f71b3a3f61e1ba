"""What editors want to know of the whole: how fresh it is, what is missing, what has changed."""

from catalog.report.sections import Row, Section, sections

__all__ = ["Row", "Section", "sections"]
