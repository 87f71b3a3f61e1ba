"""Places that somebody should go to and measure, grouped into trips."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalog.domain.catalog import Catalog
from catalog.geo import rounded
from catalog.model import Location, Point, Venue

Place = Point | Venue

_DECIMALS = 4  # degrees, 10 m
ELSEWHERE = "未写镇街"


@dataclass(frozen=True, slots=True)
class Trip:
    """Places that are measured on one way.

    Attributes:
        name: The route that calls at them, else their town.
        places: Those that nobody knows first, then the least sure.
    """

    name: str
    places: tuple[Place, ...]

    @property
    def unknown(self) -> int:
        """How many of them have no coordinate at all."""
        return sum(place.location is None for place in self.places)


def trips(catalog: Catalog) -> tuple[Trip, ...]:
    """The places without a coordinate or with an approximate one: routes first, then towns, most unknown ones first.

    Nobody is sent to a place with restricted access.
    """
    return _grouped(catalog, (place for place in _places(catalog) if needs_measuring(place)))


def measured(catalog: Catalog) -> tuple[Place, ...]:
    """All other places that one may go to: they can be measured again."""
    return tuple(place for place in _places(catalog) if not needs_measuring(place))


def needs_measuring(place: Place) -> bool:
    """Whether nobody knows to a door where a place is."""
    return place.location is None or place.location.error_m > 0


def known(location: Location) -> tuple[float, float, int]:
    """Latitude, longitude and error of a place, to compare a new reading with."""
    place = rounded(location.position, location.error_m, _DECIMALS)
    return place.lat, place.lon, location.error_m


def _places(catalog: Catalog) -> Iterator[Place]:
    for place in catalog.of("points"):
        if place.access != "restricted":
            yield place
    yield from catalog.of("venues")


def _grouped(catalog: Catalog, places: Iterable[Place]) -> tuple[Trip, ...]:
    groups: dict[str, list[Place]] = {}
    for place in places:
        groups.setdefault(_trip_name(catalog, place), []).append(place)
    grouped = (Trip(name, tuple(sorted(group, key=_sureness))) for name, group in groups.items())
    return tuple(sorted(grouped, key=lambda trip: (not _is_route(catalog, trip), -trip.unknown)))


def _is_route(catalog: Catalog, trip: Trip) -> bool:
    return bool(catalog.backlinks(trip.places[0], "routes"))


def _trip_name(catalog: Catalog, place: Place) -> str:
    routes = catalog.backlinks(place, "routes")
    if routes:
        return f"路线“{routes[0].heading}”"
    return catalog.site.vocabularies.towns.get(place.town or "", ELSEWHERE)


def _sureness(place: Place) -> tuple[bool, int, str]:
    location = place.location
    return (location is not None, -location.error_m if location else 0, place.id)
