"""Rules about two sessions at one time that share a lecturer or a place; one that is off takes up neither."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from catalog.content.loader import Library
from catalog.content.source_file import Entry
from catalog.diagnostics import Finding
from catalog.lint.rule import rule
from catalog.model import Session
from catalog.model.references import Where
from catalog.model.types import Ref


@rule("lecturer-twice", "warning")
def lecturer_twice(library: Library) -> Iterator[Finding]:
    """Report a lecturer who teaches in two sessions at one time."""
    for entry, where, message in _overlapping(library, "lecturers"):
        yield entry.finding(where, message, "换一位讲师，或错开时间")


@rule("place-twice", "warning")
def place_twice(library: Library) -> Iterator[Finding]:
    """Report a venue or a point with two sessions at one time."""
    hint = "换地点或错开时间；两场用同一处的不同房间，可以不管"
    for entry, where, message in (*_overlapping(library, "venue"), *_overlapping(library, "point")):
        yield entry.finding(where, message, hint)


def _overlapping(library: Library, field: str) -> Iterator[tuple[Entry, Where, str]]:
    """Yield the second of any two sessions that overlap and name one record in a field: entry, place and message."""
    sessions: dict[tuple[str, str], list[tuple[Entry, Session, Where]]] = defaultdict(list)
    for entry, session in library.records(Session):
        for where, marker, value in entry.references if session.is_live and not session.is_off else ():
            if where[0] == field and isinstance(marker, Ref) and (shared := library.entries[marker.kind].get(value)):
                sessions[shared.path, shared.record.heading].append((entry, session, where))
    for (_, name), rows in sessions.items():
        for (entry, first, _), (later, second, where) in combinations(rows, 2):
            if first.begins < second.ends and second.begins < first.ends:
                yield later, where, f"“{name}”这个时间还排在“{first.heading}”（{entry.path}）"
