"""Calendar files: read by two readers of others, and replaced in a calendar that had them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
import recurring_ical_events
from icalendar import Calendar  # noqa: TID251 - reads what the site wrote

from catalog.content.loader import Library
from catalog.domain.addresses import full_address, phone_uri, street_address
from catalog.domain.catalog import Catalog
from catalog.exports.ical import calendar
from catalog.pages.calendar import calendars_of
from tests.support.hostile import ATTACK
from tests.support.samples import SESSION, SITE, SOUND, catalog

LOCAL = timezone(timedelta(hours=8))
PATH = "content/plan/session.yml"
VERIFIED = f"{SESSION}verified_on: 2026-11-01\n"
STATES = ("planned", "full", "postponed", "cancelled")


def events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def event_of(text: str, files: Mapping[str, str | bytes | None] | None = None) -> Any:  # noqa: ANN401 - icalendar's
    """The event of a plan's only session."""
    plan = catalog({PATH: text, **(files or {})})
    (event,) = events(calendar(plan, "计划", plan.of("plan")))
    return event


def timed(start: str, end: str | None, more: str = "") -> str:
    rows = [row for row in SESSION.splitlines() if not row.startswith(("start:", "end:"))]
    return "\n".join([*rows, f"start: {start}", *([f"end: {end}"] if end else []), more])


class Client:
    """A calendar program: of events with one name it keeps the one with the higher number, then the later stamp."""

    def __init__(self) -> None:
        self.events: dict[str, Any] = {}

    def subscribe(self, data: bytes) -> None:
        for event in events(data):
            current = self.events.get(event["uid"])
            if current is None or self._age(event) >= self._age(current):
                self.events[event["uid"]] = event

    @staticmethod
    def _age(event: Any) -> tuple[int, datetime]:  # noqa: ANN401 - icalendar's
        return int(event["sequence"]), event["dtstamp"].dt

    def shown(self) -> list[tuple[str, datetime | date]]:
        """What its reader sees: nothing that is cancelled."""
        current = (event for event in self.events.values() if event["status"] != "CANCELLED")
        return [(str(event["summary"]), event["dtstart"].dt) for event in current]


def all_ics(files: Mapping[str, str | bytes | None]) -> bytes:
    return dict(calendars_of(catalog(files)))["calendar/all.ics"]()


def test_a_session_that_is_moved_renamed_or_cancelled_replaces_itself() -> None:
    client = Client()
    client.subscribe(all_ics({PATH: VERIFIED}))
    assert client.shown() == [("第一期培训班", datetime(2026, 12, 1, 1, tzinfo=UTC))]
    moved = VERIFIED.replace("2026-11-01", "2026-11-05").replace("2026-12-01", "2026-12-08")
    client.subscribe(all_ics({PATH: moved}))
    assert client.shown() == [("第一期培训班", datetime(2026, 12, 8, 1, tzinfo=UTC))]
    renamed = moved.replace("2026-11-05", "2026-11-06").replace("第一期", "头一期") + "redirect_from: [session]\n"
    site = SITE + "base_url: https://example.org/elsewhere/\n"
    client.subscribe(all_ics({PATH: None, "content/plan/new-id.yml": renamed, "content/site.yml": site}))
    assert client.shown() == [("头一期培训班", datetime(2026, 12, 8, 1, tzinfo=UTC))]
    again = renamed.replace("[session]", "[session, new-id]")
    off = again.replace("2026-11-06", "2026-11-07") + "state: cancelled\nnotice: 因台风停办\n"
    cancelled = all_ics({PATH: None, "content/plan/newer-id.yml": off})
    client.subscribe(cancelled)
    assert client.shown() == []
    client.subscribe(all_ics({PATH: VERIFIED}))  # an old file that somebody opens once more
    assert client.shown() == []
    newcomer = Client()
    newcomer.subscribe(cancelled)
    assert len(newcomer.events) == 1
    assert newcomer.shown() == []


@pytest.mark.parametrize(
    ("status", "ended", "has"),
    [
        ("published", "2026-10-21", True),  # the content's day is 20 November
        ("published", "2026-10-20", False),
        ("archived", "2026-10-21", True),
        ("archived", "2026-10-20", False),
        ("draft", "2026-10-21", False),
    ],
)
def test_a_cancelled_session_stays_in_calendars_for_thirty_days(status: str, ended: str, *, has: bool) -> None:
    off = SESSION.replace("2026-12-01", ended).replace("published", status) + "state: cancelled\nnotice: 因雨\n"
    files = dict(calendars_of(catalog({PATH: off})))
    assert len(events(files["calendar/all.ics"]())) == has
    assert len(events(files["calendar/audiences-rural.ics"]())) == has
    # What a page links is there, whatever has become of it; an archived page links nothing.
    assert (f"{PATH[8:-4]}/session.ics" in files) == (status == "published" or has)


def test_an_archived_session_that_took_place_is_in_no_calendar() -> None:
    files = dict(calendars_of(catalog({PATH: SESSION.replace("published", "archived")})))
    assert events(files["calendar/all.ics"]()) == []
    assert "plan/session/session.ics" not in files


@pytest.mark.parametrize(
    ("state", "status", "prefix"),
    [
        ("planned", "CONFIRMED", ""),
        ("full", "CONFIRMED", "【已报满】"),
        ("postponed", "TENTATIVE", "【延期】"),
        ("cancelled", "CANCELLED", "【取消】"),
    ],
)
def test_the_state_is_said_to_program_and_reader(state: str, status: str, prefix: str) -> None:
    event = event_of(f"{SESSION}state: {state}\nnotice: 说明甲\n")
    assert (event["status"], str(event["summary"])) == (status, f"{prefix}第一期培训班")
    assert "说明甲" in str(event["description"])


def test_number_and_days_of_change_come_from_the_last_check_alone() -> None:
    event, later = event_of(VERIFIED), event_of(VERIFIED.replace("2026-11-01", "2026-11-02"))
    assert int(later["sequence"]) == int(event["sequence"]) + 1
    assert event["dtstamp"].dt == event["last-modified"].dt == datetime(2026, 10, 31, 16, tzinfo=UTC)
    assert int(event_of(SESSION)["sequence"]) == 0


def test_whole_days_are_days_and_the_end_is_the_day_after() -> None:
    for start, end, after in [("2026-12-15", None, date(2026, 12, 16)), ("2026-12-30", "2027-01-02", date(2027, 1, 3))]:
        event = event_of(timed(start, end))
        assert event["dtstart"].params["VALUE"] == event["dtend"].params["VALUE"] == "DATE"
        assert (event["dtstart"].dt, event["dtend"].dt) == (date.fromisoformat(start), after)


def test_several_days_with_a_clock_are_one_event() -> None:
    event = event_of(timed("2026-12-21 08:30", "2026-12-23 17:30"))
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(days=2, hours=9)


VENUE = SOUND["content/venues/venue.yml"]
EXACT = "location: {lat: 31.531, lon: 120.289, datum: gcj02, precision: exact}\n"


def test_a_place_is_given_so_that_a_telephone_finds_it() -> None:
    at_venue = f"{SESSION}venue: venue\n"
    for address in ("金石路 352 号", "滨湖区金石路 352 号", "江苏省无锡市滨湖区金石路 352 号"):
        event = event_of(at_venue, {"content/venues/venue.yml": f"{VENUE}address: {address}\n{EXACT}"})
        assert str(event["location"]) == "区党建馆，无锡市滨湖区金石路 352 号"
        lat, lon = event["geo"].to_ical().split(";")  # WGS-84, not as the map of the source has it
        assert abs(float(lat) - 31.533) < 0.001
        assert abs(float(lon) - 120.2845) < 0.001
    approx = event_of(at_venue, {"content/venues/venue.yml": VENUE + EXACT.replace("exact", "approx")})
    assert "geo" not in approx
    assert str(approx["location"]) == "区党建馆，无锡市滨湖区"


def test_online_only_has_no_place_and_says_how_to_get_in() -> None:
    online = f"{SESSION}online: {{how: 会议号另发, url: 'https://www.example.cn/live'}}\n"
    event = event_of(online)
    assert str(event["location"]) == "线上"
    assert "会议号另发；https://www.example.cn/live" in str(event["description"])
    both = event_of(f"{online}venue: venue\n")
    assert str(both["location"]).startswith("区党建馆")
    assert "会议号另发" in str(both["description"])


def test_a_route_begins_where_the_group_gathers_else_at_the_first_stop() -> None:
    route = SOUND["content/routes/route.yml"]
    at_route = f"{SESSION}route: route\n"
    assert str(event_of(at_route)["location"]) == "宝界桥，无锡市滨湖区（教学路线“立心铸魂”第一站）"
    gathered = event_of(at_route, {"content/routes/route.yml": f"{route}gathering: {{place: 区党建馆门前}}\n"})
    assert str(gathered["location"]) == "区党建馆门前（教学路线“立心铸魂”）"


def test_enrolment_and_sample_are_said() -> None:
    enrolment = "enrolment: {whom: 各支部, how: 统一报名, until: 2026-11-30, phone: 0510-00000000}\n"
    text = str(event_of(SESSION.replace("published", "sample") + enrolment)["description"])
    assert "示例" in text.split("\n", maxsplit=1)[0]
    assert "报名：各支部；统一报名；截止 2026 年 11 月 30 日（周一）；电话 0510-00000000" in text


def test_what_is_off_counts_no_hours_and_a_cancelled_one_takes_nobody() -> None:
    ways = "enrolment: {how: 统一报名}\nonline: {how: 会议号另发}\nnotice: 因雨\n"
    said = {state: str(event_of(f"{SESSION}{ways}state: {state}\n")["description"]) for state in STATES}
    assert {state for state, text in said.items() if "学时" in text} == {"planned", "full"}
    assert {state for state, text in said.items() if "统一报名" in text} == set(STATES) - {"cancelled"}
    assert {state for state, text in said.items() if "会议号另发" in text} == set(STATES) - {"cancelled"}


@pytest.mark.parametrize(
    ("phone", "uri"),
    [
        ("0510-85000000", "tel:051085000000"),
        ("0510 85000000", "tel:051085000000"),
        ("010-65000000", "tel:01065000000"),
        ("0510-85000000 转 8012", "tel:051085000000"),
        ("400-123-4567", "tel:4001234567"),
        ("13800138000", None),
        ("85000000", None),
        ("请找所在支部", None),
    ],
)
def test_only_an_offices_telephone_can_be_called(phone: str, uri: str | None) -> None:
    assert phone_uri(phone) == uri


def test_city_and_district_are_never_said_twice() -> None:
    for address in ("金石路 1 号", "无锡市滨湖区金石路 1 号", "无锡市金石路 1 号"):
        assert full_address(address) == "无锡市滨湖区金石路 1 号"
        assert street_address(address) == "金石路 1 号"


def test_every_calendar_is_read_and_has_every_day_of_its_sessions(fixture_catalog: Catalog, real: Library) -> None:
    assert real.site is not None
    for public in (fixture_catalog, Catalog.from_library(real, real.site)):
        files = {uri: render() for uri, render in calendars_of(public)}
        for uri, data in files.items():
            document = Calendar.from_ical(data)
            assert document.errors == [], uri
            assert [event.errors for event in events(data) if event.errors] == []
            names = [str(event["uid"]) for event in events(data)]
            assert len(names) == len(set(names)), uri
        query = recurring_ical_events.of(Calendar.from_ical(files["calendar/all.ics"]))
        for session in public.of("plan"):
            for day in session.days:
                midnight = datetime.combine(day, time(), LOCAL)
                found = query.between(midnight, midnight + timedelta(days=1))
                titles = " ".join(str(event["summary"]) for event in found)
                # A session that was called off a month ago is in no calendar.
                assert session.title in titles or session.state == "cancelled", (session.id, day)


def test_a_calendar_says_when_in_everybodys_clock() -> None:
    plan = catalog({PATH: timed("2026-05-12 09:00", "2026-05-12 11:00")})
    (event,) = events(calendar(plan, "计划", plan.of("plan")))
    assert event["dtstart"].dt == datetime(2026, 5, 12, 1, 0, tzinfo=UTC)
    assert event["dtend"].dt == datetime(2026, 5, 12, 3, 0, tzinfo=UTC)


def test_a_calendar_is_the_same_twice_and_no_line_is_too_long() -> None:
    plan = catalog({"content/plan/other.yml": SESSION.replace("第一期", "第二期")})
    made = calendar(plan, "计划" * 60, plan.of("plan"))
    assert made == calendar(plan, "计划" * 60, plan.of("plan"))
    assert made.endswith(b"END:VCALENDAR\r\n")
    assert max(map(len, made.split(b"\r\n"))) <= 75


def test_no_text_begins_a_line_of_its_own_in_a_calendar() -> None:
    rows = [row for row in SESSION.splitlines() if not row.startswith("title:")]
    text = "\n".join([*rows, f"title: '{ATTACK};BEGIN:VEVENT,END:VCALENDAR'"])
    plan = catalog({"content/plan/session.yml": text})
    (event,) = events(calendar(plan, "计划", plan.of("plan")))
    assert event["summary"] == plan.of("plan")[0].heading
