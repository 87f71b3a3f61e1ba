"""What is over, now or next: told by the reader's clock, whenever the page is read and wherever the device is."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Contexts
from tests.support.fixture_site import TODAY_EPOCH, fixture_project
from tests.support.serving import serving
from tests.support.sites import Site, make

_ZONE = timezone(timedelta(hours=8))
_UPDATED = "2026-11-20"
_SESSION = """status: published
source: 示例来源甲
title: {title}
start: {start}
{end}audiences: [rural]
organiser: 示例工作部
lesson: clear-water
course: street-course
lecturers: [teacher-a]
venue: district-hall
point: wetland
{more}"""
# id: start, end, title; what stands for a year from the day that the content was updated on.
_PLAN = {
    "s1125": ("2026-11-25 19:30", "2026-11-25 20:15", "周三晚课"),
    "s1126": ("2026-11-26 14:00", "2026-11-26 16:00", "周四下午课"),
    "s1127": ("2026-11-27 14:00", "2026-11-27 16:00", "周五下午课"),
    "s1201": ("2026-12-01 14:00", "2026-12-01 16:00", "周二下午课"),
    "s1202": ("2026-12-02 09:00", "2026-12-02 11:00", "周三上午课"),
    "s1204": ("2026-12-04", "", "周五全天课"),
    "s1206": ("2026-12-06 09:00", "2026-12-06 11:00", "周日课"),
    "s1207": ("2026-12-07 09:00", "2026-12-07 11:00", "下周一课"),
    "s1210": ("2026-12-10 09:00", "2026-12-10 11:00", "停办的课"),
    "s1221": ("2026-12-21 08:30", "2026-12-23 17:30", "三天班"),
    "s1230": ("2026-12-30", "2027-01-02", "跨年班"),
    "s0315": ("2027-03-15 09:00", "2027-03-15 11:00", "春天课"),
}
_MORE = {"s1210": "state: cancelled\nnotice: 因场地检修停办\n"}

Read = Callable[..., Page]


@pytest.fixture(scope="module")
def autumn(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The fixture site as it would be on 20 November, with a plan from there on; the plan of spring is over."""
    root = fixture_project(tmp_path_factory.mktemp("autumn"))
    settings = root / "content" / "site.yml"
    settings.write_text(settings.read_text("utf-8").replace("2026-05-12", _UPDATED, 1), "utf-8")
    for name, (start, end, title) in _PLAN.items():
        values = {"title": title, "start": start, "end": f"end: {end}\n" if end else "", "more": _MORE.get(name, "")}
        (root / "content" / "plan" / f"{name}.yml").write_text(_SESSION.format(**values), "utf-8")
    return make(root, root / "site", TODAY_EPOCH, with_pdf=False)


@pytest.fixture(scope="module")
def address(autumn: Site) -> Iterator[str]:
    """That site over HTTP."""
    with serving(autumn.folder, autumn.prefix) as root:
        yield root


@pytest.fixture
def read(contexts: Contexts, address: str) -> Iterator[Read]:
    """Opens a page as somebody does at a moment, in 无锡 unless told otherwise."""
    pages: list[Page] = []

    def read_page(uri: str, moment: str, **options: Any) -> Page:  # noqa: ANN401 - Playwright's
        page = contexts(**{"timezone_id": "Asia/Shanghai", **options}).new_page()
        pages.append(page)
        page.clock.set_fixed_time(datetime.fromisoformat(moment).replace(tzinfo=_ZONE))
        page.goto(address + uri)
        return page

    yield read_page
    for page in pages:
        page.close()


def _mark(page: Page, session: str) -> str:
    """What the page of a session says of it."""
    page.locator(".intro time").first.wait_for()
    marks = page.locator(".intro .clock").all_inner_texts()
    assert len(marks) <= 1, session
    return "".join(marks)


def _rows(page: Page, within: str = "main") -> list[tuple[str, str]]:
    """The visible sessions in their order, for those who see and those who hear it: id and mark."""
    script = """(all) => {
      const idOf = ({ pathname }) => (pathname.match("/plan/([^/]+)/") || [])[1];
      const markOf = (link) => link.closest(".month-grid a, li, tr, p").querySelector(".clock");
      const shown = all.filter((link) => link.checkVisibility() && idOf(link));
      return shown.map((link) => [idOf(link), (markOf(link) || {}).textContent || ""]);
    }"""
    return [(name, mark) for name, mark in page.locator(f"{within} a").evaluate_all(script)]


def _taking_place(
    rows: list[tuple[str, str]], site: Site, keep: Iterable[tuple[str, str]] = ()
) -> list[tuple[str, str]]:
    """The rows of sessions that are neither called off nor put off, which have no mark; and those to keep."""
    off = {session.id for session in site.catalog.of("plan") if session.is_off} - {name for name, _ in keep}
    return [(name, mark) for name, mark in rows if name not in off]


@pytest.mark.parametrize(
    ("session", "moment", "mark"),
    [
        ("s1202", "2026-10-02T12:00", "还有 61 天"),
        ("s1202", "2026-11-30T00:00", "本周"),
        ("s1202", "2026-12-01T00:00", "明天"),
        ("s1202", "2026-12-01T23:59", "明天"),
        ("s1202", "2026-12-02T00:00", "今天"),
        ("s1202", "2026-12-02T08:59:59", "今天"),
        ("s1202", "2026-12-02T09:00", "正在进行"),
        ("s1202", "2026-12-02T10:59:59", "正在进行"),
        ("s1202", "2026-12-02T11:00", "已结束"),
        ("s1202", "2026-12-03T09:00", "已结束"),
        ("s1202", "2027-12-02T10:00", "已结束"),
        # The week goes from Monday to Sunday.
        ("s1206", "2026-12-01T12:00", "本周"),
        ("s1207", "2026-12-01T12:00", "还有 6 天"),
        ("s1207", "2026-12-06T12:00", "明天"),
        ("s1206", "2026-11-29T12:00", "还有 7 天"),
        # A whole day is today until it is over.
        ("s1204", "2026-12-03T23:59", "明天"),
        ("s1204", "2026-12-04T00:00", "今天"),
        ("s1204", "2026-12-04T23:59", "今天"),
        ("s1204", "2026-12-05T00:00", "已结束"),
        # Several days, with hours and without.
        ("s1221", "2026-12-21T08:00", "今天"),
        ("s1221", "2026-12-21T08:30", "正在进行"),
        ("s1221", "2026-12-22T22:00", "正在进行"),
        ("s1221", "2026-12-23T17:30", "已结束"),
        ("s1230", "2026-12-30T09:00", "今天"),
        ("s1230", "2026-12-31T09:00", "正在进行"),
        ("s1230", "2027-01-02T23:59", "正在进行"),
        ("s1230", "2027-01-03T00:00", "已结束"),
        # Who is off is never on.
        ("s1210", "2026-12-09T12:00", ""),
        ("s1210", "2026-12-10T10:00", ""),
        ("s1210", "2027-12-10T10:00", ""),
    ],
)
def test_a_session_says_how_it_stands(read: Read, session: str, moment: str, mark: str) -> None:
    assert _mark(read(f"plan/{session}/", moment), session) == mark


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Auckland", "UTC", "Asia/Kathmandu"])
@pytest.mark.parametrize(("moment", "mark"), [("2026-12-01T23:30", "明天"), ("2026-12-02T00:30", "今天")])
def test_days_are_those_of_the_place_wherever_the_device_is(read: Read, zone: str, moment: str, mark: str) -> None:
    assert _mark(read("plan/s1202/", moment, timezone_id=zone), "s1202") == mark


_DECEMBER = [
    *(("s1201", "今天"), ("s1202", "明天"), ("s1204", "本周"), ("s1206", "本周"), ("s1207", "还有 6 天")),
    *(("s1210", ""), ("s1221", "还有 20 天"), ("s1230", "还有 29 天"), ("s0315", "还有 104 天")),
]
_NOVEMBER = [("s1125", "已结束"), ("s1126", "已结束"), ("s1127", "已结束")]
_YEAR_LATER = "2027-12-01T09:00"


def test_the_front_page_announces_what_is_next(read: Read) -> None:
    page = read("", "2026-12-01T09:00")
    assert _rows(page, "[aria-labelledby=coming]") == _DECEMBER[:5]
    months = page.locator("[aria-labelledby=coming] .action-links a:visible").all_inner_texts()
    assert months == ["2026 年 12 月课表", "2027 年 3 月课表", "全年培训计划"]
    assert _rows(read("", "2026-12-08T09:00"), "[aria-labelledby=coming]") == [
        *(("s1210", ""), ("s1221", "还有 13 天"), ("s1230", "还有 22 天"), ("s0315", "还有 97 天")),
    ]


def test_after_a_year_without_an_edit_nothing_is_announced(read: Read) -> None:
    page = read("", _YEAR_LATER)
    coming = page.locator("[aria-labelledby=coming]")
    assert _rows(page, "[aria-labelledby=coming]") == []
    assert coming.get_by_text("目前没有已公布的培训安排").is_visible()
    assert coming.get_by_role("link", name="全年培训计划").is_visible()
    levels = read("levels/", _YEAR_LATER)
    assert not any(line.is_visible() for line in levels.get_by_text("近期：").all())
    assert levels.get_by_text("目前没有已公布的培训安排").first.is_visible()
    plan = read("plan/", _YEAR_LATER)
    assert {mark for _, mark in _rows(plan)} == {"已结束", ""}
    assert plan.get_by_text("目前没有已公布的培训安排").is_visible()
    assert read("plan/", "2026-12-01T09:00").get_by_text("已公布的培训排到 2027 年 3 月。").is_visible()


def test_the_levels_announce_two_for_each_venue(read: Read) -> None:
    page = read("levels/", "2026-12-01T09:00")
    assert _rows(page) == _DECEMBER[:2]
    assert all("近期：" in line for line in page.locator("[data-coming] p:visible").all_inner_texts())


@pytest.mark.parametrize(
    "uri",
    [
        *("lessons/clear-water/", "courses/street-course/", "instructors/teacher-a/", "venues/district-hall/"),
        *("points/wetland/", "audiences/rural/", "timetable/street-course/"),
    ],
)
def test_what_is_to_come_stands_before_what_is_over(read: Read, autumn: Site, uri: str) -> None:
    rows = _taking_place(_rows(read(uri, "2026-12-01T09:00")), autumn, keep=_DECEMBER)
    assert rows[: len(_DECEMBER)] == _DECEMBER
    past = [name for name, mark in rows[len(_DECEMBER) :] if mark == "已结束"]
    assert len(past) == len(rows) - len(_DECEMBER) >= len(_NOVEMBER)
    assert past == sorted(past, key=list(autumn.catalog.listed["plan"]).index)


def test_the_plan_puts_months_and_days_in_the_readers_order(read: Read, autumn: Site) -> None:
    page = read("plan/", "2026-12-05T09:00")
    headings = page.locator(".group h2").all_inner_texts()
    assert headings[:2] == ["2026 年 12 月", "2027 年 3 月"]
    assert all(heading.endswith("已结束") for heading in headings[2:])
    assert page.locator("[data-groups] li").all_inner_texts()[0].startswith("2026 年 12 月")
    december = [name for name in _PLAN if name.startswith("s12")]
    assert [name for name, _ in _rows(page, ".group:first-child .cards-or-table")] == december[3:] + december[:3]
    for group in page.locator(".group").all():
        cards = [link.get_attribute("data-id") for link in group.locator(".cards-or-table a").all()]
        rows = [row.get_attribute("data-id") for row in group.locator("tbody tr").all()]
        assert cards == rows
    page.locator("label[for=view-table]").click()
    assert page.locator("tr[data-id=s1206] .clock").inner_text() == "明天"
    assert len(page.locator("tbody tr").all()) == len(autumn.catalog.of("plan"))


def test_a_filtered_plan_keeps_the_readers_order(read: Read, autumn: Site) -> None:
    page = read("plan/?q=课", "2026-12-01T09:00")
    page.locator(".list-count", has_text="全部").wait_for()
    over = [mark == "已结束" for _, mark in _taking_place(_rows(page), autumn)]
    assert over == sorted(over)


@pytest.mark.parametrize("uri", ["calendar/2026/", "calendar/2026-q4/", "calendar/2026-11/", "calendar/2026-12/"])
def test_every_period_of_the_plan_is_marked(read: Read, uri: str) -> None:
    page = read(uri, "2026-12-01T09:00")
    marks = dict(_DECEMBER) | dict(_NOVEMBER)
    listed = dict(_rows(page, ".days"))
    assert {name: mark for name, mark in listed.items() if name in marks} == {
        name: mark for name, mark in marks.items() if name in listed
    }
    for name, mark in _rows(page, ".month-grid") if page.locator(".month-grid").count() else ():
        assert mark.startswith(marks[name][:2]), name


def test_results_by_date_have_what_is_to_come_first(read: Read, autumn: Site) -> None:
    for uri in ("search/?kind=plan&sort=date", "search/?kind=plan"):
        page = read(uri, "2026-12-01T09:00")
        page.locator("[data-search-results][aria-busy=false] .search-result").first.wait_for()
        rows = _taking_place(_rows(page, "[data-search-results]"), autumn, keep=_DECEMBER)
        assert rows[: len(_DECEMBER)] == _DECEMBER
        assert all(mark == "已结束" for _, mark in rows[len(_DECEMBER) :])


def test_results_say_how_they_stand(read: Read) -> None:
    page = read("search/?q=周三上午课", "2026-12-02T10:00")
    page.locator("[data-search-results][aria-busy=false] .search-result").first.wait_for()
    assert ("s1202", "正在进行") in _rows(page, "[data-search-results]")


def test_the_finder_offers_nothing_that_is_over(read: Read) -> None:
    page = read("finder/?audience=rural", "2026-12-01T16:00")
    page.locator(".search-result").first.wait_for()
    rows = dict(_rows(page, "[data-search-results]"))
    assert rows
    assert "已结束" not in rows.values()
    assert rows.get("s1202") == "明天"
    assert "s1201" not in rows


def test_a_learning_list_says_how_its_sessions_stand(read: Read) -> None:
    page = read("my/?list=plan/s1125,plan/s1204,plan/s1210", "2026-12-01T09:00")
    page.locator(".my-entry").first.wait_for()
    assert [mark for _, mark in _rows(page, ".my-entry")] == ["已结束", "本周", ""]


def test_without_a_script_pages_say_as_of_which_day(read: Read) -> None:
    day = "截至 2026 年 11 月 20 日"
    for uri in ("", "plan/", "levels/", "calendar/2026/", "review/2026/"):
        page = read(uri, "2026-12-01T09:00", java_script_enabled=False)
        assert page.get_by_text(day).first.is_visible(), uri
        assert page.locator(".clock").count() == 0
    front = read("", "2026-12-01T09:00", java_script_enabled=False)
    names = [link.get_attribute("data-id") for link in front.locator("[aria-labelledby=coming] .days a:visible").all()]
    assert names == list(_PLAN)[:5]


def test_without_a_script_what_was_over_says_so(read: Read) -> None:
    page = read("plan/", "2026-12-01T09:00", java_script_enabled=False)
    headings = page.locator(".group h2").all_inner_texts()
    assert headings[:3] == ["2026 年 11 月", "2026 年 12 月", "2027 年 3 月"]
    assert all(heading.endswith("（已结束）") for heading in headings[3:])
    assert not read("plan/", "2026-12-01T09:00").get_by_text("（已结束）").first.is_visible()


def test_on_paper_only_what_is_over_is_said(read: Read) -> None:
    page = read("plan/", "2026-12-01T09:00")
    page.emulate_media(media="print")
    marks = {mark.inner_text() for mark in page.locator("tbody .clock").all() if mark.is_visible()}
    assert marks == {"已结束"}


def test_every_page_with_a_sessions_time_has_the_clock(autumn: Site) -> None:
    pages = {uri: path.read_text("utf-8") for uri, path in autumn.files(".html").items()}
    timed = {uri: text for uri, text in pages.items() if re.search("<time[^>]* data-ends=", text)}
    assert len(timed) > len(_PLAN)
    assert [uri for uri, text in timed.items() if "assets/js/core/clock.js" not in text] == []
