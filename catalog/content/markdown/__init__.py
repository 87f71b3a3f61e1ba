"""Editors' Markdown: one dialect for the prose of records and for the ordinary pages."""

from catalog.content.markdown.dialect import Dialect, makeExtension, slug
from catalog.content.markdown.rendering import Outline, outline, to_html

__all__ = ["Dialect", "Outline", "makeExtension", "outline", "slug", "to_html"]
