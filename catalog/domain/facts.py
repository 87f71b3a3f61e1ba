"""A record's facts: its definition list, and the columns of its list's table.

Links are given from the site's root (`points/changguangxi/`); templates put
the way to the root before them.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from catalog.domain import wording
from catalog.domain.catalog import Catalog
from catalog.domain.timetable import timetable
from catalog.model import (
    Course,
    Instructor,
    Lesson,
    NeedList,
    Point,
    Record,
    Route,
    Session,
    Team,
    Venue,
)

TERM_PAGES = ("themes", "audiences", "towns")


class Item(NamedTuple):
    """A word of a fact, with where it leads."""

    text: str
    uri: str | None = None


class Fact(NamedTuple):
    """One line of a record's definition list."""

    label: str
    items: tuple[Item, ...]


def uri_of(record: Record) -> str:
    """Where a record's page lies, from the site's root."""
    return f"{record.KIND}/{record.id}/"


def facts_of(catalog: Catalog, record: Record) -> tuple[Fact, ...]:
    """Everything of a record that is a fact rather than text."""
    found = []
    for label, value in _FACTS[record.KIND](catalog, record):
        items = _items(value)
        if items:
            found.append(Fact(label, items))
    return tuple(found)


def place_of(catalog: Catalog, session: Session) -> tuple[Record, ...]:
    """Where a session is: a venue, a point, a route, or several of them."""
    return (
        *catalog.get_many("venues", (session.venue,)),
        *catalog.get_many("points", (session.point,)),
        *catalog.get_many("routes", (session.route,)),
    )


def _items(value: Any) -> tuple[Item, ...]:  # noqa: ANN401 - text, items, records, or nothing
    if value is None or value == "":
        return ()
    if isinstance(value, str):
        return (Item(value),)
    return tuple(
        Item(one.heading, uri_of(one)) if isinstance(one, Record) else one if isinstance(one, Item) else Item(one)
        for one in value
    )


def _terms(catalog: Catalog, vocabulary: str, ids: Any) -> tuple[Item, ...]:  # noqa: ANN401 - one id or several
    """Words of a vocabulary; those with a page of their own lead there."""
    names: dict[str, str] = getattr(catalog.site.vocabularies, vocabulary)
    wanted = (ids,) if isinstance(ids, str) else ids or ()
    linked = vocabulary in TERM_PAGES
    return tuple(Item(names[stem], f"{vocabulary}/{stem}/" if linked else None) for stem in wanted if stem in names)


def _lesson(catalog: Catalog, lesson: Lesson) -> Iterator[tuple[str, Any]]:
    yield "时长", wording.minutes(lesson.minutes)
    yield "学时", wording.number(lesson.credit_hours) if lesson.credit_hours else None
    yield "形式", _terms(catalog, "formats", lesson.formats)
    yield "对象", _terms(catalog, "audiences", lesson.audiences)
    yield "主题", _terms(catalog, "themes", lesson.themes)
    yield "主讲", catalog.get_many("instructors", lesson.lecturers)
    yield "点位", catalog.get_many("points", lesson.points)
    yield "语言", lesson.language
    yield "材料", lesson.materials
    yield "预约", lesson.booking


def _course(catalog: Catalog, course: Course) -> Iterator[tuple[str, Any]]:
    yield "主办", course.organiser
    yield "镇街", _terms(catalog, "towns", course.town)
    yield "节奏", course.cadence
    yield "学时", wording.number(course.credit_hours) if course.credit_hours else None
    yield "形式", _terms(catalog, "formats", course.formats)
    yield "对象", _terms(catalog, "audiences", course.audiences)
    yield "主题", _terms(catalog, "themes", course.themes)


def _instructor(catalog: Catalog, person: Instructor) -> Iterator[tuple[str, Any]]:
    yield "单位", person.unit
    yield "职务", person.post
    yield "类别", _terms(catalog, "categories", person.category)
    yield "层级", _terms(catalog, "levels", person.level)
    yield "专题", person.topics
    yield "团队", catalog.get_many("teams", person.teams)
    yield "聘期", person.term


def _team(catalog: Catalog, team: Team) -> Iterator[tuple[str, Any]]:
    members = catalog.backlinks(team, "instructors")
    yield "组建", team.organiser
    yield "本目录收录", f"{len(members)} 人" if members else None


def _point(catalog: Catalog, point: Point) -> Iterator[tuple[str, Any]]:
    yield "镇街", _terms(catalog, "towns", point.town)
    yield "地址", point.address or "待核实"
    yield "主题", _terms(catalog, "themes", point.themes)
    yield "开放", wording.ACCESS[point.access]
    yield from _when(point)
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


def _when(place: Point | Venue) -> Iterator[tuple[str, Any]]:
    yield "时间", wording.opening(place.opening) if place.opening else None
    yield "预约", wording.booking(place.booking) if place.booking else None


def _route(catalog: Catalog, route: Route) -> Iterator[tuple[str, Any]]:
    table = timetable(route, catalog.points)
    yield "主题", _terms(catalog, "themes", route.theme)
    yield "站数", f"{len(route.stops)} 站"
    yield "出发", wording.clock(route.start_time)
    least = "" if table.complete else "至少 "
    yield "全程", f"{least}{wording.minutes(table.minutes)}（停留 {wording.minutes(table.stay_minutes)}）"
    yield "里程", f"约 {wording.number(table.way_km)} 公里" if table.way_km else None
    yield "学时", wording.number(route.credit_hours) if route.credit_hours else None
    yield "预约", route.booking


def _venue(catalog: Catalog, venue: Venue) -> Iterator[tuple[str, Any]]:
    yield "级别", _terms(catalog, "venue_levels", venue.level)
    yield "镇街", _terms(catalog, "towns", venue.town)
    yield "地址", venue.address or "待核实"
    yield "设施", venue.facilities
    yield from _when(venue)


def _needs(catalog: Catalog, needs: NeedList) -> Iterator[tuple[str, Any]]:
    yield "对象", _terms(catalog, "audiences", needs.audience)
    yield "层级", _terms(catalog, "levels", needs.level)
    yield "需求", f"{len(needs.items)} 项"


def _session(catalog: Catalog, session: Session) -> Iterator[tuple[str, Any]]:
    yield "时间", wording.moment(session.start, session.end)
    yield (
        "地点",
        (
            *catalog.get_many("venues", (session.venue,)),
            *catalog.get_many("points", (session.point,)),
            *catalog.get_many("routes", (session.route,)),
        ),
    )
    yield (
        "课程",
        (
            *catalog.get_many("lessons", (session.lesson,)),
            *catalog.get_many("courses", (session.course,)),
        ),
    )
    yield "主讲", catalog.get_many("instructors", session.lecturers)
    yield "对象", _terms(catalog, "audiences", session.audiences)
    yield "名额", f"{session.seats} 人" if session.seats else None
    yield "学时", wording.number(session.credit_hours) if session.credit_hours else None
    yield "主办", session.organiser


_FACTS: dict[str, Callable[[Catalog, Any], Iterator[tuple[str, Any]]]] = {
    "lessons": _lesson,
    "courses": _course,
    "instructors": _instructor,
    "teams": _team,
    "points": _point,
    "routes": _route,
    "venues": _venue,
    "needs": _needs,
    "plan": _session,
}
