"""Rules about days and hours: what is long past, what is still to come, what ends before it begins."""

from collections.abc import Iterator
from datetime import date, timedelta

from catalog.content.loader import Library
from catalog.diagnostics import Finding
from catalog.lint.rule import rule
from catalog.model import Session

_YEAR = timedelta(days=365)


@rule("stale", "warning", needs_date=True)
def stale_record(library: Library, today: date) -> Iterator[Finding]:
    """Report a record that readers can see and that nobody has verified for a year; past sessions need not be."""
    for entry in library.all():
        verified = entry.record.verified_on
        is_past = isinstance(entry.record, Session) and entry.record.days[-1] < today
        if verified and verified < today - _YEAR and entry.record.is_live and not is_past:
            message = f"上次核实是 {verified}，过去一年多了"
            yield entry.finding(("verified_on",), message, "核实一遍，改成核实的日期；不再使用的归档")


@rule("future-date", "warning", needs_date=True)
def future_date(library: Library, today: date) -> Iterator[Finding]:
    """Report a day of verification or update that is still to come."""
    message, hint = "这一天还没有到", "改成实际的日期；日期没有错的，检查这台电脑的时间"
    for entry in library.all():
        if entry.record.verified_on and entry.record.verified_on > today:
            yield entry.finding(("verified_on",), message, hint)
    if library.site and library.site.updated_on and library.site.updated_on > today:
        yield library.site_finding(("updated_on",), message, hint)


@rule("ends-before-start")
def ends_before_start(library: Library) -> Iterator[Finding]:
    """Report a session that does not end after its start."""
    for entry, session in library.records(Session):
        if session.end is not None and session.ends <= session.begins:
            form = "%Y-%m-%d" if session.is_whole_day else "%Y-%m-%d %H:%M"
            message = f"结束（{session.end:{form}}）不晚于开始（{session.start:{form}}）"
            yield entry.finding(("end",), message, "检查两处的日期和钟点，钟点用 24 小时制")
