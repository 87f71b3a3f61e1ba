"""The only room that knows folium: places in, Leaflet calls out.

Nothing that an editor wrote comes in here. folium does not escape, and branca
reads what it has rendered as a template a second time, so that `{{7*7}}` in a
name would be worked out at build time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalog.geo import Position
from catalog.maps.marks import pin
from catalog.signs import SIGNS, Mark, dashes

if TYPE_CHECKING:
    from branca.element import Element
    from folium import Map, Marker

MAX_ZOOM = 18
_WEIGHT = 3  # pixels
_PIN = 44  # pixels; the style sheet enlarges it in the elder view
_FIRST_ZOOM = 11  # replaced at once: the page fits the map to its own size
_DECIMALS = 6  # degrees, 0.1 m; also hides the last bits, which differ between machines


@dataclass(frozen=True, slots=True)
class Pin:
    """One numbered place on the map."""

    number: int
    place: Position
    approx: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """Leaflet calls, and the names that they give to the map and to each pin."""

    script: str
    map_name: str
    pin_names: tuple[str, ...]


def draw(mark: Mark, pins: Sequence[Pin], ways: Sequence[Sequence[Position]]) -> Drawing:
    """Draw pins and the ways between them, in this order of layers: ways, pins.

    Args:
        mark: The route's shape, dash and colour.
        pins: At least one.
        ways: Each a run of two or more places; a gap between runs stays a gap.

    """
    board = _board(pins[0].place)
    for way in ways:
        _add_way(board, mark, way)
    markers = [_add_pin(board, mark, one) for one in pins]
    _number_ids(board)
    return Drawing(
        script=_tidy(_script(board)),
        map_name=board.get_name(),
        pin_names=tuple(marker.get_name() for marker in markers),
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
        location=_pair(centre),
        zoom_start=_FIRST_ZOOM,
        tiles=None,  # the default is OpenStreetMap; tiles of site.yml are map.js's work, after `load`
        zoom_control=False,  # ours have Chinese names, 44 px, and a place of their own
        scroll_wheel_zoom=False,  # the map lies in a page that is being scrolled
        zoom_snap=0.25,  # without tiles no level is better than another: fill the frame
        fade_animation=False,
    )
    board.options["max_zoom"] = MAX_ZOOM  # as an argument it stops at the tile layer
    # The page names its own files. On the instance: the lists belong to the class,
    # and `add_js_link` would change them for every later map.
    board.default_js = []
    board.default_css = []
    return board


def _add_way(board: "Map", mark: Mark, way: Sequence[Position]) -> None:
    from folium import PolyLine  # noqa: PLC0415 - see `_board`

    PolyLine(  # type: ignore[no-untyped-call] # folium says nothing of its arguments
        [_pair(place) for place in way],
        color=SIGNS[mark].colour,
        weight=_WEIGHT,
        dash_array=dashes(mark, _WEIGHT) or None,
        class_name=f"way mark-{mark}",
        interactive=False,
    ).add_to(board)


def _add_pin(board: "Map", mark: Mark, one: Pin) -> "Marker":
    from folium import DivIcon, Marker  # noqa: PLC0415 - see `_board`

    icon = DivIcon(
        html=str(pin(mark, str(one.number), approx=one.approx)),
        icon_size=(_PIN, _PIN),
        class_name="stop",
    )
    marker = Marker(_pair(one.place), icon=icon, rise_on_hover=True)
    marker.add_to(board)
    return marker


def _pair(place: Position) -> tuple[float, float]:
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
