"""What is said of a record wherever it is listed: a summary and a line of facts."""

from collections.abc import Callable
from typing import Any

from catalog.domain import wording
from catalog.domain.catalog import Catalog
from catalog.domain.facts import place_of
from catalog.model import NeedList, Record, Session


def summary(record: Record) -> str:
    """One sentence or a few about a record, for cards, search engines and feeds."""
    for name in ("summary", "lede", "bio"):
        if text := record.get(name):
            return str(text).replace("\n\n", "")
    if isinstance(record, NeedList):
        return "；".join(item.text for item in record.items[:3]) + "。"
    if isinstance(record, Session):
        return f"{wording.moment(record.start, record.end)}，{record.organiser}主办。"
    return record.heading


def line(catalog: Catalog, record: Record) -> tuple[str, ...]:
    """The few facts that stand on a card."""
    return tuple(part for part in _LINES[record.KIND](catalog, record) if part)


def _names(catalog: Catalog, vocabulary: str, ids: Any, most: int = 2) -> str:  # noqa: ANN401 - one id or several
    words = wording.terms(catalog.site, vocabulary, ids)
    return "、".join(words[:most]) + (" 等" if len(words) > most else "")


_LINES: dict[str, Callable[[Catalog, Any], tuple[str, ...]]] = {
    "lessons": lambda c, r: (
        wording.minutes(r.minutes),
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
    "points": lambda c, r: (_names(c, "towns", r.town) or "镇街待核实", wording.ACCESS[r.access]),
    "routes": lambda _, r: (f"{len(r.stops)} 站", f"{wording.clock(r.start_time)} 出发"),
    "venues": lambda c, r: (_names(c, "venue_levels", r.level), _names(c, "towns", r.town)),
    "needs": lambda c, r: (_names(c, "audiences", r.audience), f"{len(r.items)} 项需求"),
    "plan": lambda c, r: (
        wording.moment(r.start, r.end),
        "、".join(one.heading for one in place_of(c, r)),
        _names(c, "audiences", r.audiences),
    ),
}
