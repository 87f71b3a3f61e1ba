"""Values in Chinese words."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from math import ceil

from catalog.geo import decimals, distance_step, rounded_km
from catalog.model import Location, Session, Site
from catalog.model.places import Booking, Opening
from catalog.model.sessions import Enrolment, Online

STATUS = {"sample": "示例", "archived": "已归档"}
STATE = {"full": "已报满", "postponed": "延期", "cancelled": "取消"}
ACCESS = {"open": "自由进入", "booking": "需预约", "restricted": "限制进入"}
MODE = {"walk": "步行", "coach": "大巴", "bus": "公交", "metro": "地铁"}
ACTIONS = {"see": "看", "listen": "听", "discuss": "议", "practise": "做"}
_COORDINATE_DECIMALS = 4  # degrees; 10 m, as far as a door is wide
_WEEKDAYS = "一二三四五六日"
_KILOMETRE = 1000
_DAY = 24 * 60
_NIGHT = timedelta(hours=12)
_DAYS_AFTER = {-1: "前一日 ", 0: "", 1: "次日 "}
_ORDINALS = "一二三四五六七八九十"


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


def length(metres: int) -> str:
    """`500 米`, `1.5 公里`."""
    return f"{metres} 米" if metres < _KILOMETRE else f"{number(metres / _KILOMETRE)} 公里"


def distance(km: float, error_m: int) -> str:
    """A straight line as far as it is known: `约 4.3 公里`, `约 4 公里`, `不超过 6 公里`."""
    value = rounded_km(km, error_m)
    if not error_m:
        return f"约 {max(value, 0.1):.1f} 公里"
    if value:
        return f"约 {number(value)} 公里"
    step = distance_step(error_m)
    return f"不超过 {number(ceil((km + error_m / _KILOMETRE) / step) * step)} 公里"


def coordinate(location: Location) -> str:
    """`北纬 31.5123°，东经 120.2568°`, or `约北纬 31.51°，东经 120.26°`."""
    count = decimals(location.error_m, _COORDINATE_DECIMALS)
    about = "约" if location.error_m else ""
    return f"{about}北纬 {location.position.lat:.{count}f}°，东经 {location.position.lon:.{count}f}°"


def how_sure(location: Location) -> str:
    """`大致位置，可能差 500 米`; empty for an exact place."""
    return f"大致位置，可能差 {length(location.error_m)}" if location.error_m else ""


def where(town: str | None, address: str | None) -> str:
    """Town and address, the town once; empty if neither is known."""
    if town and address and address.startswith(town):
        return address
    return "，".join(filter(None, (town, address)))


def clock(value: time | int | None) -> str:
    """`08:30`, `次日 04:51`, `第三天 00:15`, or a dash where it is not known; a number is counted from midnight."""
    if value is None:
        return "—"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    days, minute = divmod(value, _DAY)
    later = f"第{_ORDINALS[days]}天 " if days < len(_ORDINALS) else f"第 {days + 1} 天 "
    return f"{_DAYS_AFTER.get(days, later)}{minute // 60:02}:{minute % 60:02}"


def day(value: date) -> str:
    """`2026 年 5 月 12 日`."""
    return f"{value.year} 年 {value.month} 月 {value.day} 日"


def month(value: date) -> str:
    """`2026 年 5 月`."""
    return f"{value.year} 年 {value.month} 月"


def day_and_time(session: Session) -> tuple[str, str]:
    """When a session is, as its first day and what comes behind it.

    `2026 年 5 月 12 日（周二）` and `09:00—11:00`, `全天`, `08:30 至 5 月 14 日（周四）17:30`.
    """
    first, last = session.begins, session.days[-1]
    day_text = f"{day(first)}{weekday(first)}"
    is_evening = session.ends - first < _NIGHT  # over midnight, but not a second day's class
    if session.is_whole_day:
        return day_text, "全天" if len(session.days) == 1 else f"至 {_other_day(first, last)}"
    if len(session.days) == 1:
        return day_text, f"{first:%H:%M}—{_until(session)}"
    if is_evening:
        return day_text, f"{first:%H:%M}—次日 {session.ends:%H:%M}"
    return day_text, f"{first:%H:%M} 至 {_other_day(first, last)}{_until(session)}"


def when(session: Session) -> str:
    """`2026 年 5 月 12 日（周二）09:00—11:00`, `2026 年 5 月 12 日（周二）全天`; 原定 before it where that is off."""
    day_text, rest = day_and_time(session)
    planned = "原定 " if session.is_off else ""
    return f"{planned}{day_text} {rest}" if rest.startswith("至") else f"{planned}{day_text}{rest}"


def moment(value: date | datetime) -> str:
    """`2026 年 5 月 12 日（周二）`, with `17:00` behind it where a time is given."""
    return (
        f"{day(value)}{weekday(value)}{value:%H:%M}" if isinstance(value, datetime) else f"{day(value)}{weekday(value)}"
    )


def weekday(value: date) -> str:
    """`（周二）`."""
    return f"（周{_WEEKDAYS[value.weekday()]}）"


def _until(session: Session) -> str:
    """The time of day at which a session ends; `24:00` at midnight, which belongs to its last day."""
    return "24:00" if session.ends.time() == time() else f"{session.ends:%H:%M}"


def _other_day(first: date, last: date) -> str:
    """A later day, with its year only where that is another."""
    text = day(last) if last.year != first.year else f"{last.month} 月 {last.day} 日"
    return f"{text}{weekday(last)}"


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


def enrolment(value: Enrolment) -> tuple[str, ...]:
    """Who may enrol, how, and until when, each as a phrase."""
    rows = (
        ("", value.whom),
        ("", value.how),
        ("截止 ", moment(value.until) if value.until else None),
        ("电话 ", value.phone),
        ("网址 ", value.url),
    )
    return tuple(f"{label}{text}" for label, text in rows if text)


def online(value: Online) -> tuple[str, ...]:
    """How to get in over the network, each as a phrase."""
    return tuple(text for text in (value.how, value.url) if text)


def yes_no(value: bool | None, yes: str, no: str) -> str | None:  # noqa: FBT001 - the value itself
    """One of two words; None for a value that is not verified."""
    return None if value is None else yes if value else no


def quoted(words: Iterable[str]) -> str:
    """`“土地”“合同”`."""
    return "".join(f"“{word}”" for word in words)


def terms(site: Site, vocabulary: str, ids: tuple[str, ...] | str | None) -> tuple[str, ...]:
    """The Chinese names of ids of a vocabulary."""
    names: dict[str, str] = getattr(site.vocabularies, vocabulary)
    term_ids = (ids,) if isinstance(ids, str) else ids or ()
    return tuple(names[term] for term in term_ids if term in names)
