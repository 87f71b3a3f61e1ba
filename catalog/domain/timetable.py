"""The running clock of a route: when a group arrives at each stop, and the totals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from catalog.geo import distance_km, to_wgs84
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
        arrive: Time of arrival.
        leave: Time of departure.
        straight_km: Straight line to the next stop in km, if both have a place.
        leg: The way to the next stop; what the last one says of it leads nowhere.
    """

    number: int
    stop: Stop
    point: Point | None
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
    for number, stop in enumerate(route.stops, 1):
        leave = clock + timedelta(minutes=stop.minutes) if clock else None
        following = route.stops[number] if number < len(route.stops) else None
        here, there = points.get(stop.point), points.get(following.point if following else "")
        times = (clock.time() if clock else None, leave.time() if leave else None)
        leg = stop.leg if following else None
        calls.append(Call(number, stop, here, *times, _straight(here, there), leg))
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


def _straight(here: Point | None, there: Point | None) -> float | None:
    if here is None or there is None or not (here.location and there.location):
        return None
    return distance_km(to_wgs84(here.location), to_wgs84(there.location))
