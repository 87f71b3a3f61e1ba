"""What is said of a record wherever it is named: a line, a summary, its marks, its relations."""

from collections.abc import Callable
from functools import cache
from typing import Any

from markupsafe import Markup

from catalog.domain import wording as say
from catalog.domain.catalog import Catalog
from catalog.domain.facts import place_of
from catalog.model import (
    KINDS,
    NeedList,
    Record,
    Session,
)

_BADGE = Markup('<span class="badge badge-{}">{}</span>')


def summary(record: Record) -> str:
    """One sentence or a few about a record, for cards, search engines and feeds."""
    for name in ("summary", "lede", "bio"):
        if text := record.get(name):
            return str(text).replace("\n\n", "")
    if isinstance(record, NeedList):
        return "；".join(item.text for item in record.items[:3]) + "。"
    if isinstance(record, Session):
        return f"{say.moment(record.start, record.end)}，{record.organiser}主办。"
    return record.heading


def line(catalog: Catalog, record: Record) -> tuple[str, ...]:
    """The few facts that stand on a card."""
    return tuple(part for part in _LINES[record.KIND](catalog, record) if part)


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
        "、".join(one.heading for one in place_of(c, r)),
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
