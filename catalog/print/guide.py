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
from catalog.domain.timetable import Call, Timetable, itineraries, timetable
from catalog.model import Point, Record, Route, Site
from catalog.model.places import Visit
from catalog.print.guide_model import Answer, Guide, GuideStop, Link, Pair, Version

SHORT_ADDRESSES = "go/"
"""Where short addresses lie, from the site's root."""
UNVERIFIED = "未核实"
DEPARTS, ENDS = "出发", "结束"

_WIDE = "\u2014\u2018-\u201d\u2026\u3000-\u303f\u3400-\u9fff\uff00-\uffef\U00020000-\U0003ffff"
_FOLD = re.compile(rf"(?<=[{_WIDE}])[ \t\n]+(?=[{_WIDE}])")
_NO_WAY = {"restricted": "限制进入，不提供导航", "unknown": "位置未核实，没有导航"}
_DIGITS = 8


def guide_of(catalog: Catalog, route: Route) -> Guide:
    """Everything that a route's guide says."""
    site = catalog.site
    tables = tuple(timetable(itinerary, catalog.points) for itinerary in itineraries(route))
    table = tables[0]
    stops = tuple(_stop(catalog, call, call.point, table) for call in table.calls if call.point)
    day = newest(catalog, (route, *catalog.get_many("points", (stop.point for stop in route.stops))))
    guide = Guide(
        id=route.id,
        title=f"{clean(route.name)}：教学路线导览手册",
        name=clean(route.name),
        mark=route.mark,
        marks=tuple(status_of(route)),
        site_name=clean(site.name),
        organiser=clean(site.organiser),
        theme=clean(site.vocabularies.themes[route.theme]),
        summary=paragraphs(route.summary),
        objectives=tuple(map(clean, route.objectives)),
        totals=tuple(_totals(table)),
        departs=table.itinerary.start,
        lasts=table.minutes,
        day=table.minutes,
        versions=tuple(map(_version, tables[1:])),
        safety=tuple(map(clean, route.safety)),
        booking=clean(route.booking) if route.booking else None,
        stops=stops,
        page=link(site, "路线网页", uri_of(route)),
        short=_without_scheme(site.absolute(SHORT_ADDRESSES)) if site.base_url else None,
        no_links=None if site.base_url else "网站还没有正式网址，所以本册没有二维码。",
        corrections=corrections(catalog, "路线名"),
        edition=wording.day(day),
        edition_date=(day.year, day.month, day.day),
    )
    return replace(guide, digest=digest_of(guide))


def clean(text: str) -> str:
    """One line, without the spaces that a folded line of YAML leaves between Chinese characters."""
    return re.sub(r"\s+", " ", _FOLD.sub("", text)).strip()


def paragraphs(text: str) -> tuple[str, ...]:
    """Text cut at its empty lines."""
    return tuple(clean(piece) for piece in re.split(r"\n\s*\n", text) if piece.strip())


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
        leg=None if call is table.calls[-1] else _leg(call),
        answers=tuple(_answers(point)),
        page=link(site, "点位网页", f"{SHORT_ADDRESSES}{point.id}/"),
        way=None if how in _NO_WAY else link(site, "到这里去", f"{SHORT_ADDRESSES}{point.id}/nav/"),
        no_way=_NO_WAY.get(how),
        verified=f"{wording.day(point.verified_on)}核实" if point.verified_on else UNVERIFIED,
    )


def _address(point: Point, town: str | None) -> str:
    """Where a stop is, and how sure the map is of it."""
    sure = wording.how_sure(point.location) if point.location else ""
    return "；".join(filter(None, (clean(point.address or town or "") or UNVERIFIED, sure and f"图上为{sure}")))


def _span(hours: str) -> tuple[int, int]:
    """Opening and closing from `09:00-17:00`."""
    opens, closes = (_minutes(time.fromisoformat(part)) for part in hours.split("-"))
    return opens, closes


def _minutes(clock: time) -> int:
    """After midnight."""
    return clock.hour * 60 + clock.minute


def _leg(call: Call) -> str:
    """The way on from a stop: as the route says it, else the straight line, else that it is not known."""
    if call.leg:
        parts = (
            wording.MODE[call.leg.mode],
            wording.minutes(call.leg.minutes) if call.leg.minutes else "用时未核实",
            f"{wording.number(call.leg.km)} 公里" if call.leg.km else "",
        )
        return "，".join(part for part in parts if part)
    if call.straight_km is None:
        return "路程未核实"
    return f"路程未核实，直线{wording.distance(call.straight_km, call.error_m)}"


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
    yield Pair("全程", f"{least}{wording.minutes(table.minutes)}")
    yield Pair(DEPARTS, wording.clock(table.calls[0].arrive))
    yield Pair("停留", wording.minutes(table.stay_minutes))
    yield Pair(ENDS, wording.clock(table.end) if table.end is not None else "路程未核实，未定")
    yield Pair("里程", f"约 {wording.number(table.way_km)} 公里" if table.way_km else UNVERIFIED)


def _version(table: Timetable) -> Version:
    """Another variant in a line."""
    stops = f"{len(table.calls)} 站：{' → '.join(clean(call.point.name) for call in table.calls if call.point)}"
    end = f"—{wording.clock(table.end)}" if table.end is not None else ""
    time = f"{wording.clock(table.itinerary.start)}{end}，{wording.minutes(table.minutes)}"
    return Version(table.itinerary.name, stops, time, clean(table.itinerary.note) if table.itinerary.note else None)


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
