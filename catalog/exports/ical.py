"""Sessions as iCalendar files (RFC 5545): the only module that knows icalendar.

Times are written in UTC: China has no summer time, and a calendar shows its reader's own clock.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from catalog.domain import hours
from catalog.domain.catalog import Catalog
from catalog.domain.facts import uri_of
from catalog.domain.periods import places_of
from catalog.model import Session

if TYPE_CHECKING:
    from icalendar import Event

_LOCAL = timezone(timedelta(hours=8), "Asia/Shanghai")


def calendar(catalog: Catalog, name: str, sessions: Iterable[Session]) -> bytes:
    """A calendar of some sessions; the same sessions give the same bytes.

    Args:
        catalog: The public records.
        name: Its title in a calendar program.
        sessions: The sessions in it.
    """
    from icalendar import Calendar  # noqa: PLC0415 - 0.1 s, which a check or an unchanged preview need not pay

    document = Calendar()
    document.add("prodid", "-//catalog//plan//ZH")
    document.add("version", "2.0")
    document.add("method", "PUBLISH")
    document.add("name", name)
    document.add("x-wr-calname", name)
    for session in sessions:
        document.add_component(_event(catalog, session))
    return bytes(document.to_ical())


def _event(catalog: Catalog, session: Session) -> "Event":
    from icalendar import Event  # noqa: PLC0415 - as above

    host = catalog.site.absolute("").strip("/").split("//")[-1]
    updated = datetime.combine(session.verified_on or catalog.updated_on, time(), _LOCAL)
    sample = "（示例）" if session.status == "sample" else ""
    event = Event()
    event.add("uid", f"{session.id}@{host or 'catalog.invalid'}")
    event.add("dtstamp", updated.astimezone(UTC))
    event.add("dtstart", session.begins.replace(tzinfo=_LOCAL).astimezone(UTC))
    event.add("dtend", session.ends.replace(tzinfo=_LOCAL).astimezone(UTC))
    event.add("summary", f"{session.title}{sample}")
    event.add("description", "\n".join(_description(catalog, session)))
    if places := _places(catalog, session):
        event.add("location", places)
    if catalog.site.base_url:
        event.add("url", catalog.site.absolute(uri_of(session)))
    return event


def _description(catalog: Catalog, session: Session) -> list[str]:
    lecturers = "、".join(lecturer.heading for lecturer in catalog.get_many("instructors", session.lecturers))
    audiences = "、".join(catalog.site.vocabularies.audiences[audience] for audience in session.audiences)
    rows = [
        ("主办", session.organiser),
        ("主讲", lecturers),
        ("对象", audiences),
        ("学时", hours.words(catalog, session) or ""),
    ]
    return [f"{label}：{text}" for label, text in rows if text]


def _places(catalog: Catalog, session: Session) -> str:
    places = ((place.heading, place.get("address")) for place in places_of(catalog, session))
    return "、".join(f"{name}（{address}）" if address else name for name, address in places)
