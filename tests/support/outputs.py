"""Every file that is made from records, without MkDocs around it."""

from pathlib import Path

from catalog import search
from catalog.catalog import Catalog
from catalog.model import KINDS
from catalog.pages import Pages, environment
from catalog.site import HOLES, MOULDED, Shell, Shells, plan

THEME = Path(__file__).resolve().parents[2] / "theme"

# Its templates are compiled once for all tests: that takes longer than to render them.
ENVIRONMENT = environment(THEME)
BARE = Shell(("<!DOCTYPE html><title>", '</title><meta name="description" content="', '">', "<body>", ""), HOLES)
"""The least page that all four holes can stand in."""


def published(public: Catalog) -> dict[str, bytes]:
    """Uri → what lies there."""
    shells = Shells(
        records=dict.fromkeys(MOULDED, BARE),
        pages=dict.fromkeys(("", "search/", *(f"{kind}/" for kind in KINDS)), BARE),
    )
    made = plan(public, shells, Pages(public, ENVIRONMENT), search.files(public, THEME / "assets" / "script"))
    return {uri: make() for uri, make in made.items()}
