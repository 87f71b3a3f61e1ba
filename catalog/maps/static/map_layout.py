"""One panel: pins pushed apart, connectors with arrows and distances, every label in its place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from catalog.domain import wording
from catalog.domain.symbols import SYMBOLS, SymbolName
from catalog.geo import Position, distance_km
from catalog.maps.static import label_candidates
from catalog.maps.static.declutter import spread
from catalog.maps.static.geometry import Box, Segment, Spot, hull, inside
from catalog.maps.static.label_placement import Terrain, settle
from catalog.maps.static.projection import Ground, bar
from catalog.maps.static.text_metrics import broken
from catalog.maps.static.types import NAME, NOTE, RADIUS, WORD, Connector, Label, Panel, Pin, Place

_PUSHED = 0.6  # mm; a pin that was pushed less far needs no leader
_ARROW = 3.0  # mm long
_SHORTEST = 5.0  # mm that are seen of a segment that carries an arrow head
_MARGIN = 1.0  # mm between labels and the frame
_REACH = 14.0  # mm that the name of an area may lie off the middle of its points


@dataclass(frozen=True, slots=True)
class Task:
    """What a panel shows.

    Attributes:
        mark: The route's.
        stops: All stops that have a place, in order.
        pinned: The numbers of those that get a pin here.
        areas: Names of areas, and the middle of each.
        longest: The longest scale bar, mm.
        taken: What else lies in the frame.
        tie: Lines that labels had better not lie on.
        tag: Words that belong to a box among those taken.
    """

    mark: SymbolName
    stops: tuple[Place, ...]
    pinned: frozenset[int]
    areas: Mapping[str, Position]
    longest: float
    taken: tuple[Box, ...] = ()
    tie: tuple[Segment, ...] = ()
    tag: tuple[str, Box] | None = None


def panel(task: Task, frame: Box, ground: Ground) -> tuple[Panel, Label | None]:
    """Lay out a panel; gives also the label of `task.tag`."""
    pins = _pins(task, frame, ground)
    connectors = tuple(_connectors(task, frame, ground, pins))
    lines = (*(connector.segment for connector, _ in connectors), *((pin.true, pin.spot) for pin in pins), *task.tie)
    arrows = tuple(hull(connector.arrow).grown(0.6) for connector, _ in connectors if connector.arrow)
    taken = (*task.taken, *(pin.box for pin in pins))
    terrain = Terrain(frame.grown(-_MARGIN), taken, lines, arrows)
    owners = [(broken(pin.stop.name), pin.box) for pin in pins]
    if task.tag:
        owners.append((((task.tag[0],),), task.tag[1]))
    names, notes = _settled(owners, connectors, terrain)
    boxes = tuple(label.box for label in (*names, *notes) if label)
    # Of stops that another panel shows; an approximate one is shown once, and not enlarged.
    dots = (ground.at(stop.place) for stop in task.stops if stop.number not in task.pinned and not stop.approx)
    result = Panel(
        frame=frame,
        ground=ground,
        pins=tuple(replace(pin, name=name) for pin, name in zip(pins, names, strict=False)),
        dots=tuple(filter(frame.has, dots)),
        connectors=tuple(replace(line, note=note) for (line, _), note in zip(connectors, notes, strict=True)),
        words=tuple(words_of(task.areas, ground, replace(terrain, taken=(*taken, *boxes)))),
        bar_km=bar(ground.scale, task.longest),
    )
    return result, names[-1] if task.tag else None


def pin_box(mark: SymbolName, spot: Spot, radius: float = RADIUS) -> Box:
    """The box of a pin there."""
    corners = SYMBOLS[mark].corners or ((-14, -14), (14, 14))
    left, top, right, bottom = hull(Spot(*corner) for corner in corners)
    unit = radius / 14
    return Box(spot.x + left * unit, spot.y + top * unit, spot.x + right * unit, spot.y + bottom * unit).grown(0.3)


def _pins(task: Task, frame: Box, ground: Ground) -> list[Pin]:
    stops = [stop for stop in task.stops if stop.number in task.pinned]
    true = [ground.at(stop.place) for stop in stops]
    size = pin_box(task.mark, Spot(0, 0))
    reach = max(-size.left, -size.top, size.right, size.bottom) + _MARGIN
    spots = spread(true, size.width, size.height, frame.grown(-reach), task.taken)
    return [
        Pin(stop, spot, place if spot.off(place) > _PUSHED else spot, pin_box(task.mark, spot), None)
        for stop, spot, place in zip(stops, spots, true, strict=True)
    ]


def _connectors(task: Task, frame: Box, ground: Ground, pins: Sequence[Pin]) -> Iterator[tuple[Connector, str]]:
    """The lines from stop to stop as far as they lie in the frame, with what is to be said of each."""
    pin_radius = {pin.stop.number: RADIUS for pin in pins if pin.spot == pin.true}
    for stop, following in pairwise(task.stops):
        straight = ground.at(stop.place), ground.at(following.place)
        segment = inside(frame, straight)
        if segment is None:
            continue
        between = tuple(range(stop.number + 1, following.number))
        clear = _clear(segment, pin_radius.get(stop.number, 0), pin_radius.get(following.number, 0))
        text = ""
        if task.pinned & {stop.number, following.number} and all(map(frame.has, straight)):
            text = f"经 {'、'.join(map(str, between))}" if between else _km(stop, following)
        yield Connector(segment, between, None if between else _arrow(clear), None), text


def _clear(segment: Segment, start: float, end: float) -> Segment:
    """The part of a segment that no pin covers."""
    (begin, finish), length = segment, segment[0].off(segment[1])
    if length <= start + end:
        return begin, begin
    return begin.towards(finish, start), finish.towards(begin, end)


def _arrow(clear: Segment) -> Segment | None:
    """Tip and tail of an arrow head in the middle of what is seen of a segment."""
    start, end = clear
    length = start.off(end)
    if length < _SHORTEST:
        return None
    return start.towards(end, (length + _ARROW) / 2), start.towards(end, (length - _ARROW) / 2)


def _km(stop: Place, following: Place) -> str:
    """The straight line in km as far as it is known; never nought."""
    text = wording.distance(distance_km(stop.place, following.place), stop.error_m + following.error_m)
    text = text.removesuffix(" 公里").replace("不超过", "至多")
    return text if stop.approx or following.approx else text.removeprefix("约 ")


def _settled(
    owners: Sequence[tuple[label_candidates.Text, Box]], connectors: Sequence[tuple[Connector, str]], terrain: Terrain
) -> tuple[list[Label | None], list[Label | None]]:
    """Names and distances in their places; a name that finds none beside its pin may go anywhere."""
    rows = [label_candidates.near_pin(text, NAME, box, terrain) for text, box in owners]
    rows += [
        label_candidates.along(text, NOTE, connector.segment, terrain) if text else [] for connector, text in connectors
    ]
    chosen = settle(rows)
    if None in chosen[: len(owners)]:
        for place, (text, box) in enumerate(owners):
            if chosen[place] is None:
                rows[place] = label_candidates.anywhere(text, NAME, box, terrain)
        chosen = settle(rows)
    return chosen[: len(owners)], chosen[len(owners) :]


def words_of(areas: Mapping[str, Position], ground: Ground, terrain: Terrain) -> Iterator[Label]:
    """Names of areas whose middle is on the map, where there is room left."""
    for name, middle in areas.items():
        spot = ground.at(middle)
        if terrain.frame.has(spot):
            (label,) = settle([label_candidates.about(name, WORD, spot, _REACH, terrain)])
            if label:
                terrain = replace(terrain, taken=(*terrain.taken, label.box))
                yield label
