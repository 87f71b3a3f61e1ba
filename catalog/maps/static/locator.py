"""Where in the district a place lies: its sign among all other places, faint, and the name of its town."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalog.domain import wording
from catalog.domain.symbols import SYMBOLS, SymbolName, outline, short
from catalog.geo import Position
from catalog.maps.static.geometry import Box, Spot, around
from catalog.maps.static.label_placement import Terrain
from catalog.maps.static.map_layout import words_of
from catalog.maps.static.projection import Ground, bar, fitted
from catalog.maps.static.route_map import area_names
from catalog.maps.static.svg import HAIR, INK, ground_plan, label_group, margin, opened, reach, stroked
from catalog.maps.static.text_metrics import LEADING, ems
from catalog.maps.static.types import WORD, Label
from catalog.model import Point, Venue

_FRAME = Box(0, 0, 80, 52)  # mm
_BOX = Box(0, 0, 80, 62)
_AIR = 1.0  # mm around names
_EDGE = 6.0  # mm that places keep off the frame
_MOST = 60.0  # mm to a kilometre
_BAR = 22.0  # mm
_RADIUS = 2.2  # mm, of a round sign
_RASTERS = (0.5, 1.0, 2.0, 4.0)  # mm; dots nearer than this are one
_DOTS = 200  # at the most, however many places there are


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What all locators of a catalogue have in common.

    Attributes:
        ground: The projection.
        spots: All places, those that are very near one another only once.
        dots: The same as path data.
        names: The names of towns and where they stand.
        bar_km: The length that the scale bar shows.
    """

    ground: Ground
    spots: tuple[Spot, ...]
    dots: str
    names: tuple[Label, ...]
    bar_km: float


def backdrop(places: Sequence[Position], named: Mapping[str, Position]) -> Backdrop | None:
    """Lay out what all locators share; None if nothing has a place.

    Args:
        places: Of everything that has a locator.
        named: Names of towns and the middle of each, as `areas` gives them.
    """
    if not places:
        return None
    ground = fitted(places, _FRAME.grown(-_EDGE), _MOST)
    spots = [ground.at(place) for place in places]
    for raster in _RASTERS:
        cells = dict.fromkeys((round(spot.x / raster) * raster, round(spot.y / raster) * raster) for spot in spots)
        if len(cells) <= _DOTS:
            break
    # A name keeps off every place as far as a sign would reach: it may be any of them.
    taken = tuple(around(Spot(*cell), 2 * _RADIUS, 2 * _RADIUS) for cell in cells)
    names = tuple(words_of(named, ground, Terrain(_FRAME.grown(-_AIR), taken)))
    dots = "".join(f"M{short(x)} {short(y)}h0" for x, y in cells)
    return Backdrop(ground, tuple(Spot(*cell) for cell in cells), dots, names, bar(ground.scale, _BAR))


def locator(base: Backdrop, record: Point | Venue, towns: Mapping[str, str], mark: SymbolName) -> str:
    """Draw where a point or venue lies as one `<svg>` element; empty if it has no place.

    Args:
        base: What all have in common; the record's place is among those that it was made of.
        record: The point or venue.
        towns: As for `route`.
        mark: Its sign, that of the route it is on or of its kind.
    """
    if record.location is None:
        return ""
    colour = SYMBOLS[mark].colour
    error_m = record.location.error_m
    kind, fill = ("sc-pin sc-open", "#FFF") if error_m else ("sc-pin", colour)
    sure = f"（{wording.how_sure(record.location)}）" if error_m else ""
    town = area_names(towns).get(record.town or "")
    desc = f"全区示意图，上北下南，标出“{record.name}”{sure}{f'，在{town}' if town else ''}；小点是其他点位和阵地。"
    spot = base.ground.at(record.location.position)
    marker = around(spot, 2.6 * _RADIUS, 2.6 * _RADIUS)
    others = [label for label in base.names if label.lines != (town,) and not label.box.meets(marker)]
    circle = reach(_FRAME, spot, base.ground.length(error_m), _RADIUS, colour)
    parts = (
        opened(f"schematic-locator mark-{mark}", _BOX, f"{record.name}的位置", desc, None),
        *ground_plan(_FRAME, base.ground, base.bar_km),
        label_group(others),
        stroked("sc-other", base.dots, f'stroke="{HAIR}" stroke-width="1.2" stroke-linecap="round"'),
        label_group([_town(base, town, marker, others)], "sc-town", INK) if town else "",
        circle,
        f'<g class="{kind}" fill="{fill}" stroke="{colour}" stroke-width=".9">',
        outline(mark, *spot, _RADIUS),
        "</g>",
        *margin(_FRAME, base.ground, base.bar_km, ""),
        "</svg>",
    )
    return "".join(parts)


def _town(base: Backdrop, name: str, marker: Box, others: Sequence[Label]) -> Label:
    """The name of the town beside the sign: on the first side where it covers nothing, else where it fits."""
    width, height = ems(name) * WORD, WORD * LEADING
    x, y, off = marker.middle.x, marker.middle.y, (marker.width + width) / 2 + _AIR
    down = (marker.height + height) / 2
    sides = (Spot(x + off, y), Spot(x - off, y), Spot(x, y + down), Spot(x, y - down))
    boxes = [box for side in sides if _FRAME.holds(box := around(side, width, height))]
    free = (
        box
        for box in boxes
        if not any(box.has(spot) for spot in base.spots) and not any(box.meets(other.box) for other in others)
    )
    box = next(free, boxes[0])
    return Label((name,), box.middle.x, box.middle.y, "middle", box)
