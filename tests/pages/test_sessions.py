"""A session's life on its page, in lists and in linked data."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from tests.support.documents import Document
from tests.support.outputs import published
from tests.support.samples import SESSION, SOUND, catalog

PATH = "content/plan/session.yml"
PAGE = "plan/session/index.html"
ENROLMENT = """\
enrolment:
  whom: 各支部的党员
  how: 由支部统一报名
  until: 2026-11-25
  url: https://www.example.cn/baoming
  phone: 0510-00000000
"""


def documents(text: str, files: Mapping[str, str | bytes | None] | None = None) -> dict[str, Document]:
    output = published(catalog({PATH: text, **(files or {})}))
    return {uri: Document(data.decode()) for uri, data in output.items() if uri.endswith(".html")}


def linked(page: Document) -> dict[str, Any]:
    (script,) = (script for script in page.all("script") if script.get("type") == "application/ld+json")
    about: dict[str, Any] = json.loads(script.text)
    return about


def timed(start: str, end: str | None = None) -> str:
    rows = [row for row in SESSION.splitlines() if not row.startswith(("start:", "end:"))]
    return "\n".join([*rows, f"start: {start}", *([f"end: {end}"] if end else []), ""])


@pytest.mark.parametrize(
    ("state", "word", "is_off"),
    [("full", "已报满", False), ("postponed", "延期", True), ("cancelled", "取消", True)],
)
def test_the_state_is_said_wherever_the_session_is(state: str, word: str, *, is_off: bool) -> None:
    text = f"{SESSION}state: {state}\nnotice: 说明甲\nvenue: venue\nlecturers: [teacher]\ncourse: course\n"
    pages = documents(text)
    lists = ("plan/index.html", "calendar/2026-12/index.html", "calendar/2026/index.html", "audiences/rural/index.html")
    records = ("venues/venue/index.html", "instructors/teacher/index.html", "courses/course/index.html")
    for uri in (PAGE, "index.html", "timetable/course/index.html", *lists, *records):
        badges = [badge.text for badge in pages[uri].all("span") if badge.get("class") == f"badge badge-{state}"]
        assert word in badges, uri
        assert ("原定" in pages[uri].one("body").text) == is_off, uri
    for uri in (PAGE, "index.html", "plan/index.html", "timetable/course/index.html", "calendar/2026-12/index.html"):
        assert bool(pages[uri].all("s")) == is_off, uri
        assert "说明甲" in pages[uri].one("body").text, uri
    rows = [row for row in pages["plan/index.html"].all("a") if row.get("data-id") == "session"]
    assert {row.get("data-state") for row in rows} == {state}
    head = next(line for line in pages[PAGE].all("p") if line.get("class") == "callout callout-state")
    assert head.text == f"{word}：说明甲"


def test_a_session_as_planned_has_no_badge_and_may_have_a_notice() -> None:
    pages = documents(f"{SESSION}notice: 请带身份证\n")
    assert "请带身份证" in pages[PAGE].one("body").text
    assert not [badge for badge in pages[PAGE].all("span") if "badge" in (badge.get("class") or "")]


def test_enrolment_is_said_with_links_that_work_and_only_while_it_can_be_used() -> None:
    page = documents(SESSION + ENROLMENT)[PAGE]
    said = page.one("body").text
    for word in ("怎样报名", "各支部的党员", "由支部统一报名", "2026 年 11 月 25 日（周三）"):
        assert word in said
    links = {link.get("href"): link for link in page.all("a")}
    assert "tel:051000000000" in links
    assert links["https://www.example.cn/baoming"].get("rel") == "noopener noreferrer"
    off = documents(f"{SESSION}{ENROLMENT}state: cancelled\nnotice: 停办\n")[PAGE].one("body").text
    assert "怎样报名" not in off


def test_online_only_says_so_and_names_no_place() -> None:
    online = "online: {how: 会议号另发, url: 'https://www.example.cn/live'}\n"
    page = documents(SESSION + online)[PAGE]
    assert "线上参加" in page.one("body").text
    assert "https://www.example.cn/live" in {link.get("href") for link in page.all("a")}
    about = linked(page)
    assert about["location"] == {
        "@type": "VirtualLocation",
        "name": "线上",
        "url": "https://www.example.cn/live",
    }
    assert about["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    mixed = linked(documents(f"{SESSION}{online}venue: venue\n")[PAGE])
    assert [place["@type"] for place in mixed["location"]] == ["Place", "VirtualLocation"]
    assert mixed["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert linked(documents(SESSION)[PAGE])["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("planned", "EventScheduled"),
        ("full", "EventScheduled"),
        ("postponed", "EventPostponed"),
        ("cancelled", "EventCancelled"),
    ],
)
def test_linked_data_has_the_status(state: str, status: str) -> None:
    about = linked(documents(f"{SESSION}{ENROLMENT}state: {state}\nnotice: 说明甲\n")[PAGE])
    assert about["eventStatus"] == f"https://schema.org/{status}"
    availability = {"planned": "https://schema.org/InStock", "full": "https://schema.org/SoldOut"}
    assert about.get("offers", {}).get("availability") == availability.get(state)
    assert "price" not in about.get("offers", {})


def test_whole_days_are_days_in_linked_data_and_both_ends_are_in() -> None:
    about = linked(documents(timed("2026-12-30", "2027-01-02"))[PAGE])
    assert (about["startDate"], about["endDate"]) == ("2026-12-30", "2027-01-02")
    about = linked(documents(timed("2026-12-15"))[PAGE])
    assert (about["startDate"], about["endDate"]) == ("2026-12-15", "2026-12-15")


def test_several_days_stand_on_each_day_of_the_month_with_both_weekdays() -> None:
    pages = published(catalog({PATH: timed("2026-12-30 08:30", "2027-01-02 17:30")}))
    assert "2026 年 12 月 30 日（周三）08:30 至 2027 年 1 月 2 日（周六）17:30" in pages[PAGE].decode()
    for month, days in (("2026-12", ["30", "31"]), ("2027-01", ["1", "2"])):
        page = pages[f"calendar/{month}/index.html"].decode()
        assert re.findall('<span class="month-day">([0-9]+)</span><a ', page) == days


def test_what_is_off_is_no_clash_and_no_offer_for_tools() -> None:
    output = published(
        catalog(
            {
                PATH: f"{SESSION}state: cancelled\nnotice: 停办\n",
                "content/plan/day.yml": timed("2026-12-15").replace("第一期", "全天"),
            }
        )
    )
    briefs = json.loads(output["data/briefs.js"].decode().removeprefix("catalog.briefs=").rstrip(";\n"))["records"]
    assert briefs["plan/session"]["state"] == "cancelled"
    assert "state" not in briefs["plan/day"]
    assert (briefs["plan/day"]["begins"], briefs["plan/day"]["ends"]) == ("2026-12-15", "2026-12-16T00:00+08:00")
    core = output["search/core.js"].decode()
    assert "取消" in core


def test_a_lesson_of_a_sample_says_so_in_linked_data() -> None:
    sample = SOUND["content/lessons/lesson.yml"].replace("published", "sample")
    page = documents(SESSION, {"content/lessons/lesson.yml": sample})["lessons/lesson/index.html"]
    assert linked(page)["name"] == "一湖碧水的治理账（示例）"
