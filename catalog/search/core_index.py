"""The core: what is searched first and shown of every record.

It knows each field that `Ref` or `Term` marks (`Catalog.names`), so a new one needs a label here and nothing else.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from catalog.content import hanzi
from catalog.domain.catalog import Catalog
from catalog.model import KINDS, Course, Lesson, Point, Record, Route, Session
from catalog.search import facets, pinyin
from catalog.search.normalize import fold, line, tidy
from catalog.search.serialize import codes, column, script

Row = Mapping[str, Iterable[str]]

# Columns, by what their words come from: label for “主讲：…”.
_TERMS = {
    "themes": "主题",
    "audiences": "对象",
    "formats": "形式",
    "towns": "镇（街道）",
    "categories": "师资类别",
    "levels": "层级",
    "venue_levels": "阵地级别",
}
_REFS = {
    "instructors": "主讲",
    "teams": "团队",
    "points": "点位",
    "routes": "路线",
    "venues": "阵地",
    "courses": "课程",
    "lessons": "党课",
}
_CODED = {
    "series": ("系列", {"premium": "精品党课"}),
    "status": ("状态", {"sample": "示例"}),
    "access": ("开放", {"open": "自由进入", "booking": "需预约", "restricted": "限制进入"}),
}
_MORE = {"day": "日期", "span": "方案", "map": "地图"}
_NUMBERS = {"minutes": ("时长", "分钟"), "credit_hours": ("学时", "学时")}
_MAPPED = "带地图"


def records_of(catalog: Catalog) -> list[Record]:
    """Every listed record, in the order in which all tiers count them."""
    return [record for kind in KINDS for record in catalog.of(kind)]


def core(catalog: Catalog) -> bytes:
    """The script with titles, facets and other short data of every listed record."""
    return script("core", data(catalog))


def data(catalog: Catalog) -> dict[str, Any]:
    """What the core says."""
    records = records_of(catalog)
    titles = [line(record.heading) for record in records]
    columns = list(_columns(catalog, records))
    words = "\n".join(one.get("words", "") for one in columns)
    synonyms = [list(group) for group in catalog.site.synonyms]
    spoken = [fold(title) for title in titles]
    known = pinyin.table([*spoken, *map(fold, words.split("\n"))], map(fold, _people(catalog)))
    return {
        "kinds": [[kind, model.NAME, len(catalog.of(kind))] for kind, model in KINDS.items()],
        "ids": "\n".join(record.id for record in records),
        "titles": "\n".join(titles),
        "folds": [[row, form] for row, form in enumerate(spoken) if form != tidy(titles[row].lower())],
        "columns": columns,
        "facets": facets.data(),
        "readings": pinyin.lines(known),
        "traditional": hanzi.traditional_pairs("".join([*spoken, words])),
        "synonyms": synonyms,
    }


def _people(catalog: Catalog) -> Iterator[str]:
    return (record.heading for record in catalog.of("instructors"))


def _columns(catalog: Catalog, records: list[Record]) -> Iterator[dict[str, str]]:
    """Dictionary-coded columns; those that no record uses are left out."""
    rows = [_values(catalog, record) for record in records]
    found: list[dict[str, str]] = []
    for name, label in _TERMS.items():
        terms: Mapping[str, str] = getattr(catalog.site.vocabularies, name)
        written = codes((row.get(name, ()) for row in rows), terms)
        words = "\n".join(map(line, terms.values()))
        found.append({"name": name, "label": label, "ids": "\n".join(terms), "words": words, "codes": written})
    for name, label in _REFS.items():
        written = codes((row.get(name, ()) for row in rows), catalog.listed[name])
        found.append({"name": name, "label": label, "kind": name, "codes": written})
    for name, label in ({name: label for name, (label, _) in _CODED.items()} | _MORE).items():
        found.append(column(name, label, rows))
    for name, (label, unit) in _NUMBERS.items():
        found.append(column(name, label, rows, unit=unit))
    return (one for one in found if one["codes"].strip())


def _values(catalog: Catalog, record: Record) -> dict[str, dict[str, None]]:
    """What each column holds for a record, in the order of its file, each value once."""
    found: dict[str, dict[str, None]] = {}
    for name, value in catalog.references[record.KIND, record.id]:
        found.setdefault(name, {})[value] = None
    # A lesson or a session is nearby if the place is where it is given.
    for kind in ("points", "venues"):
        for place in catalog.get_many(kind, found.get(kind, ())):
            if place.town:
                found.setdefault("towns", {})[place.town] = None
    for name, (_, words) in _CODED.items():
        if word := words.get(record.get(name) or ""):
            found[name] = {word: None}
    for name, values in (("day", _day(record)), ("span", _spans(record)), ("map", _map(record))):
        found[name] = dict.fromkeys(values)
    for name, number in (("minutes", minutes(record)), ("credit_hours", record.get("credit_hours"))):
        found[name] = {} if number is None else {f"{number:g}": None}
    return found


def _day(record: Record) -> Iterator[str]:
    if isinstance(record, Session):
        yield f"{record.start.year} 年 {record.start.month} 月 {record.start.day} 日"


def _spans(record: Record) -> Iterator[str]:
    """For how long one can walk a route."""
    if isinstance(record, Route):
        yield from ("半天",) if record.half_day else ()
        yield from ("一天",) if record.full_day else ()


def _map(record: Record) -> Iterator[str]:
    """Records whose page shows where they lie."""
    if isinstance(record, Route) or record.get("location"):
        yield _MAPPED


def minutes(record: Record) -> int | None:
    """How long a lesson or a visit takes, or a course of which every unit says so, or a dated class."""
    if isinstance(record, Lesson):
        return record.minutes
    if isinstance(record, Point):
        return record.visit.minutes if record.visit else None
    if isinstance(record, Session):
        length = int((record.end - record.start).total_seconds()) // 60
        return length if 0 < length <= _DAY else None
    if isinstance(record, Course) and record.units:
        known = [unit.minutes for unit in record.units if unit.minutes is not None]
        return sum(known) if len(known) == len(record.units) else None
    return None


_DAY = 24 * 60
