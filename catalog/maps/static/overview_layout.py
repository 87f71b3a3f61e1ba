"""All routes → one map: their lines, where every stop lies, where their names go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from catalog.domain.symbols import SymbolName
from catalog.geo import Position
from catalog.maps.static import label_candidates
from catalog.maps.static.declutter import spread
from catalog.maps.static.geometry import Box, Segment, Spot
from catalog.maps.static.label_placement import Terrain, settle
from catalog.maps.static.map_layout import pin_box, words_of
from catalog.maps.static.projection import Ground, bar, fitted
from catalog.maps.static.text_metrics import cut
from catalog.maps.static.types import Label, Place, Shape
from catalog.model import Route

RADIUS, NAME = 1.5, 4.6
"""Of a round stop, and of a route's name, mm."""
_LONGEST = 9.0  # em; a longer name is cut, the routes are listed beside the map
_MOST = 60.0  # mm to a kilometre
_ENDS = 8.0  # mm that stops keep off top and bottom
_BAR = 34.0  # mm
_AIR = 1.0  # mm between labels and the frame


@dataclass(frozen=True, slots=True)
class Format:
    """A shape of paper: the map, and below it a margin with the legend in so many columns, mm."""

    width: float
    height: float
    columns: int
    sides: float


FORMATS: dict[Shape, Format] = {"wide": Format(180, 112, 4, 12), "narrow": Format(104, 76, 2, 8)}


@dataclass(frozen=True, slots=True)
class Strand:
    """A route on the map.

    Attributes:
        route_id: Its id.
        name: Its name.
        mark: Its sign.
        stops: Where each stop is, and whether only roughly.
        connectors: From stop to stop.
        gaps: The same past stops that have no place.
        label: Where its name stands.
    """

    route_id: str
    name: str
    mark: SymbolName
    stops: tuple[tuple[Spot, bool], ...]
    connectors: tuple[Segment, ...]
    gaps: tuple[Segment, ...]
    label: Label | None


@dataclass(frozen=True, slots=True)
class Network:
    """All routes laid out."""

    frame: Box
    ground: Ground
    strands: tuple[Strand, ...]
    words: tuple[Label, ...]
    bar_km: float


def network(placed: Sequence[tuple[Route, tuple[Place, ...]]], named: Mapping[str, Position], shape: Shape) -> Network:
    """Lay out routes with their stops that have a place, at least one each."""
    form = FORMATS[shape]
    frame = Box(0, 0, form.width, form.height)
    inner = Box(form.sides, _ENDS, form.width - form.sides, form.height - _ENDS)
    every = [stop for _, stops in placed for stop in stops]
    ground = fitted([stop.place for stop in every], inner, _MOST)
    spots = iter(_spread(placed, every, frame, ground))
    strands = [_strand(route, stops, [next(spots) for _ in stops]) for route, stops in placed]
    pins = [[pin_box(strand.mark, spot, RADIUS) for spot, _ in strand.stops] for strand in strands]
    lines = tuple(chain.from_iterable((*strand.connectors, *strand.gaps) for strand in strands))
    terrain = Terrain(frame.grown(-_AIR), tuple(chain.from_iterable(pins)), lines)
    rows = [
        [
            candidate
            for box in boxes
            for candidate in label_candidates.near_pin(((cut(strand.name, _LONGEST),),), NAME, box, terrain)
        ]
        for strand, boxes in zip(strands, pins, strict=True)
    ]
    labels = settle(rows)
    free = replace(terrain, taken=(*terrain.taken, *(label.box for label in labels if label)))
    return Network(
        frame=frame,
        ground=ground,
        strands=tuple(replace(strand, label=label) for strand, label in zip(strands, labels, strict=True)),
        words=tuple(words_of(named, ground, free)),
        bar_km=bar(ground.scale, _BAR),
    )


def _spread(
    placed: Sequence[tuple[Route, tuple[Place, ...]]], every: Sequence[Place], frame: Box, ground: Ground
) -> list[Spot]:
    """The stops of all routes pushed apart, as far as the largest of their signs needs."""
    boxes = [pin_box(route.mark, Spot(0, 0), RADIUS) for route, _ in placed]
    width, height = max(box.width for box in boxes), max(box.height for box in boxes)
    true = [ground.at(stop.place) for stop in every]
    return spread(true, width, height, frame.grown(-max(width, height)), ())


def _strand(route: Route, stops: Sequence[Place], spots: Sequence[Spot]) -> Strand:
    pairs = list(zip(pairwise(stops), pairwise(spots), strict=True))
    follows = [(ends, following.number == stop.number + 1) for (stop, following), ends in pairs]
    return Strand(
        route_id=route.id,
        name=route.name,
        mark=route.mark,
        stops=tuple((spot, stop.approx) for stop, spot in zip(stops, spots, strict=True)),
        connectors=tuple(ends for ends, adjacent in follows if adjacent),
        gaps=tuple(ends for ends, adjacent in follows if not adjacent),
        label=None,
    )
