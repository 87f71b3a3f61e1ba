"""Pins that overlap are pushed apart."""

from collections.abc import Sequence
from math import cos, pi, sin

from catalog.maps.static.geometry import Box, Spot

_ROUNDS = 300
_SLACK = 0.01  # mm; less is no overlap, and no direction either
_ASKEW = 0.2
_TURN = pi * 0.764  # hardly repeats: for pins on the very same spot


def spread(spots: Sequence[Spot], width: float, height: float, area: Box, fixed: Sequence[Box]) -> list[Spot]:
    """Push the middles of boxes of one size apart until no two overlap, or as far as the area lets them.

    Args:
        spots: Where the boxes would be, mm.
        width: Of every box.
        height: Of every box.
        area: What the middles stay inside.
        fixed: Boxes that do not move, and are kept clear as well.
    """
    found = list(spots)
    blocks = [
        Box(box.left - width / 2, box.top - height / 2, box.right + width / 2, box.bottom + height / 2) for box in fixed
    ]
    for _ in range(_ROUNDS):
        before = list(found)
        for later in range(1, len(found)):
            for earlier in range(later):
                one, other = found[earlier], found[later]
                if abs(one.x - other.x) < width - _SLACK and abs(one.y - other.y) < height - _SLACK:
                    found[earlier], found[later] = _parted(one, other, width, height, _TURN * later)
        for block in blocks:
            found = [_outside(spot, block) for spot in found]
        found = [area.nearest(spot) for spot in found]
        if found == before:
            break
    return found


def _outside(spot: Spot, block: Box) -> Spot:
    """The nearest spot on the edge of a block, if this one lies inside."""
    if not block.has(spot):
        return spot
    edges = (
        Spot(block.left, spot.y),
        Spot(block.right, spot.y),
        Spot(spot.x, block.top),
        Spot(spot.x, block.bottom),
    )
    return min(edges, key=spot.off)


def _parted(one: Spot, other: Spot, width: float, height: float, angle: float) -> tuple[Spot, Spot]:
    """Both moved along the line between them until they just touch."""
    if one.off(other) < _SLACK:
        other = Spot(one.x + cos(angle) * 2 * _SLACK, one.y + sin(angle) * 2 * _SLACK)
    filled = max(abs(one.x - other.x) / width, abs(one.y - other.y) / height)
    share = (1 / filled - 1) / 2
    # A little askew, so that pins in a row between two walls get past one another.
    x = (other.x - one.x) * share - (other.y - one.y) * share * _ASKEW
    y = (other.y - one.y) * share + (other.x - one.x) * share * _ASKEW
    return Spot(one.x - x, one.y - y), Spot(other.x + x, other.y + y)
