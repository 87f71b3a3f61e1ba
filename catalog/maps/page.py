"""One route's map page: what it says, and the data that its script is given."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from catalog.geo import Position, to_wgs84
from catalog.maps.drawing import Drawing, Pin, draw
from catalog.maps.marks import pin
from catalog.model import Point, Route
from catalog.signs import dashes

TEMPLATE = "map.html"
HIDDEN = "点位待公布"

# Strict: no inline script and no inline style. Leaflet moves things through the
# CSSOM, which a policy does not touch. A tile host joins `img-src` when there is one.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
)


@dataclass(frozen=True, slots=True)
class MapPage:
    """A map page and the script it loads from beside it; no script, no map.

    Attributes:
        html: The document `maps/<route id>.html`.
        script: `maps/<route id>.js`; empty when no stop has a coordinate. The page
            then says so, lists the stops, and loads no script.

    """

    html: str
    script: str


@dataclass(frozen=True, slots=True)
class MapStop:
    """A stop as the map shows it; without `href` where readers may not see the point."""

    number: int
    name: str
    address: str | None
    minutes: int
    href: str | None
    place: Position | None
    approx: bool


def route_map(route: Route, points: Mapping[str, Point], *, site_root: str, env: Environment) -> MapPage:
    """Make the map page of one route; the same arguments give the same bytes.

    Args:
        route: The route.
        points: The points that readers may see, by id. A stop at any other keeps its
            number and is named 点位待公布.
        site_root: The way from the page to the site's root: `../`.
        env: An autoescaping environment that finds `map.html` (theme/fragments).

    """
    stops = tuple(_stops(route, points, site_root))
    placed = tuple(stop for stop in stops if stop.place)
    drawing = _drawing(route, stops) if placed else None
    html = env.get_template(TEMPLATE).render(
        route=route,
        root=site_root,
        policy=POLICY,
        stops=stops,
        missing=tuple(stop for stop in stops if not stop.place),
        map_name=drawing.map_name if drawing else None,
        kinds=_kinds(route, placed),
        linked=any(_ways(stops)),
        dash=dashes(route.mark, 3),
    )
    return MapPage(html=html, script=_script(drawing, placed) if drawing else "")


def _stops(route: Route, points: Mapping[str, Point], root: str) -> Iterator[MapStop]:
    for number, stop in enumerate(route.stops, 1):
        point = points.get(stop.point)
        spot = point.location if point else None
        yield MapStop(
            number=number,
            name=point.name if point else HIDDEN,
            address=point.address if point else None,
            minutes=stop.minutes,
            href=f"{root}points/{point.id}/" if point else None,
            place=to_wgs84(spot) if spot else None,
            approx=spot is not None and spot.precision == "approx",
        )


def _drawing(route: Route, stops: Sequence[MapStop]) -> Drawing:
    pins = [Pin(stop.number, stop.place, stop.approx) for stop in stops if stop.place]
    return draw(route.mark, pins, tuple(_ways(stops)))


def _ways(stops: Sequence[MapStop]) -> Iterator[tuple[Position, ...]]:
    """Give the runs of stops with a place; a stop without one breaks the line.

    A line drawn past it would show a way that nobody goes.
    """
    run: list[Position] = []
    for stop in stops:
        if stop.place:
            run.append(stop.place)
            continue
        if len(run) > 1:
            yield tuple(run)
        run = []
    if len(run) > 1:
        yield tuple(run)


def _kinds(route: Route, placed: Sequence[MapStop]) -> tuple[tuple[Markup, str], ...]:
    """Give the legend's pins: only kinds of place that are on the map."""
    names = {False: "准确位置", True: "大致位置"}
    return tuple(
        (pin(route.mark, "", approx=approx), name)
        for approx, name in names.items()
        if any(stop.approx is approx for stop in placed)
    )


def _script(drawing: Drawing, placed: Sequence[MapStop]) -> str:
    """Join folium's calls with the editors' words, which folium never sees."""
    data = [
        {
            "number": stop.number,
            "name": stop.name,
            "address": stop.address,
            "minutes": stop.minutes,
            "approx": stop.approx,
            "href": stop.href,
        }
        for stop in placed
    ]
    names = ", ".join(drawing.pin_names)
    return (
        '"use strict";\n'
        "catalogMap.prepare();\n"
        f"{drawing.script}\n"
        f"catalogMap.start({drawing.map_name}, [{names}], {_json(data)});\n"
    )


def _json(data: object) -> str:
    """Write JSON that is safe in a script wherever it ends up.

    U+2028 and U+2029 end a line in older JavaScript, inside a string too; `<`, `>`,
    `&` and `'` would matter if the text were ever put into HTML.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&'\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
