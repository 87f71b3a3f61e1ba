"""The four levels of venues as a tree: the district's, then town by town."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.domain.catalog import Catalog
from catalog.domain.periods import is_past
from catalog.model import Session, Venue

_TOP = "district"


@dataclass(frozen=True, slots=True)
class Place:
    """A venue with what is planned there."""

    venue: Venue
    coming: tuple[Session, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A town, or those that state none: its venues by level.

    Attributes:
        name: The town's.
        levels: (name of a level, its venues), from the town's own centre to the stations; empty levels left out.
    """

    name: str
    levels: tuple[tuple[str, tuple[Place, ...]], ...]

    @property
    def size(self) -> int:
        """The number of venues."""
        return sum(len(places) for _, places in self.levels)


def top(catalog: Catalog) -> tuple[Place, ...]:
    """The district's own venues."""
    return tuple(_place(catalog, venue) for venue in catalog.of("venues") if venue.level == _TOP)


def branches(catalog: Catalog) -> Iterator[Branch]:
    """Every town that has a venue, in the vocabulary's order; then those without a town."""
    vocabularies = catalog.site.vocabularies
    towns: list[tuple[str | None, str]] = [*vocabularies.towns.items(), (None, "镇街待核实")]
    for town, name in towns:
        levels = []
        for level, level_name in vocabularies.venue_levels.items():
            venues = (venue for venue in catalog.of("venues") if (venue.town, venue.level) == (town, level))
            if level != _TOP and (places := tuple(_place(catalog, venue) for venue in venues)):
                levels.append((level_name, places))
        if levels:
            yield Branch(name, tuple(levels))


def _place(catalog: Catalog, venue: Venue) -> Place:
    sessions = catalog.backlinks(venue, "plan")
    return Place(venue, tuple(session for session in sessions if not is_past(catalog, session)))
