"""A record's badges, and the headings under which those that name it stand on its page."""

from functools import cache

from markupsafe import Markup

from catalog.domain import wording
from catalog.model import KINDS, Record

_BADGE = Markup('<span class="badge badge-{}">{}</span>')


def badges(record: Record) -> Markup:
    """The marks of a record: a class and a word each, never colour alone."""
    return _badges(record.status, record.get("series"), record.get("access") or "open")


@cache
def _badges(status: str, series: str | None, access: str) -> Markup:
    found = [(status, wording.STATUS[status])] if status in wording.STATUS else []
    if series == "premium":
        found.append((series, "精品党课"))
    if access != "open":
        found.append((access, wording.ACCESS[access]))
    return Markup("").join(_BADGE.format(*mark) for mark in found)


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
