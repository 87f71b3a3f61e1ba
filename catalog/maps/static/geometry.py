"""Rectangles and segments on the sheet, in millimetres, x to the right, y down."""

from collections.abc import Iterable
from functools import partial
from math import acos, asin, cos, hypot, pi, sin
from typing import NamedTuple


class Spot(NamedTuple):
    """A place on the sheet."""

    x: float
    y: float

    def off(self, other: "Spot") -> float:
        """How far away another spot is."""
        return hypot(self.x - other.x, self.y - other.y)

    def towards(self, other: "Spot", length: float) -> "Spot":
        """The spot that lies so far on the way to another; this one if they are the same."""
        distance = self.off(other)
        share = length / distance if distance else 0
        return Spot(self.x + (other.x - self.x) * share, self.y + (other.y - self.y) * share)


Segment = tuple[Spot, Spot]


class Box(NamedTuple):
    """A rectangle with upright sides."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> Spot:
        """The centre."""
        return Spot((self.left + self.right) / 2, (self.top + self.bottom) / 2)

    def grown(self, by: float) -> "Box":
        """The same with so much more (or less) on every side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def apart(self, other: "Box") -> float:
        """How wide a straight strip fits between the two; negative where they overlap."""
        return max(other.left - self.right, self.left - other.right, other.top - self.bottom, self.top - other.bottom)

    def meets(self, other: "Box") -> bool:
        """Whether the two have any area in common."""
        return self.apart(other) < 0

    def holds(self, other: "Box") -> bool:
        """Whether the other lies wholly inside."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def has(self, spot: Spot) -> bool:
        """Whether a spot lies inside."""
        return self.left <= spot.x <= self.right and self.top <= spot.y <= self.bottom

    def nearest(self, spot: Spot) -> Spot:
        """The spot of the box that is nearest to one outside."""
        return Spot(min(max(spot.x, self.left), self.right), min(max(spot.y, self.top), self.bottom))


def around(middle: Spot, width: float, height: float) -> Box:
    """The box of this size about a spot."""
    return Box(middle.x - width / 2, middle.y - height / 2, middle.x + width / 2, middle.y + height / 2)


def hull(spots: Iterable[Spot]) -> Box:
    """The smallest box around one spot or more."""
    xs, ys = zip(*spots, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def inside(box: Box, segment: Segment) -> Segment | None:
    """The part of a segment that lies in a box (Liang and Barsky 1984), or None."""
    (x, y), (to_x, to_y) = segment
    east, south = to_x - x, to_y - y
    enter, leave = 0.0, 1.0
    for step, room in ((-east, x - box.left), (east, box.right - x), (-south, y - box.top), (south, box.bottom - y)):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            enter = max(enter, room / step)
        else:
            leave = min(leave, room / step)
    if enter >= leave:
        return None
    return Spot(x + enter * east, y + enter * south), Spot(x + leave * east, y + leave * south)


def arcs(box: Box, middle: Spot, radius: float) -> list[Segment]:
    """The parts of a circle that lie in a box, clockwise from start to end; one that lies inside as its two halves."""
    angles = {0.0, pi}
    for share, angle_of, mirrored in (
        ((box.left - middle.x) / radius, acos, 2 * pi),
        ((box.right - middle.x) / radius, acos, 2 * pi),
        ((box.top - middle.y) / radius, asin, pi),
        ((box.bottom - middle.y) / radius, asin, pi),
    ):
        if abs(share) < 1:
            angles |= {angle_of(share) % (2 * pi), (mirrored - angle_of(share)) % (2 * pi)}
    turns = sorted(angles)
    spans = zip(turns, [*turns[1:], 2 * pi], strict=True)
    at = partial(_on_circle, middle, radius)
    return [(at(start), at(end)) for start, end in spans if box.has(at((start + end) / 2))]


def _on_circle(middle: Spot, radius: float, angle: float) -> Spot:
    return Spot(middle.x + radius * cos(angle), middle.y + radius * sin(angle))


def cross(first: Segment, second: Segment) -> bool:
    """Whether two segments cross; touching ends do not count."""
    (a, b), (c, d) = first, second
    return _orientation(a, b, c) * _orientation(a, b, d) < 0 and _orientation(c, d, a) * _orientation(c, d, b) < 0


def _orientation(a: Spot, b: Spot, c: Spot) -> float:
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
