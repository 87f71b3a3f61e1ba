"""What happens between the stops of a guide: gathering, breaks, ways and the return, and other variants in short."""

from collections.abc import Iterator

from catalog.domain import wording
from catalog.domain.timetable import Call, Timetable
from catalog.model.places import Way
from catalog.print.guide_model import Moment, Pair, Version
from catalog.print.text import clean


def gathering_of(table: Timetable) -> Moment | None:
    """Where and when the group meets, and how it gets to the first stop."""
    gathering = table.itinerary.gathering
    if gathering is None or table.gather is None:
        return None
    start = table.itinerary.start
    text = f"在{clean(gathering.place)}集合"
    if table.gather != start:
        text += f"，{wording.clock(start)} 出发"
    way = _way(gathering.leg_out) if gathering.leg_out else "路程未核实"
    return Moment(table.gather - start, wording.clock(table.gather), text, way)


def back_of(table: Timetable) -> Moment | None:
    """How the group gets from the last stop to where it met, and when it is there."""
    gathering = table.itinerary.gathering
    if gathering is None:
        return None
    begins = None if table.end is None else table.end - table.itinerary.start
    way = _way(gathering.leg_back) if gathering.leg_back else "路程未核实"
    return Moment(begins, wording.clock(table.end), f"回到{clean(gathering.place)}", way)


def pause_of(call: Call, table: Timetable) -> Moment | None:
    """The break after a stop."""
    if call.pause is None:
        return None
    place = f"，在{clean(call.pause.place)}" if call.pause.place else ""
    begins = None if call.leave is None else call.leave - table.itinerary.start
    text = f"{clean(call.pause.name)} {wording.minutes(call.pause.minutes)}{place}"
    return Moment(begins, wording.clock(call.leave), text, None)


def leg_of(call: Call) -> str:
    """The way on from a stop: as the route says it, else the straight line, else that it is not known."""
    if call.leg:
        return _way(call.leg)
    if call.straight_km is None:
        return "路程未核实"
    return f"路程未核实，直线{wording.distance(call.straight_km, call.error_m)}"


def version_of(table: Timetable) -> Version:
    """Another variant in short, with its own clock."""
    itinerary = table.itinerary
    end = f"—{wording.clock(table.end)}" if table.end is not None else ""
    least = "" if table.complete else "至少 "
    totals = f"{len(table.calls)} 站，{wording.clock(itinerary.start)}{end}，{least}{wording.minutes(table.minutes)}"
    note = clean(itinerary.note) if itinerary.note else None
    return Version(itinerary.name, totals, tuple(_rows(table)), note)


def _rows(table: Timetable) -> Iterator[Pair]:
    gathering, back = gathering_of(table), back_of(table)
    if gathering:
        yield Pair(gathering.clock, gathering.text)
    for call in table.calls:
        if call.point:
            yield Pair(wording.clock(call.arrive), clean(call.point.name))
        if pause := pause_of(call, table):
            yield Pair(pause.clock, pause.text)
    if back:
        yield Pair(back.clock, back.text)


def _way(way: Way) -> str:
    parts = (
        wording.MODE[way.mode],
        wording.minutes(way.minutes) if way.minutes else "用时未核实",
        f"{wording.number(way.km)} 公里" if way.km else "",
    )
    return "，".join(part for part in parts if part)
