"""Sessions as iCalendar files (RFC 5545): the only module that knows icalendar.

Times are written in UTC: China has no summer time, and a calendar shows its reader's own clock. A calendar that has a
session replaces it by a later file's, because name (UID), number (SEQUENCE) and day of change come from the content
alone: neither a new id nor a new address of the site makes it another event.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from catalog.domain import hours, wording
from catalog.domain.addresses import DISTRICT, full_address
from catalog.domain.catalog import Catalog
from catalog.domain.facts import uri_of
from catalog.domain.periods import places_of
from catalog.domain.summaries import plain_title
from catalog.domain.timetable import itineraries
from catalog.model import Point, Route, Session, Venue

if TYPE_CHECKING:
    from icalendar import Event

_LOCAL = timezone(timedelta(hours=8), "Asia/Shanghai")
_UID = "plan.binhu-catalog"  # never changes: every calendar that has a session knows it by this
_EPOCH = date(2020, 1, 1)
_STATUS = {"planned": "CONFIRMED", "full": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}
_DECIMALS = 6  # degrees, 0.1 m


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

    changed = _utc(datetime.combine(session.verified_on or catalog.updated_on, time()))
    first, last = (session.days[0], session.days[-1] + timedelta(days=1)) if session.is_whole_day else _moments(session)
    event = Event()
    event.add("uid", f"{(*session.redirect_from, session.id)[0]}@{_UID}")
    event.add("sequence", max(0, (session.verified_on - _EPOCH).days) if session.verified_on else 0)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("dtstart", first)
    event.add("dtend", last)
    event.add("summary", plain_title(session))
    event.add("status", _STATUS[session.state])
    event.add("transp", "TRANSPARENT" if session.is_off else "OPAQUE")
    event.add("description", "\n".join(_description(catalog, session)))
    if location := "；".join(_locations(catalog, session)):
        event.add("location", location)
    if position := _position(catalog, session):
        event.add("geo", position)
    if catalog.site.base_url:
        event.add("url", catalog.site.absolute(uri_of(session)))
    return event


def _moments(session: Session) -> tuple[datetime, datetime]:
    return _utc(session.begins), _utc(session.ends)


def _utc(local: datetime) -> datetime:
    return local.replace(tzinfo=_LOCAL).astimezone(UTC)


def _description(catalog: Catalog, session: Session) -> Iterator[str]:
    """Yield what an event says, the most urgent first; of one that is off neither hours nor a way in."""
    state, is_open = wording.STATE.get(session.state), session.state != "cancelled"
    lecturers = "、".join(lecturer.heading for lecturer in catalog.get_many("instructors", session.lecturers))
    rows = [
        ("情况", f"{state}。{session.notice or ''}" if state else session.notice),
        ("线上", "；".join(wording.online(session.online)) if session.online and is_open else None),
        ("主办", session.organiser),
        ("主讲", lecturers),
        ("对象", "、".join(wording.terms(catalog.site, "audiences", session.audiences))),
        ("学时", None if session.is_off else hours.words(catalog, session)),
        ("报名", "；".join(wording.enrolment(session.enrolment)) if session.enrolment and is_open else None),
    ]
    if session.status == "sample":
        yield "示例：班次、时间和地点都是演示内容，请勿据此前往。"
    yield from (f"{label}：{text}" for label, text in rows if text)


def _locations(catalog: Catalog, session: Session) -> Iterator[str]:
    """Yield every place with its whole address, so that a telephone finds it; 线上 where there is none."""
    for place in places_of(catalog, session):
        yield _route_start(catalog, place) if isinstance(place, Route) else _located(place)
    if session.is_online_only:
        yield "线上"


def _located(place: Point | Venue) -> str:
    return f"{place.name}，{full_address(place.address) if place.address else DISTRICT}"


def _route_start(catalog: Catalog, route: Route) -> str:
    """Where a group comes together for a route: at its gathering, else at the first stop of the day."""
    itinerary = itineraries(route)[0]
    stops = catalog.get_many("points", (stop.point for stop in itinerary.stops[:1]))
    if itinerary.gathering:
        return f"{itinerary.gathering.place}（教学路线“{route.name}”）"
    return f"{_located(stops[0])}（教学路线“{route.name}”第一站）" if stops else f"教学路线“{route.name}”"


def _position(catalog: Catalog, session: Session) -> tuple[float, float] | None:
    """The coordinate of the first place in WGS-84, if it is exact: an approximate one would lead astray."""
    places = (place for place in places_of(catalog, session) if not isinstance(place, Route))
    location = next((place.location for place in places), None)
    if location is None or location.precision != "exact":
        return None
    return round(location.position.lat, _DECIMALS), round(location.position.lon, _DECIMALS)
