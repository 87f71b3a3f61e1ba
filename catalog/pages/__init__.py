"""Records → HTML fragments and data, through our own autoescaped templates."""

from catalog.pages.render import Page, Pages, environment

__all__ = ["Page", "Pages", "environment"]
