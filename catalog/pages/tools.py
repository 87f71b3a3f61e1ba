"""What the tools, pages whose answer depends on the reader, are made of: the finder's questions, and data for scripts.

A tool's template says what it is for and, without scripts, where to find the same; its scripts do the rest in the
browser. What they need to know of records is one file, `data/briefs.js`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from catalog.domain import hours, moments, summaries, wording
from catalog.domain.catalog import Catalog
from catalog.domain.periods import places_of
from catalog.domain.script_json import script_json
from catalog.model import KINDS, Record, Session
from catalog.search import facets

BRIEFS = "data/briefs.js"

CHOSEN = ("lessons", "courses", "plan", "routes", "points", "instructors")
"""The kinds that a visitor can collect, order or stamp."""


def questions(catalog: Catalog) -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
    """What the finder asks: facet of the search, question, and (value, word) of each answer."""
    words = catalog.site.vocabularies
    return (
        ("audience", "我是", tuple(words.audiences.items())),
        ("theme", "想学", tuple(words.themes.items())),
        ("minutes", "有多少时间", tuple((band.value, band.answer) for band in facets.MINUTES)),
        ("format", "喜欢怎么学", tuple(words.formats.items())),
        ("town", "在哪里", tuple(words.towns.items())),
    )


@dataclass(frozen=True, slots=True)
class Roll:
    """What the head of an attendance sheet says of a session."""

    session: Session
    title: str
    when: str
    where: str
    ends: str


def rolls(catalog: Catalog) -> Iterator[Roll]:
    """Yield the head of a sheet for every session, by day."""
    for session in catalog.of("plan"):
        if isinstance(session, Session):
            title = f"{session.title}（{wording.STATUS['sample']}）" if session.status == "sample" else session.title
            places = [place.heading for place in places_of(catalog, session)]
            where = "、".join([*places, "线上"] if session.online else places)
            yield Roll(session, title, wording.when(session), where, moments.ends(session))


def briefs(catalog: Catalog) -> bytes:
    """What tools know of records, as a script, because a page opened from a disk cannot load JSON.

    For each record that can be chosen: its title, its line of facts, and, where they are known, minutes, ids of its
    lecturers, whether it is a sample, what it counts in minutes (`credit`) with its parts where these are not itself;
    of a session when it is, in words and for the clock, its course, and its state.
    """
    data = {
        "names": {kind: KINDS[kind].NAME for kind in CHOSEN},
        "records": {f"{kind}/{record.id}": _brief(catalog, record) for kind in CHOSEN for record in catalog.of(kind)},
    }
    return f"catalog.briefs={script_json(data)};\n".encode()


def _brief(catalog: Catalog, record: Record) -> dict[str, Any]:
    values: dict[str, Any] = {
        "title": record.heading,
        "line": " · ".join(summaries.line(catalog, record)),
        "minutes": record.get("minutes"),
        "credit": hours.credit_minutes(catalog, record),
        "parts": _parts(catalog, record),
        "lecturers": record.get("lecturers"),
        "sample": record.status == "sample",
    }
    if isinstance(record, Session):
        values |= {"when": wording.when(record), "begins": moments.begins(record), "ends": moments.ends(record)}
        values |= {"state": record.state if record.state != "planned" else None}
        values["course"] = record.course and f"courses/{record.course}"
    return {name: value for name, value in values.items() if value}


def _parts(catalog: Catalog, record: Record) -> dict[str, float]:
    """What a record is made of, unless it is a thing of its own."""
    parts = hours.parts(catalog, record)
    return {} if parts.keys() == {f"{record.KIND}/{record.id}"} else parts
