"""The places that a label may have: near its pin, along its segment, about the middle of its area."""

from collections.abc import Iterator
from itertools import product
from math import copysign, cos, hypot, radians, sin

from catalog.maps.static.geometry import Box, Segment, Spot, around
from catalog.maps.static.label_placement import Candidate, Terrain
from catalog.maps.static.text_metrics import LEADING, ems
from catalog.maps.static.types import GROWTH, Label

Text = tuple[tuple[str, ...], ...]  # connectors to break a label into lines, the best first

# Degrees clockwise from the right, the best first: beside the pin, then above and below it.
_DIRECTIONS = (0, 180, 30, 330, 150, 210, 270, 90, 300, 60, 240, 120)
_DISTANCES = ((0.9, 0.0), (5.0, 22.0), (10.0, 38.0))  # mm, and what each costs
_LEADERS_FROM = 3.0  # mm; a label that is nearer needs none
_SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.25, 0.75, 0.15, 0.85)
_CLEAR = 0.5  # mm between a way and its distance
_AIR = 1.5  # mm around the name of an area
_BROKEN = 9.0  # what a narrower way to break a name costs
_UPRIGHT = 0.3  # the cosine below which a label is centred above or below
_STEP = 5.0  # mm between the places of a label that may lie anywhere
_FARTHER = 60.0  # what such a place costs before its distance


def near_pin(text: Text, size: float, pin: Box, terrain: Terrain) -> list[Candidate]:
    """Twelve directions by three distances from a pin, for every way to break the text."""
    candidates: list[Candidate] = []
    middle = pin.middle
    for more, lines in enumerate(text):
        width, height = _measure(lines, size)
        for (away, dear), (rank, degrees) in product(_DISTANCES, enumerate(_DIRECTIONS)):
            across, down = cos(radians(degrees)), sin(radians(degrees))
            x, y, anchor = middle.x, middle.y + down * (away + height / 2), "middle"
            if abs(across) > _UPRIGHT:
                x += copysign(pin.width / 2, across) + across * away
                anchor = "start" if across > 0 else "end"
            else:
                y += copysign(pin.height / 2, down)
            box = _box(x, y, anchor, width, height)
            leader = _leader(pin, box) if away > _LEADERS_FROM else None
            cost = dear + rank + _BROKEN * more
            candidates += _priced(terrain, Label(lines, x, y, anchor, box, leader), cost, pin)
    return candidates


def along(text: str, size: float, segment: Segment, terrain: Terrain) -> list[Candidate]:
    """On both sides of a segment, from its middle outwards."""
    width, height = _measure((text,), size)
    (x, y), (to_x, to_y) = segment
    length = hypot(to_x - x, to_y - y) or 1
    across, down = (to_x - x) / length, (to_y - y) / length
    off = (width * abs(down) + height * abs(across)) / 2 + _CLEAR
    candidates: list[Candidate] = []
    for rank, share in enumerate(_SHARES):
        for side in (1, -1):
            spot = Spot(x + (to_x - x) * share + side * down * off, y + (to_y - y) * share - side * across * off)
            box = around(spot, width, height)
            candidates += _priced(terrain, Label((text,), *spot, "middle", box), 2.0 * rank)
    return candidates


def anywhere(text: Text, size: float, pin: Box, terrain: Terrain) -> list[Candidate]:
    """All over the frame, with a leader: for a label that has no place beside its pin."""
    candidates: list[Candidate] = []
    for lines in text:
        width, height = _measure(lines, size)
        for spot in _raster(terrain.frame, width, height):
            box = around(spot, width, height)
            leader = _leader(pin, box)
            cost = _FARTHER + leader[0].off(leader[1])
            candidates += _priced(terrain, Label(lines, *spot, "middle", box, leader), cost, pin)
    return candidates


def about(name: str, size: float, middle: Spot, reach: float, terrain: Terrain) -> list[Candidate]:
    """Near the middle of an area, clear of everything; its name stays small in 大字版, too."""
    width, height = ems(name) * size, size * LEADING
    spots = (middle, *_raster(around(middle, 2 * reach + width, 2 * reach + height), width, height))
    return [
        Candidate(Label((name,), *spot, "middle", box), spot.off(middle))
        for spot in spots
        if terrain.price((box := around(spot, width, height)).grown(_AIR)) == 0
    ]


def _leader(pin: Box, label: Box) -> Segment:
    """From the edge of a pin to the edge of its label."""
    end = label.nearest(pin.middle)
    return pin.nearest(end), end


def _measure(lines: tuple[str, ...], size: float) -> tuple[float, float]:
    """Width and height of a label at its largest."""
    return max(map(ems, lines)) * size * GROWTH, len(lines) * size * LEADING * GROWTH


def _box(x: float, y: float, anchor: str, width: float, height: float) -> Box:
    left = {"start": x, "end": x - width, "middle": x - width / 2}[anchor]
    return Box(left, y - height / 2, left + width, y + height / 2)


def _priced(terrain: Terrain, label: Label, cost: float, own: Box | None = None) -> Iterator[Candidate]:
    """Yield a label as a candidate with its whole cost, if it can be there at all."""
    price = terrain.price(label.box, label.leader, own)
    if price is not None:
        yield Candidate(label, cost + price)


def _raster(frame: Box, width: float, height: float) -> Iterator[Spot]:
    """The middles of boxes of this size all over a frame."""
    columns, rows = int((frame.width - width) / _STEP), int((frame.height - height) / _STEP)
    for row in range(rows + 1):
        for column in range(columns + 1):
            yield Spot(frame.left + width / 2 + column * _STEP, frame.top + height / 2 + row * _STEP)
