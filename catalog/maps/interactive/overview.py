"""The map of everything: a layer for each route and each level of venues, and the same places as lists."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from catalog.domain import wording
from catalog.domain.catalog import Catalog
from catalog.domain.script_json import script_json
from catalog.domain.symbols import SymbolName, dashes
from catalog.geo import Position
from catalog.maps.interactive.folium_adapter import Drawing, Line, draw, rounded
from catalog.maps.interactive.js import apps_for, array, map_script
from catalog.maps.interactive.pin_svg import pin
from catalog.maps.interactive.route import runs
from catalog.maps.interactive.tiles import drawn_at, policy
from catalog.model import Point, Tiles, Venue

HEAD, CONTENT = "tools/overview-map-head.html", "tools/overview-map.html"
ROOT = "../"
_OTHER = "其他点位"


@dataclass(frozen=True, slots=True)
class Overview:
    """What fills the slots of the page `maps/`, and the script `maps/index.js`.

    Attributes:
        head: What the page loads, and its policy.
        content: The map's frame and the lists, which also serve without a script.
        script: Empty when nothing has a coordinate.
    """

    head: str
    content: str
    script: str


@dataclass(frozen=True, slots=True)
class Place:
    """A point or a venue; `at` is its WGS-84 position, `drawn` where the map has it, `error` its error in metres."""

    key: str
    name: str
    where: str
    href: str
    error: int
    sure: str
    at: Position | None
    drawn: Position | None
    record: Point | Venue


@dataclass(frozen=True, slots=True)
class Layer:
    """What can be shown and hidden together.

    Attributes:
        name: The route's or the level's name.
        mark: The shape of its pins.
        letter: What stands in them instead of a stop's number.
        rows: Its places, each with its number as a stop.
        ways: The line of a route, as runs of places.
    """

    name: str
    mark: SymbolName
    letter: str
    rows: tuple[tuple[int | None, Place], ...]
    ways: tuple[tuple[Position, ...], ...] = ()

    @property
    def drawn(self) -> int:
        """How many of its places are on the map."""
        return sum(place.drawn is not None for _, place in self.rows)

    @property
    def dash(self) -> str:
        """The dash pattern of its line, as SVG has it."""
        return dashes(self.mark, 3)

    @property
    def sample(self) -> Markup:
        """Its pin, for the legend."""
        return pin(self.mark, self.letter, approx=False)

    def role(self, number: int | None) -> str:
        """What a place is in this layer."""
        return self.name if number is None else f"{self.name} 第 {number} 站"


def overview(catalog: Catalog, *, tiles: Tiles | None, env: Environment) -> Overview:
    """Make the page of all places; the same arguments give the same bytes.

    Args:
        catalog: The public records.
        tiles: What lies behind it.
        env: An autoescaping environment that finds the two templates (theme/templates).
    """
    layers = tuple(_layers(catalog, tiles))
    visible = tuple(layer for layer in layers if layer.drawn)
    drawing = _drawing(visible) if visible else None
    texts: dict[str, Any] = {
        "root": ROOT,
        "policy": policy(tiles, forms=True),
        "tiles": tiles,
        "map_name": drawing.map_name if drawing else None,
        "layers": layers,
        "shown": visible,
        "first": {place.key: layer for layer in reversed(layers) for _, place in layer.rows},
        "missing": len({place.key for place in _places(layers) if not place.drawn}),
        "approx": pin("circle", "", approx=True) if any(p.error and p.drawn for p in _places(visible)) else None,
    }
    return Overview(
        head=env.get_template(HEAD).render(texts),
        content=env.get_template(CONTENT).render(texts),
        script=_script(drawing, visible, tiles) if drawing else "",
    )


def _layers(catalog: Catalog, tiles: Tiles | None) -> Iterator[Layer]:
    towns = catalog.site.vocabularies.towns
    points = {point.id: _place(point, towns, tiles) for point in catalog.of("points")}
    visited: set[str] = set()
    for route in catalog.of("routes"):
        stops = [points.get(stop.point) for stop in route.stops]
        visited.update(stop.point for stop in route.stops)
        numbered = tuple((number, place) for number, place in enumerate(stops, 1) if place)
        yield Layer(
            route.name, route.mark, "", numbered, tuple(runs(place.drawn if place else None for place in stops))
        )
    if unvisited := tuple((None, place) for point_id, place in points.items() if point_id not in visited):
        yield Layer(_OTHER, "hexagon", "", unvisited)
    for level, name in catalog.site.vocabularies.venue_levels.items():
        venues = (venue for venue in catalog.of("venues") if venue.level == level)
        if rows := tuple((None, _place(venue, towns, tiles)) for venue in venues):
            yield Layer(name, "house", name[0], rows)


def _place(record: Point | Venue, towns: Mapping[str, str], tiles: Tiles | None) -> Place:
    spot = record.location
    return Place(
        key=f"{record.KIND.removesuffix('s')}={record.id}",
        name=record.name,
        where=wording.where(towns.get(record.town or ""), record.address),
        href=f"{ROOT}{record.KIND}/{record.id}/",
        error=spot.error_m if spot else 0,
        sure=wording.how_sure(spot) if spot else "",
        at=drawn_at(spot, None) if spot else None,
        drawn=drawn_at(spot, tiles) if spot else None,
        record=record,
    )


def _places(layers: Iterable[Layer]) -> Iterator[Place]:
    return (place for layer in layers for _, place in layer.rows)


def _drawing(layers: Sequence[Layer]) -> Drawing:
    centre = next(place.drawn for place in _places(layers) if place.drawn)
    return draw(centre, (), [Line(layer.mark, run) for layer in layers for run in layer.ways], gathering=True)


def _script(drawing: Drawing, layers: Sequence[Layer], tiles: Tiles | None) -> str:
    names = iter(drawing.line_names)
    lines = array(array(next(names) for _ in layer.ways) for layer in layers)
    arguments = (str(drawing.cluster_name), lines, script_json(_spots(layers)))
    return map_script(drawing, "startOverview", arguments, tiles)


def _spots(layers: Sequence[Layer]) -> list[dict[str, Any]]:
    """Return the script's data of each place on the map, with its part in each layer."""
    spots: dict[str, dict[str, Any]] = {}
    for index, layer in enumerate(layers):
        for number, place in layer.rows:
            if place.at and place.drawn:
                spot = spots.setdefault(place.key, _spot(place, place.at, place.drawn))
                spot["parts"].append({"layer": index, "number": number, "role": layer.role(number)})
    return list(spots.values())


def _spot(place: Place, at: Position, drawn: Position) -> dict[str, Any]:
    shared = {name: getattr(place, name) for name in ("key", "name", "where", "href", "error", "sure")}
    return {**shared, "apps": apps_for(place.record), "parts": [], "at": rounded(at), "drawn": rounded(drawn)}
