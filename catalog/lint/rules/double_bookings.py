"""Rules about two sessions at one time that share a lecturer or a place."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from catalog.content.loader import Entry, Library
from catalog.diagnostics import Finding
from catalog.lint.rule import rule
from catalog.model import Record, Session
from catalog.model.references import Where


@rule("lecturer-twice", "warning")
def lecturer_twice(library: Library) -> Iterator[Finding]:
    """Report a lecturer who teaches in two sessions at one time."""
    for lecturer, earlier, where, later in _overlapping(library, "lecturers"):
        name = library.entries["instructors"][lecturer].record.heading
        yield later.finding(where, _message(name, earlier), "换一位讲师，或错开时间")


@rule("place-twice", "warning")
def place_twice(library: Library) -> Iterator[Finding]:
    """Report a venue or a point with two sessions at one time."""
    for kind, field in (("venues", "venue"), ("points", "point")):
        for place, earlier, where, later in _overlapping(library, field):
            name = library.entries[kind][place].record.heading
            hint = "换地点或错开时间；两场用同一处的不同房间，可以不管"
            yield later.finding(where, _message(name, earlier), hint)


def _message(name: str, earlier: Entry) -> str:
    return f"“{name}”这个时间还排在“{earlier.record.heading}”（{earlier.path}）"


def _overlapping(library: Library, field: str) -> Iterator[tuple[str, Entry, Where, Entry]]:
    """Find pairs of sessions that overlap and name the same record in a field.

    Yields:
        The record's id, one session, where the other names the record, and the other.
    """
    sessions: dict[tuple[str, str], list[tuple[Entry, Where]]] = defaultdict(list)
    for entry in library.entries.get("plan", {}).values():
        if not entry.record.is_live:
            continue
        for where, marker, value in entry.references:
            kind = getattr(marker, "kind", "")
            if where[0] == field and value in library.entries.get(kind, {}):
                sessions[kind, value].append((entry, where))
    for (_, record_id), rows in sessions.items():
        for (earlier, _), (later, where) in combinations(rows, 2):
            if _overlap(earlier.record, later.record):
                yield record_id, earlier, where, later


def _overlap(first: Record, second: Record) -> bool:
    if not isinstance(first, Session) or not isinstance(second, Session):
        return False
    return first.start < second.end and second.start < first.end
