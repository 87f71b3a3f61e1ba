"""What readers may see, with every relation both ways.

A `Catalog` is the public view of a `Library`: drafts and people without
consent are gone, and every reference to them; archived records keep their page
but leave the lists. It is built from sound and unsound libraries alike, so that
the preview can show the sound part of broken content.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from itertools import zip_longest
from typing import Any

from catalog.content.file_names import PHOTOS
from catalog.content.loader import Library
from catalog.content.source_file import Entry
from catalog.domain.order import sort_key
from catalog.model import KINDS, Instructor, Point, Record, Route, Site
from catalog.model.places import Gathering
from catalog.model.references import Marker, Where, iter_references, prune
from catalog.model.types import Image, Ref

Key = tuple[str, str]
References = tuple[tuple[Where, Marker, str], ...]

_RELATED = 4


@dataclass(frozen=True)
class Catalog:
    """The public records.

    Attributes:
        site: The site's own settings and texts.
        updated_on: The day up to which the content is right; never today's, so that two builds agree.
        listed: Records in lists and search, by kind and id, in display order.
        records: Records that have a page: the listed and the archived.
        prose: Markdown by (kind, id).
        references: For (kind, id): what it references, as (kind, id) or (vocabulary, term).
        referenced_by: For (kind, id), and for (vocabulary, term): the listed records that reference it, by kind,
            as ids in display order.
        neighbours: For (kind, id): the next ids under the same first theme.
        photos: Pictures by file name.
    """

    site: Site
    updated_on: date
    listed: Mapping[str, Mapping[str, Record]]
    records: Mapping[str, Mapping[str, Record]]
    prose: Mapping[Key, str]
    references: Mapping[Key, tuple[Key, ...]]
    referenced_by: Mapping[Key, Mapping[str, tuple[str, ...]]]
    neighbours: Mapping[Key, tuple[str, ...]]
    photos: Mapping[str, bytes]

    @classmethod
    def from_library(cls, library: Library, site: Site) -> "Catalog":
        """Make the public view of a library."""
        public = {
            kind: {record_id: entry for record_id, entry in entries.items() if _is_public(entry.record)}
            for kind, entries in library.entries.items()
        }
        routes = (entry.record for entry in public["routes"].values())
        order = sort_key(site, (route for route in routes if isinstance(route, Route)))
        records: dict[str, dict[str, Record]] = {}
        references: dict[Key, References] = {}
        for kind, entries in public.items():
            visible = [record for entry in entries.values() if (record := _visible_part(entry, public, references))]
            records[kind] = {record.id: record for record in sorted(visible, key=order)}
        listed = {
            kind: {record.id: record for record in by_id.values() if record.status != "archived"}
            for kind, by_id in records.items()
        }
        site = site.model_copy(update={"updated_on": library.updated_on})
        samples = any(record.status == "sample" for by_id in listed.values() for record in by_id.values())
        targets = {key: tuple(_targets(row)) for key, row in references.items()}
        return cls(
            site=site.on_trial() if samples else site,
            updated_on=library.updated_on,
            listed=listed,
            records=records,
            prose=library.prose,
            references=targets,
            referenced_by=_referenced_by(listed, targets),
            neighbours=_neighbours(listed),
            photos=_photos(library, references.values()),
        )

    def pages(self) -> Iterator[Record]:
        """Yield every record that has a page."""
        for records in self.records.values():
            yield from records.values()

    @property
    def points(self) -> dict[str, Point]:
        """The points that have a page, by id."""
        return {record_id: point for record_id, point in self.records["points"].items() if isinstance(point, Point)}

    def of(self, kind: str) -> tuple[Any, ...]:
        """The listed records of a kind, in display order."""
        return tuple(self.listed[kind].values())

    def get_many(self, kind: str, ids: Iterable[str | None]) -> tuple[Any, ...]:
        """The records of those ids that readers may see, in the order given."""
        records = self.records[kind]
        return tuple(records[record_id] for record_id in ids if record_id is not None and record_id in records)

    def backlinks(self, record: Record, kind: str) -> tuple[Any, ...]:
        """The listed records of `kind` that reference this one."""
        by_kind = self.referenced_by.get((record.KIND, record.id), {})
        return tuple(self.listed[kind][record_id] for record_id in by_kind.get(kind, ()))

    def under(self, vocabulary: str, term: str) -> dict[str, tuple[Any, ...]]:
        """The listed records under a term of a vocabulary, by kind in the lists' order."""
        by_kind = self.referenced_by.get((vocabulary, term), {})
        return {
            kind: tuple(records[record_id] for record_id in by_kind[kind])
            for kind, records in self.listed.items()
            if kind in by_kind
        }

    def related(self, record: Record) -> tuple[Any, ...]:
        """Up to four others of its kind: by shared people and places, then by theme."""
        shared: Counter[str] = Counter()
        for kind, record_id in self.references[record.KIND, record.id]:
            if kind in KINDS:  # not a term: half of all records share a theme
                shared.update(self.referenced_by.get((kind, record_id), {}).get(record.KIND, ()))
        best = nsmallest(_RELATED + 1, shared, key=lambda record_id: (-shared[record_id], record_id))
        row = self.neighbours.get((record.KIND, record.id), ())
        others = (record_id for record_id in dict.fromkeys((*best, *row)) if record_id != record.id)
        return tuple(self.listed[record.KIND][record_id] for record_id in others)[:_RELATED]


def _visible_part(
    entry: Entry, public: Mapping[str, Mapping[str, Entry]], references: dict[Key, References]
) -> Record | None:
    """A record without references to what readers may not see, and its references; None if nothing is left."""

    def is_hidden(kind: str, record_id: str) -> bool:
        return record_id not in public[kind]

    record, row = entry.record, entry.references
    if any(isinstance(marker, Ref) and is_hidden(marker.kind, value) for _, marker, value in row):
        pruned = prune(record, is_hidden)
        if not isinstance(pruned, Record):
            return None
        if isinstance(record, Route) and isinstance(pruned, Route):
            pruned = _without_false_legs(record, pruned)
        record, row = pruned, tuple(iter_references(pruned))
    references[record.KIND, record.id] = row
    return record


def _without_false_legs(original: Route, pruned: Route) -> Route:
    """Drop legs that led to a hidden stop, or from one: nothing is known of the way to the one after or before it."""
    visible = {stop.point for stop in pruned.stops}
    stops = tuple(
        stop if following is None or following.point in visible else stop.model_copy(update={"leg": None})
        for stop, following in zip_longest(original.stops, original.stops[1:])
        if stop.point in visible
    )
    changed: dict[str, Any] = {"stops": stops}
    changed["gathering"] = _without_false_ends(original.gathering, [stop.point for stop in original.stops], visible)
    for name in ("half_day", "full_day"):
        before, after = original.get(name), pruned.get(name)
        if before and after:
            gathering = _without_false_ends(after.gathering, before.stops, visible)
            changed[name] = after.model_copy(update={"gathering": gathering})
    return pruned.model_copy(update=changed)


def _without_false_ends(gathering: Gathering | None, points: Sequence[str], visible: set[str]) -> Gathering | None:
    """Drop the way from a gathering to a hidden first stop, and back from a hidden last one."""
    if gathering is None:
        return None
    ends = {"leg_out": points[0], "leg_back": points[-1]}
    return gathering.model_copy(update={name: None for name, point in ends.items() if point not in visible})


def _targets(references: References) -> Iterator[Key]:
    """What a record references, records and terms alike, each once."""
    keys = (
        (marker.kind if isinstance(marker, Ref) else marker.vocabulary, value)
        for _, marker, value in references
        if not isinstance(marker, Image)
    )
    yield from dict.fromkeys(keys)


def _photos(library: Library, references: Iterable[References]) -> dict[str, bytes]:
    """The photos that public records show."""
    shown = {value for row in references for _, marker, value in row if isinstance(marker, Image)}
    return {name: library.files[f"content/{PHOTOS}/{name}"].data for name in sorted(library.photos & shown)}


def first_theme(record: Record) -> str | None:
    """The theme that a record is filed under, if its kind has one."""
    if isinstance(record, Route):
        return record.theme
    themes: tuple[str, ...] | None = record.get("themes")
    return themes[0] if themes else None


def _is_public(record: Record) -> bool:
    if isinstance(record, Instructor) and not record.public_consent:
        return False
    return record.status != "draft"


def _referenced_by(
    listed: Mapping[str, Mapping[str, Record]], references: Mapping[Key, tuple[Key, ...]]
) -> dict[Key, dict[str, tuple[str, ...]]]:
    """Invert every reference, to records and to terms alike."""
    inverted: dict[Key, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for kind, records in listed.items():
        for record_id in records:
            for key in references[kind, record_id]:
                inverted[key][kind].append(record_id)
    return {key: {kind: tuple(ids) for kind, ids in by_kind.items()} for key, by_kind in inverted.items()}


def _neighbours(listed: Mapping[str, Mapping[str, Record]]) -> dict[Key, tuple[str, ...]]:
    """For each record the next ones of its kind and theme; after the last comes the first."""
    rows: dict[Key, list[str]] = defaultdict(list)
    for kind, records in listed.items():
        for record_id, record in records.items():
            if theme := first_theme(record):
                rows[kind, theme].append(record_id)
    neighbours = {}
    for (kind, _), row in rows.items():
        ring = row + row[:_RELATED]
        for index, record_id in enumerate(row):
            neighbours[kind, record_id] = tuple(ring[index + 1 : index + 1 + _RELATED])
    return neighbours
