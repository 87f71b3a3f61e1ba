"""schema.org JSON-LD: what search engines read."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from catalog.domain import summaries
from catalog.domain.addresses import DISTRICT, street_address
from catalog.domain.catalog import Catalog
from catalog.domain.facts import uri_of
from catalog.domain.kinds import KIND_VIEWS
from catalog.domain.periods import places_of
from catalog.domain.script_json import script_json
from catalog.model import Course, Instructor, Lesson, Point, Record, Route, Session, Venue

_CONTEXT = "https://schema.org"
_INSTANCE = "CourseInstance"
_STATUS = {
    "planned": "EventScheduled",
    "full": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
}
_DECIMALS = 6  # degrees, 0.1 m; also hides the last bits, which differ between machines


def linked_data(catalog: Catalog, record: Record | None) -> str:
    """A `<script>` for a record's page, or for the front page if it is None; empty for a kind without a type."""
    if record is None:
        site = _thing("WebSite", catalog.site.name)
        about = site | {"description": catalog.site.description, "inLanguage": "zh-CN"}
    else:
        about = _about(catalog, record)
    return (
        f'\n<script type="application/ld+json">{script_json({"@context": _CONTEXT, **about})}</script>' if about else ""
    )


def _thing(schema_type: str, name: str) -> dict[str, Any]:
    return {"@type": schema_type, "name": name}


def _about(catalog: Catalog, record: Record) -> dict[str, Any]:
    schema_type = KIND_VIEWS[record.KIND].schema_type
    if schema_type is None:
        return {}
    about = _named(catalog, schema_type, record)
    return about | _PROPERTIES[type(record)](catalog, record)


def _named(catalog: Catalog, schema_type: str, record: Record) -> dict[str, Any]:
    """A record by its name, which says of a sample that it is one, its summary and its page."""
    about = _thing(schema_type, summaries.sample_title(record)) | {"description": summaries.summary(record)}
    return about | ({"url": catalog.site.absolute(uri_of(record))} if catalog.site.base_url else {})


def _lesson(catalog: Catalog, lesson: Lesson) -> dict[str, Any]:
    provider = _thing("Organization", catalog.site.organiser)
    return {"inLanguage": "zh-CN", "provider": provider, "timeRequired": f"PT{lesson.minutes}M"}


def _course(catalog: Catalog, course: Course) -> dict[str, Any]:
    units = [{"@type": "Course", "position": n, "name": unit.title} for n, unit in enumerate(course.units, 1)]
    properties = {"inLanguage": "zh-CN", "provider": _thing("Organization", course.organiser), "hasPart": units}
    instances = [
        _named(catalog, _INSTANCE, session) | _session(catalog, session)
        for session in catalog.backlinks(course, "plan")
    ]
    return properties | ({"hasCourseInstance": instances} if instances else {})


def _session(catalog: Catalog, session: Session) -> dict[str, Any]:
    first, last = (
        (session.days[0].isoformat(), session.days[-1].isoformat())
        if session.is_whole_day
        else (f"{session.begins.isoformat()}+08:00", f"{session.ends.isoformat()}+08:00")
    )
    places = [place for place in places_of(catalog, session) if not isinstance(place, Route)]
    locations = [_thing("Place", place.heading) | _place(catalog, place) for place in places[:1]]
    if session.online:
        locations.append(
            _thing("VirtualLocation", "线上") | ({"url": session.online.url} if session.online.url else {})
        )
    courses = catalog.get_many("courses", (session.course,))
    lecturers = catalog.get_many("instructors", session.lecturers)
    properties: dict[str, Any] = {
        "startDate": first,
        "endDate": last,
        "eventStatus": f"{_CONTEXT}/{_STATUS[session.state]}",
        "eventAttendanceMode": f"{_CONTEXT}/{_attendance(session)}",
        "organizer": _thing("Organization", session.organiser),
        "location": locations[0] if len(locations) == 1 else locations,
        "instructor": [_thing("Person", lecturer.name) for lecturer in lecturers],
        "maximumAttendeeCapacity": session.seats,
        "offers": _offer(session),
        # Its page is the instance; the course that it is one of is what it is about.
        "about": _thing("Course", summaries.sample_title(courses[0])) if courses else None,
    }
    return {name: value for name, value in properties.items() if value}


def _attendance(session: Session) -> str:
    if session.is_online_only:
        return "OnlineEventAttendanceMode"
    return "MixedEventAttendanceMode" if session.online else "OfflineEventAttendanceMode"


def _offer(session: Session) -> dict[str, Any]:
    """What schema.org can say of an enrolment: whether there are places, until when, and where; no price is made up."""
    enrolment = session.enrolment
    if session.is_off or not (enrolment or session.state == "full"):
        return {}
    until = enrolment.until if enrolment else None
    values = {
        "availability": f"{_CONTEXT}/{'SoldOut' if session.state == 'full' else 'InStock'}",
        "availabilityEnds": f"{until.isoformat()}+08:00"
        if isinstance(until, datetime)
        else until and until.isoformat(),
        "url": enrolment.url if enrolment else None,
    }
    return {"@type": "Offer"} | {name: value for name, value in values.items() if value}


def _instructor(_: Catalog, instructor: Instructor) -> dict[str, Any]:
    return {"jobTitle": instructor.post, "worksFor": _thing("Organization", instructor.unit)}


def _place(_: Catalog, place: Point | Venue) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    if place.address:
        address = {
            "@type": "PostalAddress",
            "addressLocality": DISTRICT,
            "streetAddress": street_address(place.address),
        }
        properties["address"] = address
    # An approximate coordinate would be taken for an exact one.
    if place.location and place.location.precision == "exact":
        position = place.location.position
        lat, lon = round(position.lat, _DECIMALS), round(position.lon, _DECIMALS)
        properties["geo"] = {"@type": "GeoCoordinates", "latitude": lat, "longitude": lon}
    return properties


def _route(catalog: Catalog, route: Route) -> dict[str, Any]:
    points = catalog.get_many("points", (stop.point for stop in route.stops))
    items = [
        {"@type": "ListItem", "position": position, "item": _thing("Place", point.name)}
        for position, point in enumerate(points, 1)
    ]
    return {"itinerary": {"@type": "ItemList", "numberOfItems": len(points), "itemListElement": items}}


# What only some kinds say.
_PROPERTIES: dict[type[Record], Callable[[Catalog, Any], dict[str, Any]]] = {
    Lesson: _lesson,
    Course: _course,
    Session: _session,
    Instructor: _instructor,
    Point: _place,
    Venue: _place,
    Route: _route,
}
