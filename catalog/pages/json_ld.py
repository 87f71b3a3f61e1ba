"""schema.org JSON-LD: what search engines read."""

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
    """A `<script>` for a record's page, or for the front page if it is None."""
    if record is None:
        about: dict[str, Any] | None = {
            "@type": "WebSite",
            "name": catalog.site.name,
            "description": catalog.site.description,
            "inLanguage": "zh-CN",
        }
    else:
        about = _about(catalog, record)
    if about is None:
        return ""
    return f'\n<script type="application/ld+json">{script_json({"@context": _CONTEXT, **about})}</script>'


def _about(catalog: Catalog, record: Record) -> dict[str, Any] | None:
    schema_type = KIND_VIEWS[record.KIND].schema_type
    if schema_type is None:
        return None
    about: dict[str, Any] = {"@type": schema_type, "name": record.heading, "description": summaries.summary(record)}
    if catalog.site.base_url:
        about["url"] = catalog.site.absolute(uri_of(record))
    return about | _properties(catalog, record)


def _properties(catalog: Catalog, record: Record) -> dict[str, Any]:
    """What only some kinds say."""
    if isinstance(record, Lesson | Course):
        return _course(catalog, record)
    if isinstance(record, Session):
        return _session(catalog, record)
    if isinstance(record, Instructor):
        return {"jobTitle": record.post, "worksFor": {"@type": "Organization", "name": record.unit}}
    if isinstance(record, Point | Venue):
        return _place(record)
    return {"itinerary": _itinerary(catalog, record)} if isinstance(record, Route) else {}


def _course(catalog: Catalog, course: Lesson | Course) -> dict[str, Any]:
    provider = course.organiser if isinstance(course, Course) else catalog.site.organiser
    properties: dict[str, Any] = {
        "inLanguage": "zh-CN",
        "provider": {"@type": "Organization", "name": provider},
    }
    if isinstance(course, Lesson):
        properties["timeRequired"] = f"PT{course.minutes}M"
    else:
        units = enumerate(course.units, 1)
        properties["hasPart"] = [{"@type": "Course", "position": n, "name": u.title} for n, u in units]
    return properties


def _session(catalog: Catalog, session: Session) -> dict[str, Any]:
    places = [place for place in places_of(catalog, session) if not isinstance(place, Route)]
    properties: dict[str, Any] = {
        "startDate": f"{session.start.isoformat()}+08:00",
        "endDate": f"{session.end.isoformat()}+08:00",
        "organizer": {"@type": "Organization", "name": session.organiser},
    }
    if places:
        properties["location"] = {"@type": "Place", "name": places[0].heading}
    lecturers = catalog.get_many("instructors", session.lecturers)
    if lecturers:
        properties["instructor"] = [{"@type": "Person", "name": lecturer.name} for lecturer in lecturers]
    return properties


def _place(place: Point | Venue) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    if place.address:
        properties["address"] = {
            "@type": "PostalAddress",
            "addressLocality": "无锡市滨湖区",
            "streetAddress": place.address,
        }
    # An approximate coordinate would be taken for an exact one.
    if place.location and place.location.precision == "exact":
        position = place.location.position
        lat, lon = round(position.lat, _DECIMALS), round(position.lon, _DECIMALS)
        properties["geo"] = {"@type": "GeoCoordinates", "latitude": lat, "longitude": lon}
    return properties


def _itinerary(catalog: Catalog, route: Route) -> dict[str, Any]:
    points = catalog.get_many("points", (stop.point for stop in route.stops))
    return {
        "@type": "ItemList",
        "numberOfItems": len(points),
        "itemListElement": [
            {"@type": "ListItem", "position": position, "item": {"@type": "Place", "name": point.name}}
            for position, point in enumerate(points, 1)
        ],
    }
