"""A record's badges: its state, its series, and whether one may go there."""

from functools import cache

from markupsafe import Markup

from catalog.domain import wording
from catalog.model import Record

_BADGE = Markup('<span class="badge badge-{}">{}</span>')


def badges(record: Record) -> Markup:
    """The badges of a record: a class and a word each, never colour alone."""
    return _badges(record.status, record.get("series"), record.get("access") or "open")


@cache
def _badges(status: str, series: str | None, access: str) -> Markup:
    labels = [(status, wording.STATUS[status])] if status in wording.STATUS else []
    if series == "premium":
        labels.append((series, "精品党课"))
    if access != "open":
        labels.append((access, wording.ACCESS[access]))
    return Markup("").join(_BADGE.format(*label) for label in labels)
