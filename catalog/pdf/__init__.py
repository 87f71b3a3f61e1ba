"""Route guides as PDF: A4, a booklet to fold, large type."""

from catalog.pdf.guides import EDITIONS, Say, files, name_of

__all__ = ["EDITIONS", "Say", "files", "name_of"]
