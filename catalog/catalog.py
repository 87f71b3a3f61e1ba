"""What readers may see, with every relation both ways.

A `Catalog` is the public view of a `Library`: drafts and people without
consent are gone, and every reference to them; archived records keep their page
but leave the lists. It is built from sound and unsound libraries alike, so that
the preview can show the sound part of broken content.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from catalog.load import PHOTOS, Library
from catalog.model import (
    Instructor,
    Lesson,
    NeedList,
    Point,
    Record,
    Route,
    Session,
    Site,
    Venue,
)
from catalog.model.fields import Ref
from catalog.model.marks import marked, prune

Key = tuple[str, str]

MARKS = ("circle", "square", "diamond", "triangle")
_RELATED = 4


@dataclass(frozen=True)
class Catalog:
    """The public records.

    Attributes:
        site: What is said once.
        listed: Records in lists and search, by kind and id, in display order.
        kept: Records that have a page: the listed and the archived.
        prose: Markdown by (kind, id).
        naming: For (kind, id): who names it, by kind, as ids in display order.
        neighbours: For (kind, id): the next ids under the same first theme.
        photos: Pictures by file name.
    """

    site: Site
    listed: Mapping[str, Mapping[str, Record]]
    kept: Mapping[str, Mapping[str, Record]]
    prose: Mapping[Key, str]
    naming: Mapping[Key, Mapping[str, tuple[str, ...]]]
    neighbours: Mapping[Key, tuple[str, ...]]
    photos: Mapping[str, bytes]

    def pages(self) -> Iterator[Record]:
        """Every record that has a page."""
        for records in self.kept.values():
            yield from records.values()

    @property
    def points(self) -> dict[str, Point]:
        """The points that have a page, by id."""
        return {stem: one for stem, one in self.kept["points"].items() if isinstance(one, Point)}

    def of(self, kind: str) -> tuple[Any, ...]:
        """The listed records of a kind, in display order."""
        return tuple(self.listed[kind].values())

    def named(self, kind: str, ids: Iterable[str | None]) -> tuple[Any, ...]:
        """The records of those ids that readers may see, in the order given."""
        records = self.kept[kind]
        return tuple(records[stem] for stem in ids if stem is not None and stem in records)

    def who_names(self, record: Record, kind: str) -> tuple[Any, ...]:
        """The listed records of `kind` that name this one."""
        by_kind = self.naming.get((record.KIND, record.id), {})
        return tuple(self.listed[kind][stem] for stem in by_kind.get(kind, ()))

    def related(self, record: Record) -> tuple[Any, ...]:
        """Up to four others of its kind: by shared people and places, then by theme."""
        shared: Counter[str] = Counter()
        for _, mark, value in marked(record):
            if isinstance(mark, Ref):
                shared.update(self.naming.get((mark.kind, value), {}).get(record.KIND, ()))
        best = sorted(shared, key=lambda stem: (-shared[stem], stem))
        row = self.neighbours.get((record.KIND, record.id), ())
        others = (stem for stem in dict.fromkeys((*best, *row)) if stem != record.id)
        return tuple(self.listed[record.KIND][stem] for stem in others)[:_RELATED]


def catalog_of(library: Library, site: Site) -> Catalog:
    """The public view of a library."""
    order = _order(library, site)
    public = {
        kind: {stem: entry.record for stem, entry in entries.items() if _public(entry.record)}
        for kind, entries in library.entries.items()
    }

    def gone(kind: str, stem: str) -> bool:
        return stem not in public[kind]

    kept: dict[str, dict[str, Record]] = {}
    for kind, records in public.items():
        pruned = (prune(record, gone) for record in records.values())
        found = sorted((record for record in pruned if isinstance(record, Record)), key=order)
        kept[kind] = {record.id: record for record in found}
    listed = {
        kind: {stem: record for stem, record in records.items() if record.status != "archived"}
        for kind, records in kept.items()
    }
    photos = {name: library.reads[f"content/{PHOTOS}/{name}"].data for name in library.photos}
    return Catalog(site, listed, kept, library.prose, _naming(listed), _neighbours(listed), photos)


def first_theme(record: Record) -> str | None:
    """The theme that a record is filed under, if its kind has one."""
    if isinstance(record, Route):
        return record.theme
    themes: tuple[str, ...] = getattr(record, "themes", ())
    return themes[0] if themes else None


def _public(record: Record) -> bool:
    if isinstance(record, Instructor) and not record.public_consent:
        return False
    return record.status != "draft"


def _naming(listed: Mapping[str, Mapping[str, Record]]) -> dict[Key, dict[str, tuple[str, ...]]]:
    """Turn every reference round."""
    found: dict[Key, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for kind, records in listed.items():
        for stem, record in records.items():
            for _, mark, value in marked(record):
                if isinstance(mark, Ref):
                    found[mark.kind, value][kind][stem] = None
    return {key: {kind: tuple(stems) for kind, stems in by_kind.items()} for key, by_kind in found.items()}


def _neighbours(listed: Mapping[str, Mapping[str, Record]]) -> dict[Key, tuple[str, ...]]:
    """For each record the next ones of its kind and theme, round the end of the row."""
    rows: dict[Key, list[str]] = defaultdict(list)
    for kind, records in listed.items():
        for stem, record in records.items():
            if theme := first_theme(record):
                rows[kind, theme].append(stem)
    found = {}
    for (kind, _), row in rows.items():
        ring = row + row[:_RELATED]
        for index, stem in enumerate(row):
            found[kind, stem] = tuple(ring[index + 1 : index + 1 + _RELATED])
    return found


def _order(library: Library, site: Site) -> Callable[[Record], tuple[Any, ...]]:
    """What records of one kind are sorted by; the id decides the rest."""
    words = site.vocabularies
    rank = {name: {term: place for place, term in enumerate(getattr(words, name))} for name in type(words).model_fields}
    routes = library.entries.get("routes", {}).values()
    stops = {
        stop.point: (MARKS.index(entry.record.mark), place)
        for entry in routes
        if isinstance(entry.record, Route)
        for place, stop in enumerate(entry.record.stops)
    }

    def key(record: Record) -> tuple[Any, ...]:
        theme = rank["themes"].get(first_theme(record) or "", 99)
        first: tuple[Any, ...]
        if isinstance(record, Route):
            first = (MARKS.index(record.mark),)
        elif isinstance(record, Point):
            first = stops.get(record.id, (99, 0))
        elif isinstance(record, Lesson):
            first = (theme, record.series is None)
        elif isinstance(record, Instructor):
            first = (rank["categories"].get(record.category, 99),)
        elif isinstance(record, Venue):
            level, town = rank["venue_levels"], rank["towns"]
            first = (level.get(record.level, 99), town.get(record.town or "", 99))
        elif isinstance(record, NeedList):
            first = (rank["audiences"].get(record.audience, 99),)
        elif isinstance(record, Session):
            first = (record.start,)
        else:
            first = (theme,)
        return (*first, record.id)

    return key
