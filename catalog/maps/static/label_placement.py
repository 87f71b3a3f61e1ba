"""Where labels go: candidates with costs, a greedy first choice, then coordinate descent.

The problem is the point-feature labelling of Christensen, Marks and Shieber
(1995). Every label chooses among candidates; what a candidate costs by itself
is known beforehand, what two of them cost together is looked up. A label that
finds no place of its own is left out: on this sheet nothing lies on a label.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from catalog.maps.static.geometry import Box, Segment, cross, inside
from catalog.maps.static.types import Label

_ROUNDS = 8
_GAP = 0.4  # mm between two labels
_DOUBT = 1.5  # mm between a label and a pin that is not its own
_OUT = 900.0  # to leave a label out: dearer than any place, cheaper than any overlap
_CLASH = 10_000.0
_CROSSED = 200.0  # a leader across another one
_UNDER = 200.0  # a leader under a label


class Candidate(NamedTuple):
    """A label in one of its possible places, and what the place costs by itself."""

    label: Label
    cost: float


@dataclass(frozen=True, slots=True)
class Terrain:
    """What labels have to mind.

    Attributes:
        frame: They stay inside.
        taken: They keep off.
        lines: They had better not lie on these.
        soft: Nor on these.
    """

    frame: Box
    taken: tuple[Box, ...]
    lines: tuple[Segment, ...] = ()
    soft: tuple[Box, ...] = ()

    def price(self, box: Box, leader: Segment | None = None, own: Box | None = None) -> float | None:
        """What it costs to put a label there, with a leader from its `own` pin; None if it cannot be."""
        if not self.frame.holds(box):
            return None
        cost = 0.0
        for obstacle in self.taken:
            apart = box.apart(obstacle)
            if apart < _GAP / 2:
                return None
            # Beside a pin that is not its own a name would be taken for that stop's.
            cost += 12 * (apart < _DOUBT and obstacle != own)
            if leader and obstacle != own and inside(obstacle, leader):
                cost += 200
        for line in self.lines:
            if part := inside(box, line):
                cost += 16 + 3 * part[0].off(part[1])
            if leader and cross(line, leader):
                cost += 10
        return cost + 20 * sum(box.meets(obstacle) for obstacle in self.soft)


def settle(rows: Sequence[Sequence[Candidate]]) -> list[Label | None]:
    """Choose a place for every label, or none; no two chosen ones overlap."""
    ranked = [sorted(row, key=lambda candidate: candidate.cost) for row in rows]
    chosen: list[Label | None] = [None] * len(rows)
    # Those with the fewest places first.
    for index in sorted(range(len(rows)), key=lambda index: (len(ranked[index]), index)):
        chosen[index] = _best(ranked[index], chosen, index)
    for _ in range(_ROUNDS):
        before = list(chosen)
        for index, row in enumerate(ranked):
            chosen[index] = _best(row, chosen, index)
        if chosen == before:
            break
    return chosen


def _best(row: Sequence[Candidate], chosen: Sequence[Label | None], index: int) -> Label | None:
    """Return the cheapest place as the other labels stand now; None if to leave the label out is cheaper."""
    others = [other for place, other in enumerate(chosen) if other and place != index]
    best, least = None, _OUT
    for label, own_cost in row:
        if own_cost >= least:
            break
        cost = own_cost + sum(_pair_cost(label, other) for other in others)
        if cost < least:
            best, least = label, cost
    return best


def _pair_cost(first: Label, second: Label) -> float:
    if first.box.apart(second.box) < _GAP:
        return _CLASH
    cost = 0.0
    if first.leader and second.leader and cross(first.leader, second.leader):
        cost += _CROSSED
    if first.leader and inside(second.box, first.leader):
        cost += _UNDER
    if second.leader and inside(first.box, second.leader):
        cost += _UNDER
    return cost
