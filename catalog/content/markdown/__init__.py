"""Editors' Markdown: one dialect for the prose of records and for the ordinary pages."""

from catalog.content.markdown.dialect import BOXES, Dialect, makeExtension, slug, to_html

__all__ = ["BOXES", "Dialect", "makeExtension", "slug", "to_html"]
