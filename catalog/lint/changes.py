"""What is told of a change to the content, compared with the last commit."""

from collections.abc import Iterator
from datetime import date

from catalog.content.loader import Library
from catalog.content.source_file import Entry
from catalog.diagnostics import Diagnostic
from catalog.model import Record, Session

CODES = frozenset({"calendar-lost", "moved-unverified"})

_FIELDS = {
    "start": "开始时间",
    "end": "结束时间",
    "state": "情况",
    "venue": "阵地",
    "point": "点位",
    "route": "路线",
    "online": "线上参加的办法",
}


def compare(before: Library, after: Library, today: date | None) -> Iterator[Diagnostic]:
    """Run every rule about changes; the arguments are theirs."""
    yield from moved_unverified(before, after, today)
    yield from calendar_lost(before, after, today)


def moved_unverified(before: Library, after: Library, today: date | None) -> Iterator[Diagnostic]:
    """Report a session of which time, place or state has changed without a new check.

    Calendars number their events by the day of the last check: without a new one, those that have the session may keep
    the old time.

    Args:
        before: The content as it was last committed; its plan is enough.
        after: The content that is about to be.
        today: The day; what was checked on it already can be changed again.
    """
    hint = "向主办单位核实后，把 verified_on 改成核实的日期；订阅了日历的手机靠它更新"
    for entry, session in after.records(Session):
        earlier = _earlier(before, entry)
        if earlier is None or not (earlier.is_live and session.is_live):
            continue
        changed = [name for name in _FIELDS if getattr(earlier, name) != getattr(session, name)]
        is_verified = session.verified_on is not None and session.verified_on in (today, _newer(earlier, session))
        if changed and not is_verified:
            node = entry.node.find((changed[0],))
            message = f"{'、'.join(_FIELDS[name] for name in changed)}改了，核实日期没有改"
            yield Diagnostic(entry.path, node.line, node.column, "moved-unverified", message, hint, "warning")


def calendar_lost(before: Library, after: Library, today: date | None) -> Iterator[Diagnostic]:
    """Report a session still to come that calendars lose or get twice: deleted, archived as if held, or renamed.

    Args:
        before: The content as it was last committed; its plan is enough.
        after: The content that is about to be.
        today: The day from which sessions are still to come.
    """
    if after.has_broken(Session.KIND):
        return  # the one that could not be read may be it
    later = {record_id: entry for entry, session in after.records(Session) for record_id in _ids(session)}
    for entry, session in before.records(Session):
        if not session.is_live or session.is_off or (today and session.days[-1] < today):
            continue
        renamed = later.get(session.id)
        if renamed is None:
            message = f"“{session.title}”还没有办，文件没有了，订过日历的手机不会知道"
            hint = "不办的，留着文件写 state: cancelled 和 notice；改了文件名的，在新文件里写 redirect_from: [旧编号]"
            yield Diagnostic(entry.path, 1, 1, "calendar-lost", message, hint, "warning")
            continue
        node, message = renamed.node.find(("status",)), f"“{session.title}”还没有办就归档了，订过日历的手机不会知道"
        if renamed.record.status == "archived" and renamed.record.get("state") != "cancelled":
            hint = "不办的，写 state: cancelled 和 notice，过了日子再归档"
            yield Diagnostic(renamed.path, node.line, node.column, "calendar-lost", message, hint, "warning")
        elif _ids(renamed.record)[0] != _ids(session)[0]:
            node = renamed.node.find(("redirect_from",))
            message = f"最早的编号原来是“{_ids(session)[0]}”，现在排在第一的是“{_ids(renamed.record)[0]}”"
            hint = "redirect_from 里最早的编号写在最前面，日历靠它认出同一场"
            yield Diagnostic(renamed.path, node.line, node.column, "calendar-lost", message, hint, "warning")


def _ids(session: Record) -> tuple[str, ...]:
    """Return the ids that a session has had, the oldest first."""
    return (*session.redirect_from, session.id)


def _earlier(before: Library, entry: Entry) -> Session | None:
    """Return a session as it was, under its id or one of its former ones."""
    entries = before.entries[Session.KIND]
    ids = (entry.record.id, *reversed(entry.record.redirect_from))
    record = next((entries[record_id].record for record_id in ids if record_id in entries), None)
    return record if isinstance(record, Session) else None


def _newer(earlier: Session, session: Session) -> date | None:
    """Return the day of the last check if it is later than before: an earlier one lowers a calendar's number."""
    day, before = session.verified_on, earlier.verified_on
    return day if day and (before is None or day > before) else None
