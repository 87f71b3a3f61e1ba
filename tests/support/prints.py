"""Guides set on paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from catalog.domain.catalog import Catalog
from catalog.print import EDITIONS, Guide, guide_of, name_of, pdf
from tests.support.papers import Paper
from tests.support.samples import catalog


@dataclass(frozen=True)
class Print:
    """One edition of one guide."""

    guide: Guide
    edition: str
    paper: Paper


def printed(found: Catalog, root: Path) -> tuple[Print, ...]:
    """Every edition of every guide of a catalogue."""
    made = dict(pdf.files(found, root))
    return tuple(
        Print(guide_of(found, route), edition, Paper(made[name_of(route, edition)](), 2 if edition == "a5" else 1))
        for route in found.of("routes")
        for edition in EDITIONS
    )


def one(files: Mapping[str, str], root: Path) -> Print:
    """The first edition of the sound library's guide with some files changed."""
    return printed(catalog(files), root)[0]
