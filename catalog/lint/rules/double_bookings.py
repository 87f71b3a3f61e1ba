"""Two sessions at one time: whom and where they share."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from catalog.content.loader import Entry, Library
from catalog.diagnostics import Diagnostic
from catalog.model import Record, Session
from catalog.model.references import Where


def lecturer_twice(library: Library) -> Iterator[Diagnostic]:
    """A lecturer teaches in one place at a time."""
    for stem, earlier, where, later in _overlapping(library, "lecturers"):
        name = library.entries["instructors"][stem].record.heading
        yield later.warning(where, "lecturer-twice", _also(name, earlier), "换一位讲师，或错开时间")


def place_twice(library: Library) -> Iterator[Diagnostic]:
    """A venue or a point holds one session at a time."""
    for kind, field in (("venues", "venue"), ("points", "point")):
        for stem, earlier, where, later in _overlapping(library, field):
            name = library.entries[kind][stem].record.heading
            hint = "换地点或错开时间；两场用同一处的不同房间，可以不管"
            yield later.warning(where, "place-twice", _also(name, earlier), hint)


def _also(name: str, earlier: Entry) -> str:
    return f"“{name}”这个时间还排在“{earlier.record.heading}”（{earlier.path}）"


def _overlapping(library: Library, field: str) -> Iterator[tuple[str, Entry, Where, Entry]]:
    """Pairs of sessions that overlap and name the same record in a field.

    Yields:
        The record's id, one session, where the other names the record, and the other.
    """
    naming: dict[tuple[str, str], list[tuple[Entry, Where]]] = defaultdict(list)
    for entry in library.entries.get("plan", {}).values():
        if not entry.record.is_live:
            continue
        for where, mark, stem in entry.marks:
            kind = getattr(mark, "kind", "")
            if where[0] == field and stem in library.entries.get(kind, {}):
                naming[kind, stem].append((entry, where))
    for (_, stem), rows in naming.items():
        for (earlier, _), (later, where) in combinations(rows, 2):
            if _together(earlier.record, later.record):
                yield stem, earlier, where, later


def _together(one: Record, other: Record) -> bool:
    if not isinstance(one, Session) or not isinstance(other, Session):
        return False
    return one.start < other.end and other.start < one.end
