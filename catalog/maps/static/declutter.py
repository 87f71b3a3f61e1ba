"""Pins that overlap are pushed apart."""

from collections.abc import Sequence
from math import cos, pi, sin

from catalog.maps.static.geometry import Box, Spot

_ROUNDS = 300
_SLACK = 0.01  # mm; less is no overlap, and no direction either
_ASKEW = 0.2
_ANGLE = pi * 0.764  # hardly repeats: for pins on the very same spot


def spread(spots: Sequence[Spot], width: float, height: float, area: Box, fixed: Sequence[Box]) -> list[Spot]:
    """Push the middles of boxes of one size apart until no two overlap, or as far as the area lets them.

    Args:
        spots: Where the boxes would be, mm.
        width: Of every box.
        height: Of every box.
        area: What the middles stay inside.
        fixed: Boxes that do not move, and are kept clear as well.
    """
    moved = list(spots)
    blocks = [
        Box(box.left - width / 2, box.top - height / 2, box.right + width / 2, box.bottom + height / 2) for box in fixed
    ]
    for _ in range(_ROUNDS):
        before = list(moved)
        for later in range(1, len(moved)):
            for earlier in range(later):
                first, second = moved[earlier], moved[later]
                if abs(first.x - second.x) < width - _SLACK and abs(first.y - second.y) < height - _SLACK:
                    moved[earlier], moved[later] = _parted(first, second, width, height, _ANGLE * later)
        for block in blocks:
            moved = [_outside(spot, block) for spot in moved]
        moved = [area.nearest(spot) for spot in moved]
        if moved == before:
            break
    return moved


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


def _parted(first: Spot, second: Spot, width: float, height: float, angle: float) -> tuple[Spot, Spot]:
    """Both moved along the line between them until they just touch."""
    if first.off(second) < _SLACK:
        second = Spot(first.x + cos(angle) * 2 * _SLACK, first.y + sin(angle) * 2 * _SLACK)
    filled = max(abs(first.x - second.x) / width, abs(first.y - second.y) / height)
    share = (1 / filled - 1) / 2
    # A little askew, so that pins in a row between two walls get past one another.
    x = (second.x - first.x) * share - (second.y - first.y) * share * _ASKEW
    y = (second.y - first.y) * share + (second.x - first.x) * share * _ASKEW
    return Spot(first.x - x, first.y - y), Spot(second.x + x, second.y + y)
