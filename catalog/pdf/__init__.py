"""PDFs: route guides in A4, as a booklet to fold and in large type; the handbook of all lessons."""

from catalog.guide import EDITIONS, name_of
from catalog.pdf.guides import Say, files

__all__ = ["EDITIONS", "Say", "files", "name_of"]
