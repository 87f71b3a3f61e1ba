"""Rules about when sessions are: what an editor's finger may have slipped on."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from statistics import median_low

from catalog.content.loader import NO_DAY, Library
from catalog.diagnostics import Finding
from catalog.domain import wording
from catalog.lint.rule import rule
from catalog.model import Session

_AHEAD, _BACK = timedelta(days=2 * 366), timedelta(days=10 * 366)
_FEW = 3  # of so few other sessions nobody can say which years are usual
_MONTH, _FORTNIGHT = 31, 14  # days
_LONG_DAY, _DAY = timedelta(hours=14), timedelta(hours=24)
_EARLY, _LATE = time(6), time(23)


@rule("missing-end")
def missing_end(library: Library) -> Iterator[Finding]:
    """Report a session with a time of day and no end; one that takes a whole day needs none."""
    for entry, session in library.records(Session):
        if isinstance(session.start, datetime) and session.end is None:
            hint = f"加一行 end，例如 end: {session.begins + timedelta(hours=2):%Y-%m-%d %H:%M}；全天的，start 只写日期"
            yield entry.finding(("start",), "写了几点开始，没有写几点结束（end）", hint)


@rule("mixed-times")
def mixed_times(library: Library) -> Iterator[Finding]:
    """Report a session of which only one of start and end has a time of day."""
    for entry, session in library.records(Session):
        if session.end is not None and isinstance(session.start, datetime) != isinstance(session.end, datetime):
            where, other = ("end", "start") if isinstance(session.start, datetime) else ("start", "end")
            message = f"{other} 写了钟点，{where} 只写了日期"
            yield entry.finding((where,), message, "两处都写钟点，例如 2026-05-12 09:00；全天的，两处都只写日期")


@rule("far-year")
def far_year(library: Library) -> Iterator[Finding]:
    """Report a session more than two years after, or ten before, both the content's day and the other sessions."""
    sessions = list(library.records(Session))
    days = sorted(session.begins.date() for _, session in sessions)
    for entry, session in sessions:
        begins = session.begins.date()
        usual = [library.updated_on] if library.updated_on > NO_DAY else []
        if len(days) > _FEW:
            usual.append(_median_without(days, begins))
        if usual and not any(day - _BACK <= begins <= day + _AHEAD for day in usual):
            message = f"{begins.year} 年离内容的其他日期太远（多在 {usual[-1].year} 年前后）"
            hint = "检查年份；年份没有错的，先把 site.yml 的 updated_on 改成内容现在的日期"
            yield entry.finding(("start",), message, hint)


def _median_without(days: list[date], day: date) -> date:
    """Return the middle one of some days with one of them left out."""
    others = list(days)
    others.remove(day)
    return median_low(others)


@rule("too-many-days")
def too_many_days(library: Library) -> Iterator[Finding]:
    """Report a session that lasts longer than a month."""
    for entry, session in library.records(Session):
        if len(session.days) > _MONTH:
            message = f"从 {session.days[0]} 到 {session.days[-1]}，有 {len(session.days)} 天"
            yield entry.finding(("end",), message, "检查 end 的年月；一班分几次上的，每次写成一个文件")


@rule("long-session", "warning")
def long_session(library: Library) -> Iterator[Finding]:
    """Report a session of more than a fortnight, or of more than fourteen hours without a night between."""
    for entry, session in library.records(Session):
        length = session.ends - session.begins
        if _FORTNIGHT < len(session.days) <= _MONTH:
            message = f"一班连着 {len(session.days)} 天"
            yield entry.finding(("end",), message, "检查 end 的日期；一班分几次上的，每次写成一个文件")
        elif not session.is_whole_day and _LONG_DAY < length < _DAY:
            message = f"一场从头到尾 {wording.minutes(int(length.total_seconds()) // 60)}"
            yield entry.finding(("end",), message, "检查钟点，用 24 小时制；全天的，start 和 end 只写日期")


@rule("odd-hours", "warning")
def odd_hours(library: Library) -> Iterator[Finding]:
    """Report a session that begins before six in the morning or ends after eleven at night."""
    hint = "检查钟点，用 24 小时制；全天的，start 和 end 只写日期"
    for entry, session in library.records(Session):
        if session.is_whole_day or not isinstance(session.end, datetime):
            continue
        if session.begins.time() < _EARLY:
            yield entry.finding(("start",), f"{session.begins:%H:%M} 开始，太早", hint)
        is_next_day = session.ends.date() > session.begins.date()
        if session.ends.time() > _LATE or (is_next_day and session.ends.time() <= _EARLY):
            yield entry.finding(("end",), f"{session.ends:%H:%M} 结束，太晚", hint)
