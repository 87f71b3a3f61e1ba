"""What the browser searches: the catalogue as columns in a script file.

No index is built: titles and column words are strings that the browser scans
(`theme/assets/script/search.js`). The file is a script and not JSON, so that a
page opened from a disk can load it too.

The core knows each field that `Ref` or `Term` marks, so a new one needs a label
here and nothing else. What comes later stands beside it: readings and
traditional forms as further keys of the core, summaries and bodies as files of
their own, handed over under another name.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from catalog.catalog import Catalog
from catalog.model import KINDS, Course, Lesson, Point, Record, Session

CORE_PATH = "search/core.js"

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
_LINES = {"topics": "专题", "tags": "标签", "organiser": "单位", "unit": "单位", "address": "地址"}
_CODED = {
    "series": ("系列", {"premium": "精品党课"}),
    "status": ("状态", {"sample": "示例"}),
    "access": ("开放", {"open": "自由进入", "booking": "需预约", "restricted": "限制进入"}),
}
_DAY = ("day", "日期")
_NUMBERS = {"minutes": ("时长", "分钟"), "credit_hours": ("学时", "学时")}

# Characters that matching passes over. The browser has the same class (DROPPED in search.js); it is
# spelt out because Python and old browsers disagree about \s and \p{P}. The line break separates
# records, `.` stands in decimals, `_` marks the gap between two numbers, 々 and 〇 are characters.
DROPPED = (
    r"[\x00-\x09\x0b-\x2d\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7"
    r"\u2000-\u206f\u2190-\u245f\u2500-\u27bf\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d-\u303f"
    r"\u30fb\ufe00-\ufe0f\ufe30-\ufe6f\uff01-\uff0d\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ufeff\ufffc\ufffd]"
)
_TIDY = re.compile(rf"([0-9]){DROPPED}+(?=[0-9])|{DROPPED}+|\.(?![0-9])")

# Inside a '…' literal of a script: what would end the literal, the line or the element.
_ESCAPED = str.maketrans({"\\": r"\\", "'": r"\'", "<": r"\x3c", "\u2028": r"\u2028", "\u2029": r"\u2029"})


def core(catalog: Catalog) -> bytes:
    """The script with titles, facets and other metadata of every listed record."""
    records = [record for kind in KINDS for record in catalog.of(kind)]
    titles = [_line(record.heading) for record in records]
    data = {
        "kinds": [[kind, model.NAME, len(catalog.of(kind))] for kind, model in KINDS.items()],
        "ids": "\n".join(record.id for record in records),
        "titles": "\n".join(titles),
        "folds": _unlike(titles),
        "columns": _columns(catalog, records),
        "numbers": list(_numbers(records)),
    }
    return _script("core", data)


def fold(text: str) -> str:
    """The form in which texts are compared: NFKC, lower case, no punctuation."""
    return _tidy(unicodedata.normalize("NFKC", text).lower())


def _tidy(text: str) -> str:
    return _TIDY.sub(lambda match: f"{match[1]}_" if match[1] else "", text)


def _line(text: str) -> str:
    """One line: the line break separates records."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _unlike(titles: Iterable[str]) -> list[list[Any]]:
    """Row and folded title, only where the browser could not fold it by lower case alone."""
    folded = ((row, title, fold(title)) for row, title in enumerate(titles))
    return [[row, form] for row, title, form in folded if form != _tidy(title.lower())]


def _columns(catalog: Catalog, records: list[Record]) -> list[dict[str, str]]:
    """Dictionary-coded columns: the words once, and for each record the places of its words."""
    rows = [_values(catalog, record) for record in records]
    vocabularies = catalog.site.vocabularies
    columns: list[dict[str, str]] = []
    for name, label in _TERMS.items():
        terms: Mapping[str, str] = getattr(vocabularies, name)
        words = "\n".join(_line(word) for word in terms.values())
        columns.append({"name": name, "label": label, "words": words, "codes": _codes(rows, name, terms)})
    for name, label in _REFS.items():
        codes = _codes(rows, name, catalog.listed[name])
        columns.append({"name": name, "label": label, "kind": name, "codes": codes})
    lines = _LINES | {name: label for name, (label, _) in _CODED.items()} | dict([_DAY])
    for name, label in lines.items():
        known = list(dict.fromkeys(word for row in rows for word in row.get(name, ())))
        codes = _codes(rows, name, known)
        columns.append({"name": name, "label": label, "words": "\n".join(known), "codes": codes})
    return [column for column in columns if column["codes"].strip()]


def _codes(rows: Iterable[Mapping[str, Mapping[str, None]]], name: str, known: Iterable[str]) -> str:
    """A line for each record: the places of its values among the known ones; others are passed over."""
    place = {value: str(index) for index, value in enumerate(known)}
    return "\n".join(",".join(place[value] for value in row.get(name, ()) if value in place) for row in rows)


def _values(catalog: Catalog, record: Record) -> dict[str, dict[str, None]]:
    """What each column holds for a record, in the order of its file, each value once."""
    found: dict[str, dict[str, None]] = {}
    for name, value in catalog.names[record.KIND, record.id]:
        found.setdefault(name, {})[value] = None
    for name in _LINES:
        written = record.get(name) or ()
        lines = (written,) if isinstance(written, str) else written
        found[name] = dict.fromkeys(_line(line) for line in lines)
    for name, (_, words) in _CODED.items():
        if word := words.get(record.get(name) or ""):
            found[name] = {word: None}
    if isinstance(record, Session):
        found[_DAY[0]] = {f"{record.start.year} 年 {record.start.month} 月 {record.start.day} 日": None}
    return found


def _numbers(records: list[Record]) -> Iterator[dict[str, str]]:
    """Minutes and credit hours: a line for each record, empty where it has none."""
    values = {
        "minutes": [_minutes(record) for record in records],
        "credit_hours": [record.get("credit_hours") for record in records],
    }
    for name, (label, unit) in _NUMBERS.items():
        lines = "\n".join("" if value is None else f"{value:g}" for value in values[name])
        yield {"name": name, "label": label, "unit": unit, "values": lines}


def _minutes(record: Record) -> int | None:
    """How long a lesson or a visit takes, or a course of which every unit says so."""
    if isinstance(record, Lesson):
        return record.minutes
    if isinstance(record, Point):
        return record.visit.minutes if record.visit else None
    if isinstance(record, Course) and record.units:
        known = [unit.minutes for unit in record.units if unit.minutes is not None]
        return sum(known) if len(known) == len(record.units) else None
    return None


def _script(name: str, data: object) -> bytes:
    """Data as a call with JSON in a string, which browsers parse faster than an object literal."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
    return f"catalogSearch.data(\"{name}\",JSON.parse('{text}'));\n".encode()
