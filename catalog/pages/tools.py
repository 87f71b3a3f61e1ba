"""What the tools, pages whose answer depends on the reader, are made of: the finder's questions, and data for scripts.

A tool's template says what it is for and, without scripts, where to find the same; its scripts do the rest in the
browser. What they need to know of records is one file, `data/briefs.js`.
"""

from typing import Any

from catalog.domain import summaries
from catalog.domain.catalog import Catalog
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


def briefs(catalog: Catalog) -> bytes:
    """What tools know of records, as a script, because a page opened from a disk cannot load JSON.

    For each record that can be chosen: its title, its line of facts, and, where they are known, minutes, credit
    hours, start and end as local time, its state if it is not as planned, ids of its lecturers, and whether it is a
    sample.
    """
    data = {
        "names": {kind: KINDS[kind].NAME for kind in CHOSEN},
        "records": {f"{kind}/{record.id}": _brief(catalog, record) for kind in CHOSEN for record in catalog.of(kind)},
    }
    return f"catalog.briefs={script_json(data)};\n".encode()


def _brief(catalog: Catalog, record: Record) -> dict[str, Any]:
    session = record if isinstance(record, Session) else None
    values = {
        "title": record.heading,
        "line": " · ".join(summaries.line(catalog, record)),
        "minutes": record.get("minutes"),
        "hours": record.get("credit_hours"),
        "start": session and session.begins.isoformat(timespec="minutes"),
        "end": session and session.ends.isoformat(timespec="minutes"),
        "state": session.state if session and session.state != "planned" else None,
        "lecturers": record.get("lecturers"),
        "sample": record.status == "sample",
    }
    return {name: value for name, value in values.items() if value}
