"""What a page says of a record, as values: facts, a line, a summary.

Links are given from the site's root (`points/changguangxi/`); templates put
the way to the root before them.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

from markupsafe import Markup

from catalog.catalog import Catalog
from catalog.model import (
    KINDS,
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
from catalog.pages import wording as say
from catalog.timetable import timetable

_BADGE = Markup('<span class="badge badge-{}">{}</span>')

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


def summary(record: Record) -> str:
    """One sentence or a few about a record, for cards, search engines and feeds."""
    for name in ("summary", "lede", "bio"):
        if text := record.get(name):
            return str(text)
    if isinstance(record, NeedList):
        return "；".join(item.text for item in record.items[:3]) + "。"
    if isinstance(record, Session):
        return f"{say.moment(record.start, record.end)}，{record.organiser}主办。"
    return record.heading


def line(catalog: Catalog, record: Record) -> tuple[str, ...]:
    """The few facts that stand on a card."""
    return tuple(part for part in _LINES[record.KIND](catalog, record) if part)


def facts(catalog: Catalog, record: Record) -> tuple[Fact, ...]:
    """Everything of a record that is a fact rather than text."""
    found = []
    for label, value in _FACTS[record.KIND](catalog, record):
        items = _items(value)
        if items:
            found.append(Fact(label, items))
    return tuple(found)


def badges(record: Record) -> Markup:
    """The marks of a record: a class and a word each, never colour alone."""
    return _badges(record.status, record.get("series"), record.get("access") or "open")


@cache
def _badges(status: str, series: str | None, access: str) -> Markup:
    found = [(status, say.STATUS[status])] if status in say.STATUS else []
    if series == "premium":
        found.append((series, "精品党课"))
    if access != "open":
        found.append((access, say.ACCESS[access]))
    return Markup("").join(_BADGE.format(*mark) for mark in found)


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
    yield "时长", say.minutes(lesson.minutes)
    yield "学时", say.number(lesson.credit_hours) if lesson.credit_hours else None
    yield "形式", _terms(catalog, "formats", lesson.formats)
    yield "对象", _terms(catalog, "audiences", lesson.audiences)
    yield "主题", _terms(catalog, "themes", lesson.themes)
    yield "主讲", catalog.named("instructors", lesson.lecturers)
    yield "点位", catalog.named("points", lesson.points)
    yield "语言", lesson.language
    yield "材料", lesson.materials
    yield "预约", lesson.booking


def _course(catalog: Catalog, course: Course) -> Iterator[tuple[str, Any]]:
    yield "主办", course.organiser
    yield "镇街", _terms(catalog, "towns", course.town)
    yield "节奏", course.cadence
    yield "学时", say.number(course.credit_hours) if course.credit_hours else None
    yield "形式", _terms(catalog, "formats", course.formats)
    yield "对象", _terms(catalog, "audiences", course.audiences)
    yield "主题", _terms(catalog, "themes", course.themes)


def _instructor(catalog: Catalog, person: Instructor) -> Iterator[tuple[str, Any]]:
    yield "单位", person.unit
    yield "职务", person.post
    yield "类别", _terms(catalog, "categories", person.category)
    yield "层级", _terms(catalog, "levels", person.level)
    yield "专题", person.topics
    yield "团队", catalog.named("teams", person.teams)
    yield "聘期", person.term


def _team(catalog: Catalog, team: Team) -> Iterator[tuple[str, Any]]:
    members = catalog.who_names(team, "instructors")
    yield "组建", team.organiser
    yield "本目录收录", f"{len(members)} 人" if members else None


def _point(catalog: Catalog, point: Point) -> Iterator[tuple[str, Any]]:
    yield "镇街", _terms(catalog, "towns", point.town)
    yield "地址", point.address or "待核实"
    yield "主题", _terms(catalog, "themes", point.themes)
    yield "开放", say.ACCESS[point.access]
    yield from _when(point)
    if point.visit is None:
        return
    visit = point.visit
    yield "停留", say.minutes(visit.minutes) if visit.minutes else None
    yield "接待", f"一次不超过 {visit.capacity} 人" if visit.capacity else None
    answers = (
        say.yes_no(visit.coach_parking, "可停大客车", "不能停大客车"),
        say.yes_no(visit.toilets, "有厕所", "无厕所"),
        say.yes_no(visit.step_free, "有无障碍通道", "无无障碍通道"),
        say.yes_no(visit.indoor, "以室内为主", "以室外为主"),
        say.yes_no(visit.guide, "有讲解", "无讲解"),
    )
    yield "须知", tuple(answer for answer in answers if answer)


def _when(place: Point | Venue) -> Iterator[tuple[str, Any]]:
    yield "时间", say.opening(place.opening) if place.opening else None
    yield "预约", say.booking(place.booking) if place.booking else None


def _route(catalog: Catalog, route: Route) -> Iterator[tuple[str, Any]]:
    table = timetable(route, catalog.points)
    yield "主题", _terms(catalog, "themes", route.theme)
    yield "站数", f"{len(route.stops)} 站"
    yield "出发", say.clock(route.start_time)
    yield "全程", f"{say.minutes(table.minutes)}（停留 {say.minutes(table.stay_minutes)}）"
    yield "里程", f"约 {say.number(table.way_km)} 公里" if table.way_km else None
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
    yield "时间", say.moment(session.start, session.end)
    yield (
        "地点",
        (
            *catalog.named("venues", (session.venue,)),
            *catalog.named("points", (session.point,)),
            *catalog.named("routes", (session.route,)),
        ),
    )
    yield (
        "课程",
        (
            *catalog.named("lessons", (session.lesson,)),
            *catalog.named("courses", (session.course,)),
        ),
    )
    yield "主讲", catalog.named("instructors", session.lecturers)
    yield "对象", _terms(catalog, "audiences", session.audiences)
    yield "名额", f"{session.seats} 人" if session.seats else None
    yield "学时", say.number(session.credit_hours) if session.credit_hours else None
    yield "主办", session.organiser


def _place_of(catalog: Catalog, session: Session) -> tuple[Record, ...]:
    return (
        *catalog.named("venues", (session.venue,)),
        *catalog.named("points", (session.point,)),
        *catalog.named("routes", (session.route,)),
    )


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


def _names(catalog: Catalog, vocabulary: str, ids: Any, most: int = 2) -> str:  # noqa: ANN401 - one id or several
    words = say.terms(catalog.site, vocabulary, ids)
    return "、".join(words[:most]) + (" 等" if len(words) > most else "")


_LINES: dict[str, Callable[[Catalog, Any], tuple[str, ...]]] = {
    "lessons": lambda c, r: (
        say.minutes(r.minutes),
        _names(c, "formats", r.formats),
        _names(c, "audiences", r.audiences),
    ),
    "courses": lambda c, r: (r.organiser, r.cadence or "", _names(c, "audiences", r.audiences)),
    "instructors": lambda c, r: (
        _names(c, "categories", r.category),
        _names(c, "levels", r.level),
        r.unit,
    ),
    "teams": lambda _, r: (r.organiser or "",),
    "points": lambda c, r: (_names(c, "towns", r.town) or "镇街待核实", say.ACCESS[r.access]),
    "routes": lambda _, r: (f"{len(r.stops)} 站", f"{say.clock(r.start_time)} 出发"),
    "venues": lambda c, r: (_names(c, "venue_levels", r.level), _names(c, "towns", r.town)),
    "needs": lambda c, r: (_names(c, "audiences", r.audience), f"{len(r.items)} 项需求"),
    "plan": lambda c, r: (
        say.moment(r.start, r.end),
        "、".join(one.heading for one in _place_of(c, r)),
        _names(c, "audiences", r.audiences),
    ),
}

# Who names a record, and what that means to a reader: (kind, heading).
RELATIONS: dict[str, tuple[tuple[str, str], ...]] = {
    "lessons": (("courses", "收入这些系列课程"), ("plan", "排入的培训"), ("needs", "回应的需求")),
    "courses": (("plan", "排入的培训"),),
    "instructors": (("lessons", "主讲的党课"), ("plan", "排入的培训")),
    "teams": (("instructors", "成员"),),
    "points": (
        ("routes", "在这些路线上"),
        ("lessons", "在这里上的党课"),
        ("courses", "用到这里的系列课程"),
        ("plan", "排入的培训"),
    ),
    "routes": (("plan", "排入的培训"),),
    "venues": (("plan", "在这里的培训"),),
    "needs": (),
    "plan": (),
}
RELATED = {kind: f"相近的{model.NAME}" for kind, model in KINDS.items()}
