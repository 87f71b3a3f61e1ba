"""The map of all routes as SVG; each route is one link with its stops, its name and its place in the legend."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from markupsafe import escape

from catalog.domain.symbols import SYMBOLS, outline, short
from catalog.maps.static import svg
from catalog.maps.static.geometry import Box, Spot
from catalog.maps.static.overview_layout import FORMATS, NAME, RADIUS, Network, Strand, network
from catalog.maps.static.route_map import areas, places
from catalog.maps.static.text_metrics import cut
from catalog.maps.static.types import NAME as SMALL
from catalog.maps.static.types import Shape
from catalog.model import Point, Route

_LINE = 0.8  # mm
_SAMPLE = 13.0  # mm of a line in the legend
_HEAD = {"wide": 15.0, "narrow": 21.0}  # mm below the map: to the middle of the legend's first row
_ROW, _FOOT = 7.5, 4.0  # mm
_LONGEST = 7.0  # em of a name in the legend


def overview(
    routes: Sequence[Route],
    points: Mapping[str, Point],
    towns: Mapping[str, str],
    href: Callable[[str], str],
    shape: Shape = "wide",
) -> str:
    """Draw all routes as one `<svg>` element; empty if nothing has a place.

    Args:
        routes: In the order of the legend.
        points: As for `route`.
        towns: As for `route`.
        href: Where a route's page is, by its id.
        shape: `wide` for desks and paper, `narrow` for telephones.
    """
    placed = [(route, stops) for route in routes if (stops := places(route, points))]
    if not placed:
        return ""
    layout = network(placed, areas(points, towns), shape)
    names = "、".join(route.name for route in routes)
    desc = f"按比例画出，上北下南。{names}，用颜色、线型和记号区分，站与站以直线相连，没有坐标的站未画出。"
    return _network_svg(layout, shape, desc, href)


def _network_svg(layout: Network, shape: Shape, desc: str, href: Callable[[str], str]) -> str:
    """Write a network as one `<svg>` element; `href` says where a route's page is, by its id."""
    frame, columns = layout.frame, FORMATS[shape].columns
    rows = -(-len(layout.strands) // columns)
    box = Box(0, 0, frame.right, frame.bottom + _HEAD[shape] + _ROW * (rows - 1) + _FOOT)
    past = ["细虚线上还有没有坐标的站"] if any(strand.gaps for strand in layout.strands) else []
    rough = ["空心为大致位置"] if any(approx for strand in layout.strands for _, approx in strand.stops) else []
    parts = [svg.opened(f"schematic-{shape}", box, "教学路线示意图", desc, None)]
    parts += svg.ground_plan(frame, layout.ground, layout.bar_km)
    parts += [svg.label_group(layout.words), *map(_lines, layout.strands)]
    for place, strand in enumerate(layout.strands):
        row, column = divmod(place, columns)
        corner = Spot(column * frame.width / columns, frame.bottom + _HEAD[shape] + _ROW * row)
        parts += _link(strand, href(strand.route_id), corner)
    parts += [*svg.margin(frame, layout.ground, layout.bar_km, "，".join((*past, *rough))), "</svg>"]
    return "".join(parts)


def _lines(strand: Strand) -> str:
    """A route's lines, below the stops of all routes."""
    faint = f'stroke="{SYMBOLS[strand.mark].colour}" stroke-width=".3" stroke-dasharray="1 1"'
    solid = svg.route_line(strand.mark, svg.chained(strand.connectors), _LINE)
    return f'<g class="mark-{strand.mark}">{solid}{svg.stroked("sc-past", svg.chained(strand.gaps), faint)}</g>'


def _link(strand: Strand, href: str, corner: Spot) -> Iterator[str]:
    colour = SYMBOLS[strand.mark].colour
    middle = Spot(corner.x + _SAMPLE / 2, corner.y)
    yield f'<a class="sc-route mark-{strand.mark}" href="{escape(href)}">'
    yield svg.route_line(strand.mark, f"M{short(corner.x + 0.5)} {short(corner.y)}h{short(_SAMPLE)}", _LINE)
    every = [*strand.stops, (middle, all(rough for _, rough in strand.stops))]
    for rough in (False, True):
        shapes = [outline(strand.mark, *spot, RADIUS) for spot, approx in every if approx is rough]
        if shapes:
            kind, fill = ("sc-pin sc-open", "#FFF") if rough else ("sc-pin", colour)
            yield f'<g class="{kind}" fill="{fill}" stroke="{colour}" stroke-width=".55">{"".join(shapes)}</g>'
    if strand.label:
        # Heard once, with the legend.
        paint = f'fill="{colour}" font-size="{short(NAME)}"{svg.HALO}'
        yield f'<g class="sc-name" aria-hidden="true" {paint}>{svg.text(strand.label)}</g>'
    name = svg.plain(cut(strand.name, _LONGEST), corner.x + _SAMPLE + 2.5, corner.y)
    yield f'<g class="sc-key" fill="{svg.INK}" font-size="{short(SMALL)}">{name}</g></a>'
