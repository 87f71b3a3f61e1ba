"""The running clock of a route: when a group arrives at each stop, and the totals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import zip_longest

from catalog.geo import Position, distance_km
from catalog.model import Point, Route, Stop
from catalog.model.places import Leg

# Any day does: only the time of day is used, and no route passes midnight.
_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Call:
    """One stop with its times; a time after a leg of unknown length is None.

    Attributes:
        number: 1-based.
        stop: What the route says of it.
        point: The point, if readers may see it.
        position: Where it lies, if that is known.
        arrive: Time of arrival.
        leave: Time of departure.
        straight_km: Straight line to the next stop in km, if both have a place.
        leg: The way to the next stop; what the last one says of it leads nowhere.
    """

    number: int
    stop: Stop
    point: Point | None
    position: Position | None
    arrive: time | None
    leave: time | None
    straight_km: float | None
    leg: Leg | None


@dataclass(frozen=True, slots=True)
class Timetable:
    """A route by the clock.

    Attributes:
        calls: The stops in order.
        stay_minutes: All stays together.
        way_minutes: All legs that say their time together.
        way_km: All legs that say their length together.
        complete: Whether every leg says its time, so that `end` is true.
        end: When the last stop is left, if known.
    """

    calls: tuple[Call, ...]
    stay_minutes: int
    way_minutes: int
    way_km: float
    complete: bool
    end: time | None

    @property
    def minutes(self) -> int:
        """Stays and legs together."""
        return self.stay_minutes + self.way_minutes


def timetable(route: Route, points: Mapping[str, Point]) -> Timetable:
    """Run the clock over a route from its `start_time`."""
    calls = []
    clock: datetime | None = datetime.combine(_DAY, route.start_time)
    for number, (stop, following) in enumerate(zip_longest(route.stops, route.stops[1:]), 1):
        leave = clock + timedelta(minutes=stop.minutes) if clock else None
        point = points.get(stop.point)
        position, next_position = _position(point), _position(points.get(following.point) if following else None)
        straight_km = distance_km(position, next_position) if position and next_position else None
        times = (clock.time() if clock else None, leave.time() if leave else None)
        leg = stop.leg if following else None
        calls.append(Call(number, stop, point, position, *times, straight_km, leg))
        way = leg.minutes if leg else None
        clock = leave + timedelta(minutes=way) if leave and way else None
    legs = [call.leg for call in calls[:-1]]
    return Timetable(
        calls=tuple(calls),
        stay_minutes=sum(stop.minutes for stop in route.stops),
        way_minutes=sum(leg.minutes or 0 for leg in legs if leg),
        way_km=round(sum(leg.km or 0 for leg in legs if leg), 1),
        complete=all(leg and leg.minutes for leg in legs),
        end=calls[-1].leave,
    )


def _position(point: Point | None) -> Position | None:
    return point.location.position if point and point.location else None
