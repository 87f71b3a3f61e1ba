"""Every file that is made from records, without MkDocs around it."""

from pathlib import Path

from catalog import search
from catalog.domain.catalog import Catalog
from catalog.model import KINDS
from catalog.pages import Pages, environment
from catalog.site.layout import SLOTS, Layout, Layouts
from catalog.site.manifest import LAYOUT_DIRS, build_manifest

ROOT = Path(__file__).resolve().parents[2]
THEME = ROOT / "theme"

# Its templates are compiled once for all tests: that takes longer than to render them.
ENVIRONMENT = environment(THEME)
BARE = Layout(("<!DOCTYPE html><title>", '</title><meta name="description" content="', '">', "<body>", ""), SLOTS)
"""The least page that all four slots can stand in."""


def published(public: Catalog) -> dict[str, bytes]:
    """Uri → what lies there."""
    layouts = Layouts(
        records=dict.fromkeys(LAYOUT_DIRS, BARE),
        pages=dict.fromkeys(("", "search/", *(f"{kind}/" for kind in KINDS)), BARE),
    )
    made = build_manifest(public, layouts, Pages(public, ENVIRONMENT), search.files(public))
    return {uri: make() for uri, make in made.items()}
