"""The core: what is searched first and shown of every record.

It knows each field that `Ref` or `Term` marks (`Catalog.names`), so a new one needs a label here and nothing else.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from catalog.content import hanzi
from catalog.content.normalize import fold, line, tidy
from catalog.domain import hours, moments, wording
from catalog.domain.catalog import Catalog
from catalog.model import KINDS, Course, Lesson, Point, Record, Route, Session
from catalog.search import facets, pinyin
from catalog.search.serialize import codes, column, script

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
    "state": ("情况", wording.STATE),
    "access": ("开放", wording.ACCESS),
}
_MORE = {"day": "日期", "span": "方案", "map": "地图"}
_NUMBERS = {"minutes": ("时长", "分钟"), "credit_hours": ("学时", "学时")}
_DAY = 24 * 60  # minutes


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
    words = "\n".join(coded.get("words", "") for coded in columns)
    spoken = [fold(title) for title in titles]
    readings = pinyin.table(
        [*spoken, *map(fold, words.split("\n"))], (fold(person.heading) for person in catalog.of("instructors"))
    )
    return {
        "kinds": [[kind, model.NAME, len(catalog.of(kind))] for kind, model in KINDS.items()],
        "ids": "\n".join(record.id for record in records),
        "titles": "\n".join(titles),
        "folds": [[row, form] for row, form in enumerate(spoken) if form != tidy(titles[row].lower())],
        "columns": columns,
        "facets": facets.data(),
        "readings": pinyin.lines(readings),
        "traditional": hanzi.traditional_pairs("".join([*spoken, words])),
        "synonyms": catalog.site.synonyms,
        "times": "\n".join(map(_time, catalog.of(Session.KIND))),
    }


def _time(session: Session) -> str:
    """When a session begins and ends, for the reader's clock, and its state where it is not as planned."""
    state = "" if session.state == "planned" else session.state
    return f"{moments.begins(session)} {moments.ends(session)} {state}".rstrip()


def _columns(catalog: Catalog, records: list[Record]) -> Iterator[dict[str, str]]:
    """Dictionary-coded columns; those that no record uses are left out."""
    rows = [_values(catalog, record) for record in records]
    columns: list[dict[str, str]] = []
    for name, label in _TERMS.items():
        terms: Mapping[str, str] = getattr(catalog.site.vocabularies, name)
        dictionary = {"ids": "\n".join(terms), "words": "\n".join(map(line, terms.values()))}
        columns.append({"name": name, "label": label, **dictionary, "codes": codes((row[name] for row in rows), terms)})
    for name, label in _REFS.items():
        written = codes((row[name] for row in rows), catalog.listed[name])
        columns.append({"name": name, "label": label, "kind": name, "codes": written})
    for name, label in ({name: label for name, (label, _) in _CODED.items()} | _MORE).items():
        columns.append(column(name, label, rows))
    for name, (label, unit) in _NUMBERS.items():
        columns.append(column(name, label, rows, unit=unit))
    return (filled for filled in columns if filled["codes"].strip())


def _values(catalog: Catalog, record: Record) -> dict[str, dict[str, None]]:
    """What each column holds for a record, in the order of its file, each value once."""
    values: dict[str, dict[str, None]] = defaultdict(dict)
    for name, value in (*catalog.references[record.KIND, record.id], *_derived(catalog, record)):
        values[name][value] = None
    # A lesson or a session is nearby if the place is where it is given.
    for kind in ("points", "venues"):
        for place in catalog.get_many(kind, values[kind]):
            if place.town:
                values["towns"][place.town] = None
    return values


def _derived(catalog: Catalog, record: Record) -> Iterator[tuple[str, str]]:
    """Column and value of what is no reference."""
    for name, (_, words) in _CODED.items():
        if word := words.get(record.get(name) or ""):
            yield name, word
    if (length := minutes(record)) is not None:
        yield "minutes", f"{length:g}"
    if hours.takes_place(record) and (credit_hours := hours.number(catalog, record)):
        yield "credit_hours", credit_hours
    if isinstance(record, Session):
        for day in record.days:
            yield "day", wording.day(day)
    for name, span in (("half_day", "半天"), ("full_day", "一天")):
        if record.get(name):
            yield "span", span
    if isinstance(record, Route) or record.get("location"):  # its page shows where it lies
        yield "map", "带地图"


def minutes(record: Record) -> int | None:
    """How long a lesson or a visit takes, or a course of which every unit says so, or a dated class."""
    if isinstance(record, Session) and record.is_whole_day:
        return None
    if isinstance(record, Session):
        length = int((record.ends - record.begins).total_seconds()) // 60
        return length if 0 < length <= _DAY else None
    if isinstance(record, Course):
        stated = [unit.minutes for unit in record.units if unit.minutes]
        return sum(stated) if stated and len(stated) == len(record.units) else None
    if isinstance(record, Point):
        return record.visit.minutes if record.visit else None
    return record.minutes if isinstance(record, Lesson) else None
