"""The only module that knows folium: places in, Leaflet calls out.

Nothing that an editor wrote comes in here. folium does not escape, and branca
reads what it has rendered as a template a second time, so that `{{7*7}}` in a
name would be worked out at build time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalog.domain.symbols import SYMBOLS, SymbolName, dashes
from catalog.geo import Position
from catalog.maps.interactive.pin_svg import pin

if TYPE_CHECKING:
    from branca.element import Element
    from folium import Map, Marker, PolyLine
    from folium.plugins import MarkerCluster

MAX_ZOOM = 18
_WEIGHT = 3  # pixels
_PIN = 44  # pixels; the style sheet enlarges it in the elder view
_BUBBLE = 66  # pixels: half-way between two levels bubbles are 0.7 times as far apart, and must not overlap
_FIRST_ZOOM = 11  # replaced at once: the page fits the map to its own size
_DECIMALS = 6  # degrees, 0.1 m; also hides the last bits, which differ between machines


@dataclass(frozen=True, slots=True)
class Pin:
    """One numbered place on the map."""

    mark: SymbolName
    place: Position
    approx: bool
    number: int


@dataclass(frozen=True, slots=True)
class Line:
    """A run of two or more places in their order."""

    mark: SymbolName
    places: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Leaflet calls, and the names that they give to the map and what is on it.

    Attributes:
        script: The calls.
        map_name: The map's; its element has the same id.
        pin_names: Each pin's, in the order given.
        line_names: Each line's, in the order given.
        cluster_name: That of the empty group which gathers what is put into it, if asked for.
    """

    script: str
    map_name: str
    pin_names: tuple[str, ...]
    line_names: tuple[str, ...]
    cluster_name: str | None


def draw(centre: Position, pins: Sequence[Pin], lines: Sequence[Line], *, gathering: bool = False) -> Drawing:
    """Draw lines, and pins on top of them.

    Args:
        centre: Where the map is before the page fits it to its own size.
        pins: Places with numbers.
        lines: A gap between two runs of a route stays a gap.
        gathering: Whether to add a group in which pins that would lie on each other become
            one bubble. The page fills it: hundreds of places cost folium 1 ms each.
    """
    board = _board(centre)
    polylines = [_add_line(board, line) for line in lines]
    markers = [_add_pin(board, pin) for pin in pins]
    cluster = _add_cluster(board) if gathering else None
    _number_ids(board)
    return Drawing(
        script=_tidy(_script(board)),
        map_name=board.get_name(),
        pin_names=tuple(marker.get_name() for marker in markers),
        line_names=tuple(polyline.get_name() for polyline in polylines),
        cluster_name=cluster.get_name() if cluster else None,
    )


def _script(board: "Map") -> str:
    """Render a map's Leaflet calls and leave folium's own head and body aside."""
    from branca.element import Figure  # noqa: PLC0415 - see `_board`

    board.render()  # type: ignore[no-untyped-call] # fills the figure that folium put around the map
    figure = board.get_root()
    if not isinstance(figure, Figure):
        raise TypeError(figure)
    return figure.script.render()


def _board(centre: Position) -> "Map":
    """Make the empty map: no tiles, no controls, nothing loaded from anywhere."""
    from folium import Map  # noqa: PLC0415 - 0.4 s, which a build without changed maps need not pay

    board = Map(
        location=rounded(centre),
        zoom_start=_FIRST_ZOOM,
        tiles=None,  # the default is OpenStreetMap; tiles of site.yml are tiles.js's work, after `load`
        zoom_control=False,  # ours have Chinese names, 44 px, and a place of their own
        scroll_wheel_zoom=False,  # the map lies in a page that is being scrolled
        zoom_snap=0.25,  # without tiles no level is better than another: fill the frame
        fade_animation=False,
    )
    board.options["max_zoom"] = MAX_ZOOM  # as an argument it stops at the tile layer
    _load_nothing(board)
    return board


def _add_cluster(board: "Map") -> "MarkerCluster":
    """Add the group that gathers pins; what its bubbles look like and do is overview.js's work."""
    from folium.plugins import MarkerCluster  # noqa: PLC0415 - see `_board`

    cluster = MarkerCluster(  # type: ignore[no-untyped-call] # folium says nothing of its arguments
        animate=False,
        max_cluster_radius=_BUBBLE,
        show_coverage_on_hover=False,
        spiderfy_on_max_zoom=False,
        zoom_to_bounds_on_click=False,
    )
    _load_nothing(cluster)
    cluster.add_to(board)
    return cluster


def _load_nothing(element: "Map | MarkerCluster") -> None:
    """Leave it to the page to name its files.

    On the instance: the lists belong to the class, and `add_js_link` would change them
    for every later map.
    """
    element.default_js = []
    element.default_css = []


def _add_line(board: "Map", line: Line) -> "PolyLine":
    from folium import PolyLine  # noqa: PLC0415 - see `_board`

    polyline = PolyLine(  # type: ignore[no-untyped-call] # as above
        [rounded(place) for place in line.places],
        color=SYMBOLS[line.mark].colour,
        weight=_WEIGHT,
        dash_array=dashes(line.mark, _WEIGHT) or None,
        class_name=f"map-way mark-{line.mark}",
        interactive=False,
    )
    polyline.add_to(board)
    return polyline


def _add_pin(board: "Map", place: Pin) -> "Marker":
    from folium import DivIcon, Marker  # noqa: PLC0415 - see `_board`

    icon = DivIcon(
        html=str(pin(place.mark, str(place.number), approx=place.approx)),
        icon_size=(_PIN, _PIN),
        class_name="map-pin",
    )
    marker = Marker(rounded(place.place), icon=icon, rise_on_hover=True)
    marker.add_to(board)
    return marker


def rounded(place: Position) -> tuple[float, float]:
    """Return latitude and longitude as scripts have them."""
    return round(place.lat, _DECIMALS), round(place.lon, _DECIMALS)


def _number_ids(board: "Map") -> None:
    """Replace the random ids, so that two builds are the same."""
    for number, element in enumerate(_tree(board), 1):
        element._id = str(number)  # noqa: SLF001 - branca offers no other way


def _tree(element: "Element") -> Iterator["Element"]:
    yield element
    for child in element._children.values():  # noqa: SLF001 - as above
        yield from _tree(child)


def _tidy(script: str) -> str:
    """Take out the indentation of folium's templates: no text of ours is in there."""
    return "\n".join(filter(None, map(str.strip, script.splitlines())))
