"""Values in Chinese words."""

from datetime import date, datetime, time

from catalog.model import Site
from catalog.model.places import Booking, Opening

STATUS = {"sample": "示例", "archived": "已归档"}
ACCESS = {"open": "自由进入", "booking": "需预约", "restricted": "限制进入"}
MODE = {"walk": "步行", "coach": "大巴", "bus": "公交", "metro": "地铁"}
ACTIONS = {"see": "看", "listen": "听", "discuss": "议", "practise": "做"}
_WEEKDAYS = "一二三四五六日"


def minutes(count: int) -> str:
    """`45 分钟`, `1 小时 30 分钟`."""
    hours, rest = divmod(count, 60)
    text = f"{hours} 小时" if hours else ""
    if rest:
        text = f"{text} {rest} 分钟" if text else f"{rest} 分钟"
    return text


def number(value: float) -> str:
    """`1`, `0.5`: without trailing zeros."""
    return f"{value:g}"


def clock(value: time | None) -> str:
    """`08:30`, or a dash where it is not known."""
    return f"{value:%H:%M}" if value else "—"


def day(value: date) -> str:
    """`2026 年 5 月 12 日`."""
    return f"{value.year} 年 {value.month} 月 {value.day} 日"


def month(value: date) -> str:
    """`2026 年 5 月`."""
    return f"{value.year} 年 {value.month} 月"


def day_and_time(start: datetime, end: datetime) -> tuple[str, str]:
    """`2026 年 5 月 12 日（周二）` and `09:00—11:00`."""
    weekday = f"（周{_WEEKDAYS[start.weekday()]}）"
    if start.date() == end.date():
        return f"{day(start)}{weekday}", f"{start:%H:%M}—{end:%H:%M}"
    return f"{day(start)}{weekday}", f"{start:%H:%M} 至 {day(end)} {end:%H:%M}"


def moment(start: datetime, end: datetime) -> str:
    """`2026 年 5 月 12 日（周二）09:00—11:00`."""
    return "".join(day_and_time(start, end))


def opening(value: Opening) -> str:
    """Hours, closing days and the note in one line."""
    parts = ["、".join(span.replace("-", "—") for span in value.hours)]
    if value.closed:
        parts.append(f"{'、'.join(value.closed)}闭馆")
    parts.append(value.note or "")
    return "，".join(part for part in parts if part)


def booking(value: Booking) -> str:
    """How to book, in one line."""
    parts = [f"提前 {value.lead_days} 天预约" if value.lead_days else ""]
    parts += [value.group or "", f"联系：{value.contact}" if value.contact else ""]
    return "；".join(part for part in parts if part)


def yes_no(value: bool | None, yes: str, no: str) -> str | None:  # noqa: FBT001 - the value itself
    """One of two words; None for a value that is not verified."""
    return None if value is None else yes if value else no


def terms(site: Site, vocabulary: str, ids: tuple[str, ...] | str | None) -> tuple[str, ...]:
    """The Chinese names of ids of a vocabulary."""
    names: dict[str, str] = getattr(site.vocabularies, vocabulary)
    term_ids = (ids,) if isinstance(ids, str) else ids or ()
    return tuple(names[term] for term in term_ids if term in names)
