"""The running clock of a route."""

from typing import Any

import pytest

from catalog.domain.timetable import Itinerary, timetable, whole
from catalog.model import Point, Route
from catalog.model.places import Pause

HERE = {"lat": "31.50", "lon": "120.20", "datum": "wgs84", "precision": "exact"}
THERE = {"lat": "31.51", "lon": "120.20", "datum": "wgs84", "precision": "exact"}


def point(stem: str, location: dict[str, str] | None = None) -> Point:
    required = {"status": "sample", "source": "x", "name": stem, "themes": ["theory"], "lede": "x", "access": "open"}
    return Point.model_validate({"id": stem, **required, **({"location": location} if location else {})})


def route(*legs: dict[str, str] | None, start: str = "08:30", stay: str = "40") -> Route:
    """A route of as many stops as legs are given; the last stop's leads nowhere."""
    stops: list[dict[str, Any]] = [
        {"point": f"p{number}", "minutes": stay, "action": {"see": "x"}, **({"leg": leg} if leg else {})}
        for number, leg in enumerate(legs)
    ]
    head = {"status": "sample", "source": "x", "name": "x", "mark": "circle", "theme": "theory", "summary": "x"}
    return Route.model_validate({"id": "r", **head, "objectives": ["x"], "start_time": start, "stops": stops})


def walk(*legs: dict[str, str] | None) -> Itinerary:
    """The whole of such a route."""
    return whole(route(*legs))


def leg(minutes: str | None = None, km: str | None = None) -> dict[str, str]:
    said = {"mode": "coach", "minutes": minutes, "km": km}
    return {key: value for key, value in said.items() if value is not None}


def test_each_stop_is_reached_after_the_stays_and_legs_before_it() -> None:
    table = timetable(walk(leg("15", "4.5"), leg("5", "0.3"), None), {})
    assert [(call.arrive, call.leave) for call in table.calls] == [
        (510, 550),
        (565, 605),
        (610, 650),
    ]
    assert [call.number for call in table.calls] == [1, 2, 3]
    assert (table.stay_minutes, table.way_minutes, table.minutes, table.way_km) == (120, 20, 140, 4.8)
    assert table.complete
    assert table.end == 650


def test_each_visit_to_a_place_has_its_own_break() -> None:
    there = route(leg("10"), leg("10"), None)
    first, second, third = there.stops
    pauses = tuple(Pause(after="p0", name=name, minutes=length) for name, length in (("茶歇", "20"), ("午餐", "60")))
    stops = (first, second, third.model_copy(update={"point": "p0"}))
    table = timetable(whole(there.model_copy(update={"stops": stops, "pauses": pauses})), {})
    assert [call.pause.name if call.pause else None for call in table.calls] == ["茶歇", None, "午餐"]
    assert (table.pause_minutes, table.end) == (80, 510 + 3 * 40 + 2 * 10 + 80)


@pytest.mark.parametrize("unknown", [None, leg(), leg(None, "3")])
def test_no_time_is_said_after_a_leg_of_unknown_length(unknown: dict[str, str] | None) -> None:
    table = timetable(walk(unknown, leg("5"), None), {})
    assert [call.arrive for call in table.calls] == [510, None, None]
    assert [call.leave for call in table.calls] == [550, None, None]
    assert not table.complete
    assert table.end is None
    assert table.way_minutes == 5, "what is known is still summed"


def test_what_the_last_stop_says_of_a_way_leads_nowhere() -> None:
    table = timetable(walk(leg("15", "4"), leg("99", "50")), {})
    assert [call.leg is not None for call in table.calls] == [True, False]
    assert (table.way_minutes, table.way_km) == (15, 4)
    assert table.complete


def test_a_route_of_one_stop_is_complete() -> None:
    table = timetable(walk(None), {})
    assert table.complete
    assert (table.end, table.way_km) == (550, 0)


def test_the_straight_line_is_known_where_both_ends_have_a_place() -> None:
    places = {"p0": point("p0", HERE), "p1": point("p1", THERE), "p2": point("p2")}
    table = timetable(walk(leg(), leg(), leg(), None), places)
    straight = [call.straight_km for call in table.calls]
    assert straight[0] == pytest.approx(1.112, abs=0.001)
    assert straight[1:] == [None, None, None]


def test_a_point_that_readers_may_not_see_keeps_its_time() -> None:
    table = timetable(walk(leg("10"), None), {"p1": point("p1")})
    assert [call.point.id if call.point else None for call in table.calls] == [None, "p1"]
    assert table.calls[1].arrive == 560


def test_kilometres_add_up_without_crumbs() -> None:
    table = timetable(walk(leg("1", "0.1"), leg("1", "0.2"), None), {})
    assert table.way_km == 0.3
