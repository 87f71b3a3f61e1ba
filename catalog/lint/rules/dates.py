"""Days and hours: what is past, what is not yet, what ends before it begins."""

from collections.abc import Iterator
from datetime import date, timedelta

from catalog.content.loader import SITE_PATH, Library
from catalog.diagnostics import Diagnostic
from catalog.model import Session

_YEAR = timedelta(days=365)


def stale_record(library: Library, today: date) -> Iterator[Diagnostic]:
    """What readers can see was looked over within the last year; what is over need not be."""
    for entry in library.all():
        last = entry.record.verified_on
        over = isinstance(entry.record, Session) and entry.record.end.date() < today
        if last and last < today - _YEAR and entry.record.is_live and not over:
            message = f"上次核实是 {last}，过去一年多了"
            yield entry.warning(("verified_on",), "stale", message, "核实一遍，改成核实的日期；不再使用的归档")


def future_date(library: Library, today: date) -> Iterator[Diagnostic]:
    """Nothing was looked over on a day that has not come."""
    message, hint = "这一天还没有到", "改成实际的日期；日期没有错的，检查这台电脑的时间"
    for entry in library.all():
        last = entry.record.verified_on
        if last and last > today:
            yield entry.warning(("verified_on",), "future-date", message, hint)
    if library.site and library.site_node and library.site.updated_on > today:
        at = library.site_node.find(("updated_on",))
        yield Diagnostic(SITE_PATH, at.line, at.column, "future-date", message, hint, "warning")


def ends_before_start(library: Library) -> Iterator[Diagnostic]:
    """A session ends after it has begun."""
    for entry in library.entries.get("plan", {}).values():
        session = entry.record
        if isinstance(session, Session) and session.end <= session.start:
            message = f"结束（{session.end:%Y-%m-%d %H:%M}）不晚于开始（{session.start:%Y-%m-%d %H:%M}）"
            yield entry.error(("end",), "ends-before-start", message, "检查两处的日期和钟点，钟点用 24 小时制")
