"""What every format says: places with their words, and the runs of stops between which one can go."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from catalog.domain import wording
from catalog.domain.catalog import Catalog
from catalog.domain.facts import uri_of
from catalog.geo import Position
from catalog.model import KINDS, Point, Route, Site, Stop, Venue

_DECIMALS = 6  # degrees, 0.1 m; also hides the last bits, which differ between machines


@dataclass(frozen=True, slots=True)
class Spot:
    """A place.

    Attributes:
        name: With its number in front if it is a stop.
        kind: What it is, in Chinese.
        place: WGS-84 in degrees, to 0.1 m.
        approx: Whether the place is only known roughly; `note` says so, too.
        address: As its page shows it.
        note: What else a traveller should know, in whole sentences.
        url: Its page; None where the site's own address is not known.
    """

    name: str
    kind: str
    place: Position
    approx: bool
    address: str | None
    note: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Track:
    """Places under one name.

    Attributes:
        name: What the file calls itself.
        note: What the whole is, and what it leaves out.
        spots: Every place that has a coordinate.
        ways: Runs of two or more stops in order. A stop without a coordinate ends a run: a line past
            it would show a way that nobody goes.
    """

    name: str
    note: str
    spots: tuple[Spot, ...]
    ways: tuple[tuple[Spot, ...], ...] = ()


def has_coordinates(route: Route, points: Mapping[str, Point]) -> bool:
    """Whether any stop of a route has a coordinate."""
    return any(points[stop.point].location for stop in route.stops)


def of_route(route: Route, points: Mapping[str, Point], site: Site) -> Track:
    """The stops of a route.

    Args:
        route: The route.
        points: At least those that it calls at, by id.
        site: What is said once; its address, if known, leads to the points' pages.
    """
    calls = [_stop(number, stop, points[stop.point], site) for number, stop in enumerate(route.stops, 1)]
    missing = [
        f"第 {number} 站{points[stop.point].name}"
        for number, (stop, call) in enumerate(zip(route.stops, calls, strict=True), 1)
        if call is None
    ]
    told = [_status(route), f"共 {len(route.stops)} 站；连线只示先后，不是行车路线。"]
    if missing:
        told.append(f"没有坐标、未列入：{'、'.join(missing)}。")
    return Track(route.name, "".join(told), tuple(filter(None, calls)), tuple(_runs(calls)))


def of_catalog(catalog: Catalog) -> Track:
    """Every listed point and venue that has a coordinate."""
    places: list[Point | Venue] = [*catalog.of("points"), *catalog.of("venues")]
    found = (_spot(place, "", "", catalog.site) for place in places)
    note = "教学点位和党群阵地；没有坐标的未列入。"
    return Track(catalog.site.name, note, tuple(filter(None, found)))


def _stop(number: int, stop: Stop, point: Point, site: Site) -> Spot | None:
    return _spot(point, f"{number} ", f"第 {number} 站，停留 {wording.minutes(stop.minutes)}。", site)


def _spot(place: Point | Venue, number: str, note: str, site: Site) -> Spot | None:
    """A place in words; None if it has no coordinate."""
    if place.location is None:
        return None
    position = place.location.position
    approx = place.location.precision == "approx"
    told = [note, _status(place)]
    if isinstance(place, Point) and place.access == "restricted":
        told.append("限制进入，请勿自行前往。")
    if approx:
        told.append("大致位置，出发前请再核对。")
    return Spot(
        name=number + place.name,
        kind=KINDS[place.KIND].NAME,
        place=Position(round(position.lat, _DECIMALS), round(position.lon, _DECIMALS)),
        approx=approx,
        address=place.address,
        note="".join(told),
        url=site.absolute(uri_of(place)) if site.base_url else None,
    )


def _status(record: Point | Venue | Route) -> str:
    """Say of a sample that it is one, as its page does."""
    return f"{wording.STATUS[record.status]}。" if record.status in wording.STATUS else ""


def _runs(calls: Iterable[Spot | None]) -> Iterator[tuple[Spot, ...]]:
    for _, run in groupby(calls, key=lambda spot: spot is None):
        stops = tuple(filter(None, run))
        if len(stops) > 1:
            yield stops
