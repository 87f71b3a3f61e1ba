"""What is told of a change to the content, compared with the last commit."""

from collections.abc import Iterator
from datetime import date

from catalog.content.loader import Library
from catalog.content.source_file import Entry
from catalog.diagnostics import Diagnostic
from catalog.model import Session

CODES = frozenset({"moved-unverified"})

_FIELDS = {
    "start": "开始时间",
    "end": "结束时间",
    "state": "情况",
    "venue": "阵地",
    "point": "点位",
    "route": "路线",
    "online": "线上参加的办法",
}


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
