"""Route guides as PDF: A4, a booklet to fold, large type."""

from catalog.guide import EDITIONS, name_of
from catalog.pdf.guides import Say, files

__all__ = ["EDITIONS", "Say", "files", "name_of"]
