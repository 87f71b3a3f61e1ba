"""The running clock of a route's variants: when a group gathers, arrives, rests and is back, and the totals.

Every time is in minutes after midnight of the day on which the group sets out: 510 is 08:30, 1,500 is 01:00 on the
day after. `wording.clock` writes it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import Literal

from catalog.geo import Position, distance_km
from catalog.model import Point, Route, Stop, Variant
from catalog.model.places import Gathering, Leg, Pause, Way

VariantId = Literal["half_day", "full_day", "whole"]
VARIANT_NAMES: dict[VariantId, str] = {"half_day": "半天", "full_day": "一天", "whole": "全程"}


@dataclass(frozen=True, slots=True)
class Itinerary:
    """What a group that takes one variant of a route does, in order.

    Attributes:
        id: Which variant; the whole route is one, too.
        route: The route with the stops and legs of this variant alone, for whatever draws or lists it.
        start: When it sets out.
        pauses: The break after each stop, if there is one.
        gathering: Where it gathers, and where it comes back to.
        note: What is said of it.
    """

    id: VariantId
    route: Route
    start: int
    pauses: tuple[Pause | None, ...]
    gathering: Gathering | None
    note: str | None

    @property
    def name(self) -> str:
        """What readers call it."""
        return VARIANT_NAMES[self.id]

    @property
    def slug(self) -> str:
        """What it is called in addresses."""
        return self.id.replace("_", "-")

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The stops in order."""
        return self.route.stops

    @property
    def legs(self) -> tuple[Leg | None, ...]:
        """The way on from each stop, None where it is not known and at the last."""
        return (*(stop.leg for stop in self.route.stops[:-1]), None) if self.route.stops else ()


@dataclass(frozen=True, slots=True)
class Call:
    """One stop with its times; a time after a leg of unknown length is None.

    Attributes:
        number: 1-based.
        stop: What the route says of it.
        point: The point, if readers may see it.
        position: Where it lies, if that is known.
        arrive: When the group arrives.
        leave: When the visit ends.
        pause: The break after the visit, before the leg.
        leg: The way to the next stop.
        straight_km: Straight line to the next stop in km, if both have a place.
        error_m: How far that may be off, in metres: the errors of both places together.
    """

    number: int
    stop: Stop
    point: Point | None
    position: Position | None
    arrive: int | None
    leave: int | None
    pause: Pause | None
    leg: Way | None
    straight_km: float | None
    error_m: int


@dataclass(frozen=True, slots=True)
class Timetable:
    """A variant by the clock.

    Attributes:
        itinerary: The variant.
        calls: The stops in order.
        gather: When the group gathers, if it does; before midnight it is negative.
        stay_minutes: All stays together.
        pause_minutes: All breaks together.
        way_minutes: All legs that say their time together, to the first stop and back included.
        way_km: All legs that say their length together, likewise.
        complete: Whether every leg says its time, so that `end` is true.
        end: When the group is back, or has left the last stop where no way back is planned; None if not known.
    """

    itinerary: Itinerary
    calls: tuple[Call, ...]
    gather: int | None
    stay_minutes: int
    pause_minutes: int
    way_minutes: int
    way_km: float
    complete: bool
    end: int | None

    @property
    def minutes(self) -> int:
        """From setting out to the end: stays, breaks and legs together."""
        return self.stay_minutes + self.pause_minutes + self.way_minutes


def itineraries(route: Route) -> tuple[Itinerary, ...]:
    """Every variant of a route, the one that fits a day first: what is declared so, else the whole route."""
    half_day = (_itinerary(route, "half_day", route.half_day),) if route.half_day else ()
    if route.full_day:
        return (_itinerary(route, "full_day", route.full_day), *half_day, whole(route))
    return (whole(route), *half_day)


def itineraries_by_uri(route: Route, uri: str, ending: str = "") -> dict[str, Itinerary]:
    """Every variant by an address: that of the first is `uri`, those of the others lie below it, all with an ending."""
    first, *others = itineraries(route)
    return {f"{uri}{ending}": first, **{f"{uri}/{other.slug}{ending}": other for other in others}}


def whole(route: Route) -> Itinerary:
    """The route with all its stops."""
    return Itinerary("whole", route, _minutes(route), _pauses(route.stops, route.pauses), route.gathering, None)


def _itinerary(route: Route, variant_id: VariantId, variant: Variant) -> Itinerary:
    """A shorter variant: a leg is its own, else the route's where the same two stops follow each other there."""
    legs: dict[tuple[str, str], Way] = {(a.point, b.point): a.leg for a, b in pairwise(route.stops) if a.leg}
    legs |= {(leg.after, leg.to): leg for leg in variant.legs}
    chosen = tuple(_visits(route, variant))
    stops = tuple(
        stop.model_copy(update={"leg": _leg(legs.get((stop.point, following.point))) if following else None})
        for stop, following in zip_longest(chosen, chosen[1:])
    )
    return Itinerary(
        variant_id,
        route.model_copy(update={"stops": stops}),
        _minutes(variant) if variant.start_time else _minutes(route),
        _pauses(stops, variant.pauses),
        variant.gathering or _shared_gathering(route, stops),
        variant.note,
    )


def _visits(route: Route, variant: Variant) -> Iterator[Stop]:
    """The stops of a variant; its second visit to a place is the route's second, if that has one."""
    visits: dict[str, list[Stop]] = defaultdict(list)
    for stop in route.stops:
        visits[stop.point].append(stop)
    for point in variant.stops:
        if stops := visits.get(point):
            yield stops.pop(0) if len(stops) > 1 else stops[0]


def _leg(way: Way | None) -> Leg | None:
    # Made of values that were validated already.
    return Leg.model_construct(mode=way.mode, minutes=way.minutes, km=way.km) if way else None


def _shared_gathering(route: Route, stops: Sequence[Stop]) -> Gathering | None:
    """The route's own gathering, without the legs that lead to other stops than this variant's."""
    if not route.gathering or not stops:
        return route.gathering
    is_other = {
        "leg_out": stops[0].point != route.stops[0].point,
        "leg_back": stops[-1].point != route.stops[-1].point,
    }
    return route.gathering.model_copy(update={name: None for name, other in is_other.items() if other})


def _pauses(stops: Sequence[Stop], pauses: Sequence[Pause]) -> tuple[Pause | None, ...]:
    """The break after each stop; where a place is visited again, its first break comes after the first visit."""
    waiting: dict[str, list[Pause]] = {}
    for pause in pauses:
        waiting.setdefault(pause.after, []).append(pause)
    return tuple(waiting[stop.point].pop(0) if waiting.get(stop.point) else None for stop in stops)


def _minutes(timed: Route | Variant) -> int:
    start = timed.start_time
    return start.hour * 60 + start.minute if start else 0


def timetable(itinerary: Itinerary, points: Mapping[str, Point]) -> Timetable:
    """Run the clock over a variant."""
    gathering = itinerary.gathering
    out, back = (gathering.leg_out, gathering.leg_back) if gathering else (None, None)
    arrival = _after(itinerary.start, out) if gathering else itinerary.start
    calls = tuple(_calls(itinerary, points, arrival))
    legs = [*itinerary.legs[:-1], *((out, back) if gathering else ())]
    pauses = [pause.minutes for pause in itinerary.pauses if pause]
    end = _rested(calls[-1]) if calls else None
    return Timetable(
        itinerary=itinerary,
        calls=calls,
        gather=itinerary.start - (gathering.minutes or 0) if gathering else None,
        stay_minutes=sum(stop.minutes for stop in itinerary.stops),
        pause_minutes=sum(pauses),
        way_minutes=sum(leg.minutes or 0 for leg in legs if leg),
        way_km=round(sum(leg.km or 0 for leg in legs if leg), 1),
        complete=all(leg and leg.minutes for leg in legs),
        end=_after(end, back) if gathering else end,
    )


def _calls(itinerary: Itinerary, points: Mapping[str, Point], clock: int | None) -> Iterator[Call]:
    rows = zip_longest(itinerary.stops, itinerary.legs, itinerary.pauses, itinerary.stops[1:])
    for number, (stop, leg, pause, following) in enumerate(rows, 1):
        leave = None if clock is None else clock + stop.minutes
        point, next_point = points.get(stop.point), points.get(following.point) if following else None
        position, next_position = _position(point), _position(next_point)
        straight_km = distance_km(position, next_position) if position and next_position else None
        error_m = sum(place.location.error_m for place in (point, next_point) if place and place.location)
        call = Call(number, stop, point, position, clock, leave, pause, leg, straight_km, error_m)
        yield call
        clock = _after(_rested(call), leg)


def _rested(call: Call) -> int | None:
    """When the group goes on from a stop: after the visit and the break behind it."""
    return None if call.leave is None else call.leave + (call.pause.minutes if call.pause else 0)


def _after(clock: int | None, way: Way | None) -> int | None:
    """The time at the end of a way; None where it cannot be known."""
    return clock + way.minutes if clock is not None and way and way.minutes else None


def _position(point: Point | None) -> Position | None:
    return point.location.position if point and point.location else None
