"""One route's map page: what it says, and the data that its script is given."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from jinja2 import Environment
from markupsafe import Markup

from catalog.domain import wording
from catalog.domain.script_json import script_json
from catalog.domain.symbols import dashes
from catalog.domain.timetable import Itinerary, itineraries_by_uri
from catalog.geo import Position
from catalog.maps.interactive.folium_adapter import Drawing, Line, Pin, draw
from catalog.maps.interactive.js import apps_for, array, map_script
from catalog.maps.interactive.pin_svg import pin
from catalog.maps.interactive.tiles import drawn_at, policy
from catalog.model import Point, Route, Tiles

TEMPLATE = "standalone/route-map.html"
HIDDEN = "点位待公布"


@dataclass(frozen=True, slots=True)
class MapPage:
    """A map page and the script it loads from beside it; no script, no map.

    Attributes:
        html: The document, such as `maps/<route id>.html`.
        script: The script beside it, of the same name; empty when no stop has a coordinate. The page
            then says so, lists the stops, and loads no script.
    """

    html: str
    script: str


@dataclass(frozen=True, slots=True)
class MapStop:
    """A stop as the map shows it; without `href` where readers may not see the point.

    Attributes:
        error: How far its place may be off, in metres; `sure` says so in words.
    """

    number: int
    name: str
    address: str | None
    minutes: int
    error: int
    sure: str
    href: str | None
    apps: dict[str, object]
    place: Position | None


def maps_of(route: Route) -> dict[str, Itinerary]:
    """The variants of a route by the addresses of their maps, without an ending; the one that fits a day first."""
    return itineraries_by_uri(route, f"maps/{route.id}")


def route_map(
    itinerary: Itinerary, points: Mapping[str, Point], *, tiles: Tiles | None, uri: str, env: Environment
) -> MapPage:
    """Make the map page of one variant of a route; the same arguments give the same bytes.

    Args:
        itinerary: The variant.
        points: The points that readers may see, by id. A stop at any other keeps its
            number and is named 点位待公布.
        tiles: What lies behind it.
        uri: Where the page lies, from the site's root, without its ending: one of `maps_of`.
        env: An autoescaping environment that finds `TEMPLATE` (theme/templates).
    """
    route, site_root = itinerary.route, "../" * uri.count("/")
    stops = tuple(_stops(route, points, tiles, site_root))
    placed = tuple(stop for stop in stops if stop.place)
    drawing = _drawing(route, stops) if placed else None
    html = env.get_template(TEMPLATE).render(
        route=route,
        variant=itinerary.name if route.half_day or route.full_day else "",
        script=f"{uri.rpartition('/')[2]}.js",
        root=site_root,
        policy=policy(tiles, forms=False),
        tiles=tiles,
        stops=stops,
        missing=tuple(stop for stop in stops if not stop.place),
        map_name=drawing.map_name if drawing else None,
        kinds=_kinds(route, placed),
        linked=bool(drawing and drawing.line_names),
        dash=dashes(route.mark, 3),
    )
    if not drawing:
        return MapPage(html, "")
    data = [{name: value for name, value in asdict(stop).items() if name != "place"} for stop in placed]
    return MapPage(html, map_script(drawing, "startRoute", (array(drawing.pin_names), script_json(data)), tiles))


def _stops(route: Route, points: Mapping[str, Point], tiles: Tiles | None, root: str) -> Iterator[MapStop]:
    for number, stop in enumerate(route.stops, 1):
        point = points.get(stop.point)
        spot = point.location if point else None
        yield MapStop(
            number=number,
            name=point.name if point else HIDDEN,
            address=point.address if point else None,
            minutes=stop.minutes,
            href=f"{root}points/{point.id}/" if point else None,
            place=drawn_at(spot, tiles) if spot else None,
            error=spot.error_m if spot else 0,
            sure=wording.how_sure(spot) if spot else "",
            apps=apps_for(point) if point else {},
        )


def _drawing(route: Route, stops: Sequence[MapStop]) -> Drawing:
    pins = [Pin(route.mark, stop.place, stop.error > 0, stop.number) for stop in stops if stop.place]
    return draw(pins[0].place, pins, [Line(route.mark, run) for run in runs(stop.place for stop in stops)])


def runs(places: Iterable[Position | None]) -> Iterator[tuple[Position, ...]]:
    """Give the runs of stops with a place; a stop without one breaks the line.

    A line drawn past it would show a way that nobody goes.
    """
    run: list[Position] = []
    for place in (*places, None):
        if place:
            run.append(place)
            continue
        if len(run) > 1:
            yield tuple(run)
        run = []


def _kinds(route: Route, placed: Sequence[MapStop]) -> tuple[tuple[Markup, str], ...]:
    """Give the legend's pins: only kinds of place that are on the map."""
    names = {False: "准确位置", True: "大致位置，在虚线圈内"}
    return tuple(
        (pin(route.mark, "", approx=approx), name)
        for approx, name in names.items()
        if any((stop.error > 0) is approx for stop in placed)
    )
