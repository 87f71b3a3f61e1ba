"""The lists of the site: how records are grouped, and what a table shows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from typing import Any

from catalog.domain import wording
from catalog.domain.catalog import Catalog, first_theme
from catalog.domain.periods import is_past
from catalog.domain.timetable import timetable
from catalog.model import KINDS, Lesson, Point, Record, Route

VOCABULARY_NAMES = {"themes": "主题", "audiences": "学习人群", "towns": "镇街"}
_COMING = 5
_PREMIUM = 6


@dataclass(frozen=True, slots=True)
class Group:
    """Records under one heading; `mark` is a route's shape where there is one."""

    name: str
    records: tuple[Any, ...]
    anchor: str
    mark: str | None = None

    @property
    def size(self) -> int:
        """How many."""
        return len(self.records)


UNITS = {
    "lessons": "堂",
    "courses": "个",
    "instructors": "位",
    "teams": "支",
    "points": "个",
    "routes": "条",
    "venues": "处",
    "needs": "张",
    "plan": "场",
}
# For each kind the labels of the facts that are columns of its table.
COLUMNS: dict[str, tuple[str, ...]] = {
    "lessons": ("时长", "形式", "对象", "主讲"),
    "courses": ("主办", "节奏", "对象"),
    "instructors": ("类别", "层级", "单位", "专题"),
    "teams": ("组建", "本目录收录"),
    "points": ("镇街", "地址", "开放", "停留"),
    "routes": ("站数", "出发", "全程", "里程"),
    "venues": ("级别", "镇街", "地址"),
    "needs": ("对象", "层级", "需求"),
    "plan": ("时间", "地点", "主讲", "对象"),
}
# Lists that are long or various enough to be narrowed; a handful of teams is not.
FILTERED = frozenset(COLUMNS) - {"teams"}


def groups(catalog: Catalog, kind: str) -> tuple[Group, ...]:
    """A kind's listed records under the headings its readers think in."""
    records = catalog.of(kind)
    words = catalog.site.vocabularies
    if kind == "points":
        return _by_route(catalog, records)
    named: dict[str, Callable[[Any], str]] = {
        "lessons": lambda r: words.themes.get(first_theme(r) or "", "其他"),
        "instructors": lambda r: words.categories.get(r.category, "其他"),
        "venues": lambda r: words.venue_levels.get(r.level, "其他"),
        "plan": lambda r: wording.month(r.start) + ("（已结束）" if is_past(catalog, r) else ""),
    }
    name_of = named.get(kind)
    if name_of is None:
        return (Group("", records, "all"),) if records else ()
    if kind == "plan":  # what is still to come stands first
        records = tuple(sorted(records, key=lambda r: is_past(catalog, r)))
    rows = [(name, tuple(row)) for name, row in groupby(records, name_of)]
    return tuple(Group(name, row, f"g{place}") for place, (name, row) in enumerate(rows, 1))


def _by_route(catalog: Catalog, points: Iterable[Record]) -> tuple[Group, ...]:
    """Points under the first route that calls there, in the order of its stops."""
    first: dict[str, Route] = {}
    for route in catalog.of("routes"):
        for stop in route.stops:
            first.setdefault(stop.point, route)
    rows: dict[str, list[Record]] = {}
    for point in points:
        rows.setdefault(first[point.id].id if point.id in first else "", []).append(point)
    found: list[Group] = []
    for stem, row in rows.items():
        route = catalog.kept["routes"].get(stem)
        mark = route.get("mark") if route else None
        name = route.heading if route else "其他点位"
        found.append(Group(name, tuple(row), f"g{len(found) + 1}", mark))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Order:
    """An order that readers may put a list in: by the numbers of its records, least first, those without one last."""

    name: str
    label: str
    numbers: Mapping[str, int]


def orders(catalog: Catalog, kind: str) -> tuple[Order, ...]:
    """By title, which the browser sorts, and by each number in which records differ."""
    records = catalog.of(kind)
    found = [Order("title", "按拼音", {})]
    for name, label, number_of in _ORDERS:
        numbered = ((record.id, number_of(catalog, record)) for record in records)
        numbers = {stem: number for stem, number in numbered if number is not None}
        if len(set(numbers.values())) > 1:
            found.append(Order(name, label, numbers))
    return tuple(found)


def _minutes(catalog: Catalog, record: Record) -> int | None:
    """How long a lesson, a visit or a route takes, where a column of the list says it."""
    if isinstance(record, Route):
        return timetable(record, catalog.points).minutes
    if isinstance(record, Point):
        return record.visit.minutes if record.visit else None
    return record.minutes if isinstance(record, Lesson) else None


def _verified(_: Catalog, record: Record) -> int | None:
    """The day of the last check, the latest being the least."""
    return -record.verified_on.toordinal() if record.verified_on else None


_ORDERS = (("minutes", "按时长", _minutes), ("verified", "按核实日期", _verified))


def coming(catalog: Catalog) -> tuple[Any, ...]:
    """The next sessions after the day that the content was updated."""
    since = datetime.combine(catalog.site.updated_on, time())
    return tuple(session for session in catalog.of("plan") if session.start >= since)[:_COMING]


def coming_months(catalog: Catalog) -> tuple[date, ...]:
    """The first days of the months in which the next sessions begin."""
    return tuple(dict.fromkeys(session.start.date().replace(day=1) for session in coming(catalog)))


def premium(catalog: Catalog) -> tuple[Any, ...]:
    """One premium lesson of each theme, for the front page."""
    first: dict[str | None, Any] = {}
    for lesson in catalog.of("lessons"):
        if lesson.series == "premium":
            first.setdefault(first_theme(lesson), lesson)
    return tuple(first.values())[:_PREMIUM]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a vocabulary with pages of their own, each as (id, name, count)."""

    vocabulary: str
    name: str
    words: tuple[tuple[str, str, int], ...]


def words_of(catalog: Catalog, kind: str) -> tuple[Words, ...]:
    """The words that records of a kind are under: the ways through a list without a script."""
    found = []
    for vocabulary, label in VOCABULARY_NAMES.items():
        names: dict[str, str] = getattr(catalog.site.vocabularies, vocabulary)
        rows = ((word, name, len(catalog.under(vocabulary, word).get(kind, ()))) for word, name in names.items())
        if words := tuple(row for row in rows if row[2]):
            found.append(Words(vocabulary, label, words))
    return tuple(found)


def term_counts(catalog: Catalog, vocabulary: str) -> tuple[tuple[str, str, int], ...]:
    """(id, name, count) of each word of a vocabulary that anything is under."""
    names: dict[str, str] = getattr(catalog.site.vocabularies, vocabulary)
    counted = ((word, name, sum(map(len, catalog.under(vocabulary, word).values()))) for word, name in names.items())
    return tuple(row for row in counted if row[2])


def under_term(catalog: Catalog, vocabulary: str, word: str) -> tuple[Group, ...]:
    """Everything listed under one word, by kind."""
    by_kind = catalog.under(vocabulary, word)
    return tuple(Group(KINDS[kind].NAME, records, kind) for kind, records in by_kind.items())
