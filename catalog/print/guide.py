"""From the catalogue, the clock and the map to a `Guide`."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from datetime import date, time
from typing import Any

from catalog.domain import wording
from catalog.domain.catalog import Catalog
from catalog.domain.directions import directions_to
from catalog.domain.facts import uri_of
from catalog.domain.timetable import Call, Itinerary, Timetable, itineraries, timetable
from catalog.model import Point, Record, Route, Site
from catalog.model.places import Visit
from catalog.print.guide_model import Answer, Guide, GuideStop, Link, Pair
from catalog.print.programme import back_of, gathering_of, leg_of, pause_of, version_of
from catalog.print.text import clean, paragraphs

SHORT_ADDRESSES = "go/"
"""Where short addresses lie, from the site's root."""
UNVERIFIED = "未核实"
DEPARTS, ENDS = "出发", "结束"

_NO_WAY = {"restricted": "限制进入，不提供导航", "unknown": "位置未核实，没有导航"}
_DIGITS = 8


def guide_of(catalog: Catalog, route: Route, itinerary: Itinerary | None = None) -> Guide:
    """Everything that the guide of one variant says, by default of the one that fits a day."""
    site, variants = catalog.site, itineraries(route)
    itinerary = itinerary or variants[0]
    table = timetable(itinerary, catalog.points)
    others = (timetable(other, catalog.points) for other in variants if other.id != itinerary.id)
    day = newest(catalog, (route, *catalog.get_many("points", (stop.point for stop in itinerary.stops))))
    variant = itinerary.name if len(variants) > 1 else None
    guide = Guide(
        id=route.id,
        title=f"{clean(route.name)}{f'（{variant}）' if variant else ''}：教学路线导览手册",
        name=clean(route.name),
        variant=variant,
        mark=route.mark,
        marks=tuple(status_of(route)),
        site_name=clean(site.name),
        organiser=clean(site.organiser),
        theme=clean(site.vocabularies.themes[route.theme]),
        summary=paragraphs(route.summary),
        objectives=tuple(map(clean, route.objectives)),
        totals=tuple(_totals(table)),
        departs=itinerary.start,
        lasts=table.minutes,
        versions=tuple(map(version_of, others)),
        gathering=gathering_of(table),
        back=back_of(table),
        safety=tuple(map(clean, route.safety)),
        booking=clean(route.booking) if route.booking else None,
        stops=tuple(_stop(catalog, call, call.point, table) for call in table.calls if call.point),
        page=link(site, "路线网页", uri_of(route)),
        short=_without_scheme(site.absolute(SHORT_ADDRESSES)) if site.base_url else None,
        no_links=None if site.base_url else "网站还没有正式网址，所以本册没有二维码。",
        corrections=corrections(catalog, "路线名"),
        edition=wording.day(day),
        edition_date=(day.year, day.month, day.day),
    )
    return replace(guide, digest=digest_of(guide))


def strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - a guide or any part of one
    """Every text in a guide."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from strings(item)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from strings(getattr(value, name))


def _stop(catalog: Catalog, call: Call, point: Point, table: Timetable) -> GuideStop:
    stop, site, how = call.stop, catalog.site, directions_to(point).how
    town = site.vocabularies.towns.get(point.town or "")
    return GuideStop(
        number=call.number,
        code=point.id,
        name=clean(point.name),
        marks=(*status_of(point), *([wording.ACCESS[point.access]] if point.access != "open" else [])),
        arrive=None if call.arrive is None else wording.clock(call.arrive),
        leave=None if call.leave is None else wording.clock(call.leave),
        stay=wording.minutes(stop.minutes),
        begins=None if call.arrive is None else call.arrive - table.itinerary.start,
        lasts=stop.minutes,
        closed=point.opening.closed if point.opening else (),
        hours=tuple(map(_span, point.opening.hours)) if point.opening else (),
        opening=(wording.opening(point.opening) if point.opening else "") or UNVERIFIED,
        booking=(clean(wording.booking(point.booking)) if point.booking else "") or UNVERIFIED,
        address=_address(point, town),
        place=call.position,
        lede=clean(point.lede),
        story=paragraphs(point.story or ""),
        questions=tuple(map(clean, point.questions)),
        actions=tuple(
            Pair(label, clean(value))
            for name, label in wording.ACTIONS.items()
            if (value := getattr(stop.action, name))
        ),
        note=clean(stop.note) if stop.note else None,
        pause=pause_of(call, table),
        leg=None if call is table.calls[-1] else leg_of(call),
        answers=tuple(_answers(point)),
        page=link(site, "点位网页", f"{SHORT_ADDRESSES}{point.id}/"),
        way=None if how in _NO_WAY else link(site, "到这里去", f"{SHORT_ADDRESSES}{point.id}/nav/"),
        no_way=_NO_WAY.get(how),
        verified=f"{wording.day(point.verified_on)}核实" if point.verified_on else UNVERIFIED,
    )


def _address(point: Point, town: str | None) -> str:
    """Where a stop is, and how far the map may be off, in few words: a stop in large type fills its page."""
    address = clean(point.address or town or "") or UNVERIFIED
    error_m = point.location.error_m if point.location else 0
    return f"{address}；图上可能差 {wording.length(error_m)}" if error_m else address


def _span(hours: str) -> tuple[int, int]:
    """Opening and closing from `09:00-17:00`."""
    opens, closes = (_minutes(time.fromisoformat(part)) for part in hours.split("-"))
    return opens, closes


def _minutes(clock: time) -> int:
    """After midnight."""
    return clock.hour * 60 + clock.minute


def _answers(point: Point) -> Iterator[Answer]:
    """What a leader asks of every stop, always in the same order."""
    visit = point.visit or Visit()
    lead = point.booking.lead_days if point.booking else None
    values = {
        "接待人数": f"{visit.capacity} 人" if visit.capacity else None,
        "停大客车": wording.yes_no(visit.coach_parking, "能", "不能"),
        "厕所": wording.yes_no(visit.toilets, "有", "无"),
        "无障碍": wording.yes_no(visit.step_free, "有", "无"),
        "室内为主": wording.yes_no(visit.indoor, "是", "否"),
        "讲解": wording.yes_no(visit.guide, "有", "无"),
        "提前预约": f"{lead} 天" if lead else None,
    }
    for label, value in values.items():
        yield Answer(label, value or UNVERIFIED, value is not None)


def _totals(table: Timetable) -> Iterator[Pair]:
    least = "" if table.complete else "至少 "
    yield Pair("站数", f"{len(table.calls)} 站")
    yield Pair("用时", f"{least}{wording.minutes(table.minutes)}")
    yield Pair(DEPARTS, wording.clock(table.itinerary.start))
    yield Pair("停留", wording.minutes(table.stay_minutes))
    if table.pause_minutes:
        yield Pair("休息", wording.minutes(table.pause_minutes))
    yield Pair(ENDS, wording.clock(table.end) if table.end is not None else "路程未核实，未定")
    yield Pair("里程", f"约 {wording.number(table.way_km)} 公里" if table.way_km else UNVERIFIED)


def status_of(record: Record) -> Iterator[str]:
    """What must be said of a record before anything else: 示例."""
    if record.status in wording.STATUS:
        yield wording.STATUS[record.status]


def newest(catalog: Catalog, sources: Iterable[Record]) -> date:
    """The day of the newest of what is printed; never today, so that paper and hash stay the same."""
    return max([catalog.updated_on, *(record.verified_on for record in sources if record.verified_on)])


def corrections(catalog: Catalog, what: str) -> str:
    """Where mistakes are reported, with the word for what the reader should name."""
    contact = catalog.site.contact
    ways = "，".join(filter(None, (contact.phone, contact.email, contact.address)))
    return (
        f"发现差错或变化，请告诉{clean(contact.office)}{f'（{clean(ways)}）' if ways else ''}，并说明{what}和版本号。"
    )


def link(site: Site, label: str, uri: str) -> Link | None:
    """Return a link to a page of the own site, if that has an address."""
    address = site.absolute(uri)
    return Link(label, address, _without_scheme(address)) if site.base_url else None


def _without_scheme(address: str) -> str:
    return re.sub(r"^https?://", "", address)


def digest_of(document: Any) -> str:  # noqa: ANN401 - a guide or the handbook
    """Eight hexadecimal digits of everything that it says."""
    text = json.dumps(asdict(document), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
