"""When a session begins and ends, as pages tell it to the reader's clock (`theme/assets/js/core/clock.js`)."""

from datetime import datetime

from catalog.model import Session

_ZONE = "+08:00"


def begins(session: Session) -> str:
    """`2026-12-09T09:00+08:00`, or `2026-12-09` if it takes whole days."""
    return _stamp(session.begins)[:10] if session.is_whole_day else _stamp(session.begins)


def ends(session: Session) -> str:
    """`2026-12-09T11:00+08:00`; midnight after its last day if it takes whole days."""
    return _stamp(session.ends)


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes") + _ZONE
