"""Guides set on paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from catalog.domain.catalog import Catalog
from catalog.print import pdf
from catalog.print.editions import EDITIONS, name_of
from catalog.print.guide import guide_of
from catalog.print.guide_model import Guide
from tests.support.papers import Paper
from tests.support.samples import catalog


@dataclass(frozen=True)
class Print:
    """One edition of one guide."""

    guide: Guide
    edition: str
    paper: Paper


def printed(public: Catalog, root: Path, *names: str) -> tuple[Print, ...]:
    """Every edition of the guides of these routes of a catalogue, or of all."""
    files = dict(pdf.files(public, root))
    routes = [route for route in public.of("routes") if not names or route.id in names]
    return tuple(
        Print(guide_of(public, route), edition, Paper(files[name_of(route, edition)](), 1 + (edition == "a5")))
        for route in routes
        for edition in EDITIONS
    )


def one(files: Mapping[str, str], root: Path) -> Print:
    """The first edition of the sound library's guide with some files changed."""
    return printed(catalog(files), root)[0]
