"""Records → HTML fragments and data, through our own autoescaped templates."""

from catalog.pages.renderer import Page, Pages, environment

__all__ = ["Page", "Pages", "environment"]
