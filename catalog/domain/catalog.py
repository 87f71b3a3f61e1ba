"""What readers may see, with every relation both ways.

A `Catalog` is the public view of a `Library`: drafts and people without
consent are gone, and every reference to them; archived records keep their page
but leave the lists. It is built from sound and unsound libraries alike, so that
the preview can show the sound part of broken content.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise, zip_longest
from typing import Any

from catalog.content.file_names import PHOTOS
from catalog.content.loader import Entry, Library
from catalog.domain.order import sort_key
from catalog.model import KINDS, Instructor, Point, Record, Route, Site
from catalog.model.references import Mark, Where, marked, prune
from catalog.model.types import Image, Ref

Key = tuple[str, str]
Marks = tuple[tuple[Where, Mark, str], ...]

_RELATED = 4


@dataclass(frozen=True)
class Catalog:
    """The public records.

    Attributes:
        site: What is said once.
        listed: Records in lists and search, by kind and id, in display order.
        kept: Records that have a page: the listed and the archived.
        prose: Markdown by (kind, id).
        names: For (kind, id): what it names, as (kind or vocabulary, id).
        naming: For (kind, id), and for (vocabulary, word): who names it, by kind, as
            ids in display order.
        neighbours: For (kind, id): the next ids under the same first theme.
        photos: Pictures by file name.
    """

    site: Site
    listed: Mapping[str, Mapping[str, Record]]
    kept: Mapping[str, Mapping[str, Record]]
    prose: Mapping[Key, str]
    names: Mapping[Key, tuple[Key, ...]]
    naming: Mapping[Key, Mapping[str, tuple[str, ...]]]
    neighbours: Mapping[Key, tuple[str, ...]]
    photos: Mapping[str, bytes]

    @classmethod
    def from_library(cls, library: Library, site: Site) -> "Catalog":
        """The public view of a library."""
        public = {
            kind: {stem: entry for stem, entry in entries.items() if _public(entry.record)}
            for kind, entries in library.entries.items()
        }
        routes = (entry.record for entry in public["routes"].values())
        order = sort_key(site, (route for route in routes if isinstance(route, Route)))
        kept: dict[str, dict[str, Record]] = {}
        marks: dict[Key, Marks] = {}
        for kind, entries in public.items():
            found = [record for entry in entries.values() if (record := _sound(entry, public, marks))]
            kept[kind] = {record.id: record for record in sorted(found, key=order)}
        listed = {
            kind: {stem: record for stem, record in records.items() if record.status != "archived"}
            for kind, records in kept.items()
        }
        shown = {value for row in marks.values() for _, mark, value in row if isinstance(mark, Image)}
        photos = {name: library.files[f"content/{PHOTOS}/{name}"].data for name in sorted(library.photos & shown)}
        names = {key: tuple(_named_by(row)) for key, row in marks.items()}
        samples = any(record.status == "sample" for records in listed.values() for record in records.values())
        site = site.on_trial() if samples else site
        return cls(site, listed, kept, library.prose, names, _naming(listed, names), _neighbours(listed), photos)

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

    def get_many(self, kind: str, ids: Iterable[str | None]) -> tuple[Any, ...]:
        """The records of those ids that readers may see, in the order given."""
        records = self.kept[kind]
        return tuple(records[stem] for stem in ids if stem is not None and stem in records)

    def backlinks(self, record: Record, kind: str) -> tuple[Any, ...]:
        """The listed records of `kind` that name this one."""
        by_kind = self.naming.get((record.KIND, record.id), {})
        return tuple(self.listed[kind][stem] for stem in by_kind.get(kind, ()))

    def under(self, vocabulary: str, word: str) -> dict[str, tuple[Any, ...]]:
        """The listed records under a word of a vocabulary, by kind in the lists' order."""
        by_kind = self.naming.get((vocabulary, word), {})
        return {
            kind: tuple(records[stem] for stem in by_kind[kind])
            for kind, records in self.listed.items()
            if kind in by_kind
        }

    def related(self, record: Record) -> tuple[Any, ...]:
        """Up to four others of its kind: by shared people and places, then by theme."""
        shared: Counter[str] = Counter()
        for kind, stem in self.names[record.KIND, record.id]:
            if kind in KINDS:  # not a word: half of all records share a theme
                shared.update(self.naming.get((kind, stem), {}).get(record.KIND, ()))
        best = nsmallest(_RELATED + 1, shared, key=lambda stem: (-shared[stem], stem))
        row = self.neighbours.get((record.KIND, record.id), ())
        others = (stem for stem in dict.fromkeys((*best, *row)) if stem != record.id)
        return tuple(self.listed[record.KIND][stem] for stem in others)[:_RELATED]


def _sound(entry: Entry, public: Mapping[str, Mapping[str, Entry]], marks: dict[Key, Marks]) -> Record | None:
    """A record without references to what readers may not see; notes its marks."""

    def gone(kind: str, stem: str) -> bool:
        return stem not in public[kind]

    record, row = entry.record, entry.references
    if any(isinstance(mark, Ref) and gone(mark.kind, value) for _, mark, value in row):
        pruned = prune(record, gone)
        if not isinstance(pruned, Record):
            return None
        if isinstance(record, Route) and isinstance(pruned, Route):
            pruned = _without_false_legs(record, pruned)
        record, row = pruned, tuple(marked(pruned))
    marks[record.KIND, record.id] = row
    return record


def _without_false_legs(whole: Route, left: Route) -> Route:
    """Forget legs that led to a stop that is gone: nothing is known of the way to the one after it."""
    after = {stop.point: following.point for stop, following in pairwise(whole.stops)}
    next_points = [stop.point for stop in left.stops[1:]]
    stops = tuple(
        stop if after.get(stop.point) == following else stop.model_copy(update={"leg": None})
        for stop, following in zip_longest(left.stops, next_points)
    )
    return left.model_copy(update={"stops": stops})


def _named_by(marks: Marks) -> Iterator[Key]:
    """What a record names, records and words alike, each once."""
    seen = set()
    for _, mark, value in marks:
        if not isinstance(mark, Image):
            key = (mark.kind if isinstance(mark, Ref) else mark.vocabulary, value)
            if key not in seen:
                seen.add(key)
                yield key


def first_theme(record: Record) -> str | None:
    """The theme that a record is filed under, if its kind has one."""
    if isinstance(record, Route):
        return record.theme
    themes: tuple[str, ...] | None = record.get("themes")
    return themes[0] if themes else None


def _public(record: Record) -> bool:
    if isinstance(record, Instructor) and not record.public_consent:
        return False
    return record.status != "draft"


def _naming(
    listed: Mapping[str, Mapping[str, Record]], names: Mapping[Key, tuple[Key, ...]]
) -> dict[Key, dict[str, tuple[str, ...]]]:
    """Turn every reference round, to records and to words alike."""
    found: dict[Key, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for kind, records in listed.items():
        for stem in records:
            for key in names[kind, stem]:
                found[key][kind].append(stem)
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
