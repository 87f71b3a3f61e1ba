"""How points, routes and venues are shown."""

from collections.abc import Iterator
from typing import Any

from catalog.domain import hours, wording
from catalog.domain.catalog import Catalog
from catalog.domain.facts import first_names, term_items
from catalog.domain.kinds.view import Heading, KindView, term_heading
from catalog.domain.timetable import Timetable, itineraries, timetable
from catalog.model import Point, Route, Venue


def _point_facts(catalog: Catalog, point: Point) -> Iterator[tuple[str, Any]]:
    yield "镇街", term_items(catalog, "towns", point.town)
    yield "地址", point.address or "待核实"
    yield "主题", term_items(catalog, "themes", point.themes)
    yield "开放", wording.ACCESS[point.access]
    yield from _opening_facts(point)
    if point.visit is None:
        return
    visit = point.visit
    yield "停留", wording.minutes(visit.minutes) if visit.minutes else None
    yield "接待", f"一次不超过 {visit.capacity} 人" if visit.capacity else None
    answers = (
        wording.yes_no(visit.coach_parking, "可停大客车", "不能停大客车"),
        wording.yes_no(visit.toilets, "有厕所", "无厕所"),
        wording.yes_no(visit.step_free, "有无障碍通道", "无无障碍通道"),
        wording.yes_no(visit.indoor, "以室内为主", "以室外为主"),
        wording.yes_no(visit.guide, "有讲解", "无讲解"),
    )
    yield "须知", tuple(answer for answer in answers if answer)


def _opening_facts(place: Point | Venue) -> Iterator[tuple[str, Any]]:
    yield "时间", wording.opening(place.opening) if place.opening else None
    yield "预约", wording.booking(place.booking) if place.booking else None


def _point_line(catalog: Catalog, point: Point) -> tuple[str, ...]:
    return (first_names(catalog, "towns", point.town) or "镇街待核实", wording.ACCESS[point.access])


def _first_route(catalog: Catalog, point: Point) -> Heading:
    """The first route that calls there."""
    routes: tuple[Route, ...] = catalog.of("routes")
    calls = (route for route in routes if any(stop.point == point.id for stop in route.stops))
    return next((Heading(route.name, route.mark) for route in calls), Heading("其他点位"))


def _route_facts(catalog: Catalog, route: Route) -> Iterator[tuple[str, Any]]:
    table, *others = (timetable(itinerary, catalog.points) for itinerary in itineraries(route))
    yield "主题", term_items(catalog, "themes", route.theme)
    yield "站数", f"{len(table.calls)} 站{f'（{table.itinerary.name}）' if others else ''}"
    yield "出发", wording.clock(table.itinerary.start)
    yield "用时", _length(table)
    yield "里程", f"约 {wording.number(table.way_km)} 公里" if table.way_km else None
    yield "另有", tuple(f"{other.itinerary.name} {len(other.calls)} 站，{_length(other)}" for other in others)
    yield "学时", hours.words(catalog, route)
    yield "预约", route.booking


def _length(table: Timetable) -> str:
    return f"{'' if table.complete else '至少 '}{wording.minutes(table.minutes)}"


def _route_line(_: Catalog, route: Route) -> tuple[str, ...]:
    first, *others = itineraries(route)
    name = (first.name,) if others else ()
    return (*name, f"{len(first.stops)} 站", f"{wording.clock(first.start)} 出发")


def _venue_facts(catalog: Catalog, venue: Venue) -> Iterator[tuple[str, Any]]:
    yield "级别", term_items(catalog, "venue_levels", venue.level)
    yield "镇街", term_items(catalog, "towns", venue.town)
    yield "地址", venue.address or "待核实"
    yield "设施", venue.facilities
    yield from _opening_facts(venue)


def _venue_line(catalog: Catalog, venue: Venue) -> tuple[str, ...]:
    return (first_names(catalog, "venue_levels", venue.level), first_names(catalog, "towns", venue.town))


VIEWS: tuple[KindView[Any], ...] = (
    KindView(
        Point,
        unit="个",
        facts=_point_facts,
        line=_point_line,
        columns=("镇街", "地址", "开放", "停留"),
        group=_first_route,
        minutes=lambda _, point: point.visit.minutes if point.visit else None,
        referenced_in="路线、党课或课程",
        schema_type="Place",
    ),
    KindView(
        Route,
        unit="条",
        facts=_route_facts,
        line=_route_line,
        columns=("站数", "出发", "用时", "里程"),
        minutes=lambda catalog, route: timetable(itineraries(route)[0], catalog.points).minutes,
        backlinks={"points": "在这些路线上"},
        schema_type="TouristTrip",
    ),
    KindView(
        Venue,
        unit="处",
        facts=_venue_facts,
        line=_venue_line,
        columns=("级别", "镇街", "地址"),
        group=lambda catalog, venue: term_heading(catalog, "venue_levels", venue.level),
        referenced_in="培训计划",
        schema_type="Place",
    ),
)
