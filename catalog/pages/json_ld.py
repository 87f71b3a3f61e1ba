"""schema.org JSON-LD: what search engines read."""

from collections.abc import Callable
from typing import Any

from catalog.domain import summaries
from catalog.domain.catalog import Catalog
from catalog.domain.facts import uri_of
from catalog.domain.kinds import KIND_VIEWS
from catalog.domain.periods import places_of
from catalog.domain.script_json import script_json
from catalog.model import Course, Instructor, Lesson, Point, Record, Route, Session, Venue

_CONTEXT = "https://schema.org"
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
    about = _thing(schema_type, record.heading) | {"description": summaries.summary(record)}
    if catalog.site.base_url:
        about["url"] = catalog.site.absolute(uri_of(record))
    return about | _PROPERTIES[type(record)](catalog, record)


def _lesson(catalog: Catalog, lesson: Lesson) -> dict[str, Any]:
    provider = _thing("Organization", catalog.site.organiser)
    return {"inLanguage": "zh-CN", "provider": provider, "timeRequired": f"PT{lesson.minutes}M"}


def _course(_: Catalog, course: Course) -> dict[str, Any]:
    units = [{"@type": "Course", "position": n, "name": unit.title} for n, unit in enumerate(course.units, 1)]
    return {"inLanguage": "zh-CN", "provider": _thing("Organization", course.organiser), "hasPart": units}


def _session(catalog: Catalog, session: Session) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "startDate": f"{session.begins.isoformat()}+08:00",
        "endDate": f"{session.ends.isoformat()}+08:00",
        "organizer": _thing("Organization", session.organiser),
    }
    if places := [place for place in places_of(catalog, session) if not isinstance(place, Route)]:
        properties["location"] = _thing("Place", places[0].heading)
    if lecturers := catalog.get_many("instructors", session.lecturers):
        properties["instructor"] = [_thing("Person", lecturer.name) for lecturer in lecturers]
    return properties


def _instructor(_: Catalog, instructor: Instructor) -> dict[str, Any]:
    return {"jobTitle": instructor.post, "worksFor": _thing("Organization", instructor.unit)}


def _place(_: Catalog, place: Point | Venue) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    if place.address:
        address = {"@type": "PostalAddress", "addressLocality": "无锡市滨湖区", "streetAddress": place.address}
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
