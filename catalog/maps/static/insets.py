"""Which stops lie too close together for the main map, and where they are shown at a larger scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from catalog.domain.symbols import SymbolName
from catalog.geo import distance_km
from catalog.maps.static.geometry import Box, Segment, hull, inside
from catalog.maps.static.map_layout import pin_box
from catalog.maps.static.projection import Ground, fitted
from catalog.maps.static.types import Place

_NEAR_KM = 1.0
_LEAST = 3  # stops; two are simply pushed apart
_SITE = 1.6  # mm around the true places of the stops that the inset shows
_EDGE = 2.0  # mm between the inset and the frame of the map
_SHRUNK = (1.0, 0.85, 0.72)  # how much of its scale the main map may give up to make room
_CORNERS = ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0))  # left or right, top or bottom
_ROOM = 9.0  # mm; pins that are nearer to the inset have no room for their names


@dataclass(frozen=True, slots=True)
class Crowd:
    """Stops on a map where some lie too close together.

    Attributes:
        stops: All that have a place.
        group: Those too close together.
        mark: The route's.
        ground: The map as it would be without an inset.
        frame: The edges of the map, mm.
        inner: Where the stops lie in it, which leaves their names room.
        sizes: Widths and heights that an inset may have, the best first.
    """

    stops: tuple[Place, ...]
    group: tuple[Place, ...]
    mark: SymbolName
    ground: Ground
    frame: Box
    inner: Box
    sizes: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Where an inset lies, which part of the map it enlarges, and the map that has made room for it."""

    box: Box
    site: Box
    ground: Ground

    @property
    def tie(self) -> Segment:
        """The line from the part to what enlarges it."""
        end = self.box.nearest(self.site.middle)
        return self.site.nearest(end), end


@dataclass(frozen=True, slots=True)
class _Try:
    """One way to make room: `leaning` says whether the map moves away sideways (1), up or down (2), or both (3)."""

    size: tuple[float, float]
    rank: int
    corner: tuple[float, float]
    share: float
    leaning: int

    @property
    def lean(self) -> tuple[float, float]:
        """Where the stops lie in the room they have."""
        across, down = self.corner
        return (1 - across if self.leaning & 1 else 0.5, 1 - down if self.leaning & 2 else 0.5)


def crowded(stops: Sequence[Place], mark: SymbolName, ground: Ground) -> tuple[Place, ...]:
    """The largest group of stops within 1 km of one another whose pins would overlap; empty if there is none.

    Only of exact ones: how approximate places lie to one another does not become truer at a larger scale.
    """
    groups: list[list[Place]] = [[]]
    for stop in stops:
        if stop.approx:
            continue
        near = [group for group in groups if any(_close(stop, other, mark, ground) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(other for group in near for other in group), stop])
    largest = max(groups, key=len)
    return tuple(sorted(largest, key=lambda stop: stop.number)) if len(largest) >= _LEAST else ()


def _close(first: Place, second: Place, mark: SymbolName, ground: Ground) -> bool:
    if distance_km(first.place, second.place) >= _NEAR_KM:
        return False
    return pin_box(mark, ground.at(first.place)).meets(pin_box(mark, ground.at(second.place)))


def plans(crowd: Crowd) -> list[Plan]:
    """Find for each size the corner of the map where an inset costs least and covers no stop; the cheapest first."""
    best = []
    for rank, size in enumerate(crowd.sizes):
        attempts = product(_CORNERS, _SHRUNK, range(4))
        priced_plans = [priced for attempt in attempts if (priced := _tried(crowd, _Try(size, rank, *attempt)))]
        if priced_plans:
            best.append(min(priced_plans, key=lambda priced_plan: priced_plan[0]))
    return [plan for _, plan in sorted(best, key=lambda priced_plan: priced_plan[0])]


def _tried(crowd: Crowd, attempt: _Try) -> tuple[float, Plan] | None:
    """What one way to make room costs, and what comes of it; None if the inset covers a stop."""
    frame, (width, height) = crowd.frame.grown(-_EDGE), attempt.size
    left = frame.left + (frame.width - width) * attempt.corner[0]
    top = frame.top + (frame.height - height) * attempt.corner[1]
    box = Box(left, top, left + width, top + height)
    ground = fitted([stop.place for stop in crowd.stops], crowd.inner, crowd.ground.scale * attempt.share, attempt.lean)
    spots = [ground.at(stop.place) for stop in crowd.stops]
    if any(pin_box(crowd.mark, spot).grown(_EDGE).meets(box) for spot in spots):
        return None
    site = hull(ground.at(stop.place) for stop in crowd.group).grown(_SITE)
    covered = [part[0].off(part[1]) for segment in pairwise(spots) if (part := inside(box, segment))]
    cost = (
        120 * (1 - attempt.share)
        + 5 * attempt.rank
        + 3 * sum(covered)
        + 4 * sum(spot.off(box.nearest(spot)) < _ROOM for spot in spots)
        + 0.1 * site.middle.off(box.nearest(site.middle))
        + 4 * (attempt.leaning > 0)
    )
    return cost, Plan(box, site, ground)
