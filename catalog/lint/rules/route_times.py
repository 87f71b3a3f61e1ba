"""Rules about how long a route's variants take, and whether a group can walk them as they are written."""

from collections.abc import Iterator

from catalog.content.loader import Library
from catalog.content.source_file import Entry
from catalog.diagnostics import Finding
from catalog.domain import wording
from catalog.domain.timetable import Itinerary, Timetable, itineraries, timetable
from catalog.lint.rule import rule
from catalog.model import Route
from catalog.model.references import Where

_HALF_DAY, _DAY, _MIDNIGHT = 5 * 60, 10 * 60, 24 * 60
_EARLIEST = 5 * 60
_NOON, _MEAL = 12 * 60, 13 * 60  # a group that is out from before the one to after the other eats on the way
_LONGEST = {"half_day": _HALF_DAY, "full_day": _DAY}


@rule("variant-time", "warning")
def variant_too_long(library: Library) -> Iterator[Finding]:
    """Report a half day of more than five hours, a day of more than ten, and a longer route without a day's variant."""
    for entry, route, table in _timetables(library):
        itinerary, longest = table.itinerary, _LONGEST.get(table.itinerary.id, _DAY)
        if table.minutes <= longest:
            continue
        message = f"{itinerary.name}要 {wording.minutes(table.minutes)}，超过 {longest // 60} 小时"
        if itinerary.id != "whole":
            yield entry.finding((itinerary.id, "stops"), message, "减少几站，或缩短停留和休息")
        elif not route.full_day:
            yield entry.finding(("stops",), message, "加一项 full_day，写一天走得完的几站")


@rule("past-midnight", "warning")
def past_midnight(library: Library) -> Iterator[Finding]:
    """Report a variant that begins before five in the morning or ends after midnight."""
    for entry, route, table in _timetables(library):
        itinerary = table.itinerary
        begins = itinerary.start if table.gather is None else table.gather
        if begins < _EARLIEST:
            message = f"{itinerary.name} {wording.clock(begins)} 就开始了"
        elif _end(table) >= _MIDNIGHT:
            message = f"{itinerary.name}到 {wording.clock(_end(table))} 才结束"
        else:
            continue
        variant = route.get(itinerary.id)
        where = (itinerary.id, "start_time") if variant and variant.start_time else ("start_time",)
        yield entry.finding(where, message, "核对出发时间（24 小时制）和各站停留")


@rule("no-meal", "warning")
def no_meal(library: Library) -> Iterator[Finding]:
    """Report a variant over noon without a break."""
    for entry, _, table in _timetables(library):
        itinerary, end = table.itinerary, _end(table)
        if itinerary.start < _NOON and end > _MEAL and not any(itinerary.pauses):
            message = f"{itinerary.name}从 {wording.clock(itinerary.start)} 走到 {wording.clock(end)}，没有写午餐和休息"
            hint = "加一项 pauses，例如 pauses: [{after: 点位编号, name: 午餐, minutes: 60}]"
            yield entry.finding((itinerary.id,) if itinerary.id != "whole" else ("stops",), message, hint)


def stop_place(itinerary: Itinerary, index: int) -> Where:
    """Return where a variant's stop is written."""
    return ("stops", index, "point") if itinerary.id == "whole" else (itinerary.id, "stops", index)


def _end(table: Timetable) -> int:
    """Return when a variant ends at the earliest: legs of unknown length count for nothing."""
    return table.itinerary.start + table.minutes


def _timetables(library: Library) -> Iterator[tuple[Entry, Route, Timetable]]:
    for entry, route in library.records(Route):
        for itinerary in itineraries(route):
            yield entry, route, timetable(itinerary, {})
