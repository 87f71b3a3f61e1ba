"""What a schematic is made of, in millimetres: values that `drawing` turns into SVG and tests look at."""

from dataclasses import dataclass
from typing import Literal

from catalog.geo import Position
from catalog.maps.static.geometry import Box, Segment, Spot
from catalog.maps.static.projection import Ground

Shape = Literal["wide", "narrow"]
SHAPES: tuple[Shape, ...] = ("wide", "narrow")

# Sizes of type, mm. On a telephone of 390 pixels a narrow sheet has 3.4 pixels to the millimetre, so that
# the smallest is 12 pixels; on A4 the wide sheet fills the column at 1 : 1.03, and it is 10 points.
NAME, NOTE, NUMBER, WORD = 4.0, 3.6, 3.6, 4.4
GROWTH = 1.2
"""The style sheet sets names and notes so much larger in 大字版; every box has room for it."""
RADIUS = 3.1
"""Of a round pin."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stop that has a place.

    Attributes:
        number: Among all stops, from 1.
        name: The point's.
        place: WGS-84.
        error_m: How far the place may be off, in metres; 0 if it is exact.
        href: What its pin leads to.
    """

    number: int
    name: str
    place: Position
    error_m: int
    href: str = ""

    @property
    def approx(self) -> bool:
        """Whether the place is only roughly known."""
        return self.error_m > 0


@dataclass(frozen=True, slots=True)
class Label:
    """Text in its place.

    Attributes:
        lines: From the top.
        x, y: Where the lines are anchored, and the middle of them all.
        anchor: SVG's `text-anchor`.
        box: What the text covers at its largest.
        leader: From its pin to it, where it stands away.
    """

    lines: tuple[str, ...]
    x: float
    y: float
    anchor: str
    box: Box
    leader: Segment | None = None


@dataclass(frozen=True, slots=True)
class Pin:
    """A numbered stop; where `spot` is not `true`, it was pushed aside and a leader leads back."""

    stop: Place
    spot: Spot
    true: Spot
    box: Box
    name: Label | None


@dataclass(frozen=True, slots=True)
class Connector:
    """The straight line between two stops that are both on the sheet.

    Attributes:
        segment: What of it lies in the panel.
        between: The numbers of the stops on the way that have no place; then nobody
            knows the way, and it is drawn faintly.
        arrow: The tip and the tail of the arrow head.
        note: The distance, or the numbers.
    """

    segment: Segment
    between: tuple[int, ...]
    arrow: Segment | None
    note: Label | None


@dataclass(frozen=True, slots=True)
class Panel:
    """A map: the whole one, or a part at a larger scale.

    Attributes:
        frame: Its edges.
        ground: Its projection.
        pins: Stops with their numbers.
        dots: Stops that another panel shows.
        connectors: In order.
        words: Names of areas.
        bar_km: The length that the scale bar shows.
    """

    frame: Box
    ground: Ground
    pins: tuple[Pin, ...]
    dots: tuple[Spot, ...]
    connectors: tuple[Connector, ...]
    words: tuple[Label, ...]
    bar_km: float


@dataclass(frozen=True, slots=True)
class Inset:
    """Stops that lie close together, at a larger scale.

    Attributes:
        panel: They.
        site: Where on the main map they are.
        title: Their numbers, above the panel.
        tag: Their numbers, beside the site.
        tie: From the site to the panel.
    """

    panel: Panel
    site: Box
    title: str
    tag: Label | None
    tie: Segment


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole schematic.

    Attributes:
        shape: Wide or narrow.
        box: The view box.
        panel: The map; the margin with scale bar and north arrow is below it.
        inset: A part of it enlarged, where stops lie close together.
    """

    shape: Shape
    box: Box
    panel: Panel
    inset: Inset | None
