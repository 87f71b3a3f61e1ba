"""What every format holds: places with their texts, and the runs of stops between which lines are drawn."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from catalog.domain import wording
from catalog.domain.catalog import Catalog
from catalog.domain.facts import uri_of
from catalog.domain.timetable import Itinerary
from catalog.geo import Position, decimals, rounded
from catalog.model import KINDS, Point, Route, Site, Venue
from catalog.model.location import DECIMALS


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A place.

    Attributes:
        name: With its number in front if it is a stop.
        kind: What it is, in Chinese.
        position: WGS-84 in degrees, rounded to what is known.
        error_m: How far the place may be off, in metres; 0 if it is exact. `note` says so, too.
        address: As its page shows it.
        note: What else a traveller should know, in whole sentences.
        url: Its page; None where the site's own address is not known.
    """

    name: str
    kind: str
    position: Position
    error_m: int
    address: str | None
    note: str
    url: str | None

    @property
    def precision(self) -> str:
        """The word that records have for it."""
        return "approx" if self.error_m else "exact"

    @property
    def decimals(self) -> int:
        """How many decimals its position has."""
        return decimals(self.error_m, DECIMALS)


@dataclass(frozen=True, slots=True)
class GeoDocument:
    """Places under one name.

    Attributes:
        name: The title in the file.
        note: What the document holds, and what it leaves out.
        waypoints: Every place that has a coordinate.
        segments: Runs of two or more stops in order. A stop without a coordinate ends a run: a line past
            it would show a way that nobody goes.
    """

    name: str
    note: str
    waypoints: tuple[Waypoint, ...]
    segments: tuple[tuple[Waypoint, ...], ...] = ()


def of_route(itinerary: Itinerary, points: Mapping[str, Point], site: Site) -> GeoDocument:
    """The stops of one variant of a route.

    Args:
        itinerary: The variant.
        points: At least those that it calls at, by id.
        site: The site, for the addresses of the points' pages.
    """
    waypoints, missing, route = [], [], itinerary.route
    for number, stop in enumerate(itinerary.stops, 1):
        point = points[stop.point]
        waypoints.append(
            _waypoint(point, f"{number} ", f"第 {number} 站，停留 {wording.minutes(stop.minutes)}。", site)
        )
        if point.location is None:
            missing.append(f"第 {number} 站{point.name}")
    notes = [_status(route), f"{itinerary.name}的走法，共 {len(itinerary.stops)} 站；连线只示先后，不是行车路线。"]
    if missing:
        notes.append(f"没有坐标、未列入：{'、'.join(missing)}。")
    name = f"{route.name}（{itinerary.name}）" if route.half_day or route.full_day else route.name
    return GeoDocument(name, "".join(notes), tuple(filter(None, waypoints)), tuple(_runs(waypoints)))


def of_catalog(catalog: Catalog) -> GeoDocument:
    """Every listed point and venue that has a coordinate."""
    places: list[Point | Venue] = [*catalog.of("points"), *catalog.of("venues")]
    waypoints = (_waypoint(place, "", "", catalog.site) for place in places)
    note = "教学点位和党群阵地；没有坐标的未列入。"
    return GeoDocument(catalog.site.name, note, tuple(filter(None, waypoints)))


def _waypoint(place: Point | Venue, number: str, note: str, site: Site) -> Waypoint | None:
    """A place as a waypoint; None if it has no coordinate."""
    if place.location is None:
        return None
    error_m = place.location.error_m
    notes = [note, _status(place)]
    if isinstance(place, Point) and place.access == "restricted":
        notes.append("限制进入，请勿自行前往。")
    if error_m:
        notes.append(f"约在此处：{wording.how_sure(place.location)}，出发前请再核对。")
    return Waypoint(
        name=number + place.name,
        kind=KINDS[place.KIND].NAME,
        position=rounded(place.location.position, error_m, DECIMALS),
        error_m=error_m,
        address=place.address,
        note="".join(notes),
        url=site.absolute(uri_of(place)) if site.base_url else None,
    )


def _status(record: Point | Venue | Route) -> str:
    """The mark of a sample, as its page has it."""
    return f"{wording.STATUS[record.status]}。" if record.status in wording.STATUS else ""


def _runs(waypoints: Iterable[Waypoint | None]) -> Iterator[tuple[Waypoint, ...]]:
    for _, run in groupby(waypoints, key=lambda waypoint: waypoint is None):
        stops = tuple(filter(None, run))
        if len(stops) > 1:
            yield stops
