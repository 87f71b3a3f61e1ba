"""What is computed for readers, computed once more from the YAML by code that shares nothing with the catalogue's."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import yaml

from tests.site.conftest import Documents
from tests.support.documents import Document, Element
from tests.support.sites import Site

NAMES = {"full-day": "一天", "half-day": "半天", "whole": "全程"}
Record = dict[str, Any]


@pytest.fixture(scope="module")
def content(site: Site) -> dict[str, dict[str, Record]]:
    """Every record that readers may see, by kind and id, as PyYAML reads it; texts stay texts."""
    records: dict[str, dict[str, Record]] = {}
    for path, file in site.library.files.items():
        _, *folders, name = path.split("/")
        if name.endswith(".yml") and folders:
            record = yaml.load(file.data, Loader=yaml.BaseLoader)  # noqa: S506 - texts only
            if record["status"] != "draft":
                records.setdefault(folders[0], {})[name.removesuffix(".yml")] = record
    return records


def minutes(clock: str) -> int:
    hours, _, rest = clock.partition(":")
    return int(hours) * 60 + int(rest)


def clock(count: int | None) -> str:
    if count is None:
        return "—"
    day = "前一日 " if count < 0 else "次日 " if count >= 1440 else ""
    return f"{day}{count // 60 % 24:02}:{count % 60:02}"


def length(count: int) -> str:
    parts = [f"{count // 60} 小时" if count >= 60 else "", f"{count % 60} 分钟" if count % 60 else ""]
    return " ".join(part for part in parts if part)


class Day:
    """One variant of a route, walked minute by minute."""

    def __init__(self, route: Record, variant: Record | None, points: dict[str, Record]) -> None:
        stops = [stop for stop in route["stops"] if stop["point"] in points]
        ways = {
            (stop["point"], following["point"]): stop.get("leg")
            for stop, following in zip(route["stops"], route["stops"][1:], strict=False)
        }
        names = [stop["point"] for stop in stops]
        if variant:
            names = [name for name in variant["stops"] if any(stop["point"] == name for stop in stops)]
            visits = {name: [stop for stop in stops if stop["point"] == name] for name in names}
            rows = [names[:index].count(name) for index, name in enumerate(names)]
            stops = [visits[name][min(row, len(visits[name]) - 1)] for name, row in zip(names, rows, strict=True)]
            ways |= {(leg["after"], leg["to"]): leg for leg in variant.get("legs", [])}
        breaks = {pause["after"]: pause for pause in (variant or route).get("pauses", [])}
        gathering = (variant or {}).get("gathering") or route.get("gathering")
        if variant and gathering and "gathering" not in variant:
            ends = route["stops"][0]["point"], route["stops"][-1]["point"]
            gathering = dict(gathering)
            for end, mine, key in zip(ends, (names[0], names[-1]), ("leg_out", "leg_back"), strict=True):
                if end != mine:
                    gathering.pop(key, None)
        self.rows: list[tuple[str, str]] = []
        self.moving, self.resting, self.staying, self.km, self.sure = 0, 0, 0, 0.0, True
        self.now: int | None = minutes((variant or {}).get("start_time") or route["start_time"])
        self.start = self.now
        if gathering:
            self.rows.append((clock(self.start - int(gathering.get("minutes", 0))), "集合"))
            self.walk(gathering.get("leg_out"))
        for index, stop in enumerate(stops):
            self.rows.append((clock(self.now), points[stop["point"]]["name"]))
            self.stay(int(stop["minutes"]))
            self.staying += int(stop["minutes"])
            if pause := breaks.pop(stop["point"], None):
                self.rows.append((clock(self.now), pause["name"]))
                self.stay(int(pause["minutes"]))
                self.resting += int(pause["minutes"])
            if index + 1 < len(stops):
                self.walk(ways.get((names[index], names[index + 1])))
        if gathering:
            self.walk(gathering.get("leg_back"))
            self.rows.append((clock(self.now), "返回"))

    def stay(self, count: int) -> None:
        self.now = None if self.now is None else self.now + count

    def walk(self, way: Record | None) -> None:
        if way is None or "minutes" not in way:
            self.now, self.sure = None, False
        else:
            self.stay(int(way["minutes"]))
            self.moving += int(way["minutes"])
        self.km += float((way or {}).get("km", 0))


def below(document: Document, element_id: str) -> list[Element]:
    return [
        element
        for element in document.elements
        if any(above.get("id") == element_id for above in (element, *element.above()))
    ]


def test_every_clock_and_total_of_every_variant(content: dict[str, dict[str, Record]], documents: Documents) -> None:
    for route_id, route in content["routes"].items():
        page = documents[f"routes/{route_id}/index.html"]
        variants = {key.replace("_", "-"): route[key] for key in ("full_day", "half_day") if key in route}
        for slug, variant in {**variants, "whole": None}.items():
            day = Day(route, variant, content["points"])
            inside = below(page, slug)
            times = [
                one.text for one in inside if one.tag == "b" and one.parent and one.parent.get("class") == "stop-time"
            ]
            assert times == [time for time, _ in day.rows], (route_id, slug)
            titles = [
                one.text
                for one in inside
                if one.tag in ("h3", "p") and (one.tag == "h3" or one.get("class") == "stop-pause")
            ]
            titles = [title for title in titles if not title.startswith("点名")]
            assert all(name in title for (_, name), title in zip(day.rows, titles, strict=True)), (route_id, slug)
            said = next(one.text for one in inside if one.tag == "p" and one.get("class") == "quiet")
            assert f"停留 {length(day.staying)}" in said
            assert (f"休息 {length(day.resting)}" in said) == bool(day.resting)
            assert (f"路上 {length(day.moving)}" in said) == bool(day.moving)
            assert (f"，{clock(day.now)} " in said) == day.sure
        for slug in (*variants, "whole") if variants else ():
            day = Day(route, route.get(slug.replace("-", "_")), content["points"])
            (link,) = [one for one in page.all("a") if one.get("href") == f"#{slug}"]
            total = length(day.staying + day.resting + day.moving)
            assert f"{'' if day.sure else '至少 '}{total}" in link.text
            assert not day.km or f"约 {round(day.km, 1):g} 公里" in link.text


def test_every_guide_has_the_clock_of_its_variant(content: dict[str, dict[str, Record]], documents: Documents) -> None:
    for route_id, route in content["routes"].items():
        if route["status"] == "archived":
            continue
        variants = {key.replace("_", "-"): route[key] for key in ("full_day", "half_day") if key in route}
        first = "full-day" if "full-day" in variants else "whole"
        for slug, variant in {**variants, "whole": None}.items():
            uri = f"routes/{route_id}/guide/{'' if slug == first else f'{slug}/'}index.html"
            times = [one.text for one in documents[uri].all("b") if one.get("class") == "time"]
            assert times == [time for time, _ in Day(route, variant, content["points"]).rows], uri
            others = {one.text for one in documents[uri].all("h3")} & set(NAMES.values())
            assert others == ({NAMES[other] for other in (*variants, "whole")} - {NAMES[slug]} if variants else set())


REFERENCES = {
    "lessons": {"lecturers": "instructors", "points": "points"},
    "instructors": {"teams": "teams"},
    "needs": {"items.lessons": "lessons"},
    "courses": {"units.lesson": "lessons", "units.point": "points"},
    "routes": {"stops.point": "points"},
    "plan": {
        "lesson": "lessons",
        "course": "courses",
        "lecturers": "instructors",
        "venue": "venues",
        "point": "points",
        "route": "routes",
    },
}


def values(record: Record, path: str) -> Iterator[str]:
    name, _, rest = path.partition(".")
    value = record.get(name, [])
    for item in value if isinstance(value, list) else [value]:
        if rest:
            yield from values(item, rest)
        else:
            yield item


def is_public(kind: str, record: Record) -> bool:
    return kind != "instructors" or record["public_consent"] in ("是", "有", "true")


def test_every_relation_is_seen_from_the_other_side(
    content: dict[str, dict[str, Record]], documents: Documents
) -> None:
    relations = 0
    for kind, fields in REFERENCES.items():
        for record_id, record in content.get(kind, {}).items():
            if record["status"] == "archived" or not is_public(kind, record):
                continue
            for field, target_kind in fields.items():
                for target in values(record, field):
                    if target in content[target_kind] and is_public(target_kind, content[target_kind][target]):
                        page = documents[f"{target_kind}/{target}/index.html"]
                        links = {link.get("href") for link in page.all("a")}
                        assert f"../../{kind}/{record_id}/" in links, (kind, record_id, target)
                        relations += 1
    assert relations > 20


def days_of(session: Record) -> list[date]:
    first = date.fromisoformat(session["start"][:10])
    end: str = session.get("end") or session["start"]
    last = date.fromisoformat(end[:10]) - timedelta(days=end.endswith(" 00:00"))
    return [first + timedelta(days=number) for number in range((max(first, last) - first).days + 1)]


def test_every_period_has_the_sessions_that_take_place_in_it_and_no_other_has_a_page(
    content: dict[str, dict[str, Record]], documents: Documents
) -> None:
    periods: dict[str, set[str]] = {}
    for session_id, session in content["plan"].items():
        for day in days_of(session) if session["status"] != "archived" else ():
            for period in (f"{day:%Y}", f"{day:%Y}-q{(day.month + 2) // 3}", f"{day:%Y-%m}"):
                periods.setdefault(period, set()).add(session_id)
    assert {uri.split("/")[1] for uri in documents if uri.startswith("calendar/") and uri.count("/") == 2} == set(
        periods
    )
    for period, sessions in periods.items():
        links = {link.get("href") for link in documents[f"calendar/{period}/index.html"].all("a")}
        assert {link.split("/")[-2] for link in links if link and link.startswith("../../plan/")} - {"plan"} == sessions


def test_every_list_says_how_many_it_has(content: dict[str, dict[str, Record]], documents: Documents) -> None:
    for kind, records in content.items():
        listed = sum(record["status"] != "archived" and is_public(kind, record) for record in records.values())
        text = documents[f"{kind}/index.html"].one("main").text
        assert f"共 {listed} " in text, kind
