"""Sheets that are filled in, the progress through a course, and whether a place is open."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open, Served
from tests.support.sites import Site

SESSION = "plan/bb-morning"


def test_a_session_fills_in_its_own_sheets(opened: Open, served: Served, built: Site) -> None:
    page = opened(f"{served.root}{SESSION}/", phone=True)
    page.get_by_role("link", name="签到表和评价单").click()
    page.get_by_role("button", name="打印").wait_for()  # the last thing that the script makes
    session = built.catalog.records["plan"][SESSION.split("/")[1]]
    for place in page.locator("[data-fill=title]").all():
        assert session.heading in place.inner_text()
    assert page.locator("[data-fill=when]").first.inner_text() == "2026 年 5 月 20 日（周三）09:00—10:30"
    for record_id in session.get("lecturers"):
        assert (
            built.catalog.records["instructors"][record_id].heading
            in page.locator("[data-fill=lecturers]").first.inner_text()
        )


@pytest.mark.parametrize("of", ["", "?of=plan/no-such", "?of=__proto__/x", "?of=<img src=x onerror=alert(1)>"])
def test_sheets_of_nothing_are_blank(opened: Open, served: Served, of: str) -> None:
    page = opened(f"{served.root}evaluation/{of}", phone=True)
    page.get_by_role("button", name="打印").wait_for()
    assert set(page.locator("[data-fill]").all_inner_texts()) == {""}


def test_a_session_fills_in_its_roll(opened: Open, served: Served, built: Site) -> None:
    page = opened(f"{served.root}{SESSION}/", phone=True)
    page.get_by_role("link", name="考勤表").click()
    page.get_by_role("button", name="打印").wait_for()
    session = built.catalog.records["plan"][SESSION.split("/")[1]]
    assert session.heading in _filled(page, "title")
    assert _filled(page, "when") == "2026 年 5 月 20 日（周三）09:00—10:30"
    assert _filled(page, "organiser") == session.get("organiser")
    assert _filled(page, "where") == built.catalog.records["venues"][session.get("venue")].heading
    page.get_by_label("班次").select_option("")
    assert set(page.locator("[data-fill]").all_inner_texts()) == {""}
    assert page.url.endswith("/attendance/")


def test_a_roll_can_be_chosen_by_its_session_and_offers_none_that_is_over(
    opened: Open, served: Served, built: Site
) -> None:
    page = opened("about:blank")
    page.clock.install(time="2026-05-21T10:00:00+08:00")
    page.goto(f"{served.root}attendance/")
    offered = [option.get_attribute("value") for option in page.get_by_label("班次").locator("option").all()]
    assert "bb-morning" not in offered
    coming = [name for name in offered if name]
    begins = [built.catalog.records["plan"][name].begins for name in coming]  # type: ignore[attr-defined]
    assert begins
    assert begins == sorted(begins)
    page.get_by_label("班次").select_option(coming[-1])
    assert built.catalog.records["plan"][coming[-1]].heading in _filled(page, "title")
    assert page.url.endswith(f"#{coming[-1]}")


@pytest.mark.parametrize("session", ["", "#no-such", "#__proto__", "#<img src=x onerror=alert(1)>"])
def test_a_roll_of_nothing_is_blank_and_as_long_as_one_likes(opened: Open, served: Served, session: str) -> None:
    page = opened(f"{served.root}attendance/{session}", phone=True)
    page.get_by_role("button", name="打印").wait_for()
    assert set(page.locator("[data-fill]").all_inner_texts()) == {""}
    for count in ("40", "10"):
        page.get_by_label("行数").select_option(count)
        assert page.locator("[data-rows] td:first-child").all_inner_texts() == [
            str(number) for number in range(1, int(count) + 1)
        ]


def test_a_record_of_hours_keeps_its_sum_below_its_rows(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}hours-record/", phone=True)
    page.get_by_label("行数").select_option("30")
    rows = page.locator(".sheet-hours tbody tr")
    assert rows.count() == 30 + 1
    assert rows.last.inner_text().strip() == "合计"
    assert "不少于 32 学时" in page.locator(".sheet-note").inner_text()


def _filled(page: Page, name: str) -> str:
    return page.locator(f"[data-fill={name}]").inner_text()


def test_a_course_counts_the_units_one_has_taken(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}courses/street-course/", phone=True)
    units = page.locator("[data-lesson]").count()
    page.get_by_label("学过了").first.check()
    assert page.locator(".unit-sum").inner_text().startswith(f"学过 1 / {units} 个单元")
    page.reload()
    assert page.get_by_label("学过了").first.is_checked()


def test_what_was_taken_in_a_course_is_taken_in_the_list(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}courses/street-course/", phone=True)
    lesson = page.locator("[data-lesson]").first.get_attribute("data-lesson")
    page.get_by_label("学过了").first.check()
    page.goto(f"{served.root}{lesson}/")
    page.get_by_role("button", name="收进学习单").click()
    page.get_by_role("link", name="看学习单").click()
    assert page.get_by_label("学过了").is_checked()


@pytest.mark.parametrize(
    ("now", "hours", "said"),
    [
        ("2026-11-23T10:00:00", "09:00-11:30 13:30-17:00", "今天闭馆"),  # a Monday
        ("2026-11-24T10:00:00", "09:00-11:30 13:30-17:00", "现在开放"),
        ("2026-11-24T12:00:00", "09:00-11:30 13:30-17:00", "今天开放，还没到时间"),
        ("2026-11-24T17:00:00", "09:00-11:30 13:30-17:00", "今天已经关门"),
        ("2026-11-24T10:00:00", "", ""),
    ],
)
def test_whether_a_place_is_open_is_said_by_the_clock_of_the_place(
    opened: Open, served: Served, now: str, hours: str, said: str
) -> None:
    page = opened("about:blank")
    page.clock.install(time=f"{now}+08:00")  # the browser's own zone is another
    page.route(
        "**/levels/", lambda route: route.fulfill(response=(got := route.fetch()), body=_with(got.text(), hours))
    )
    page.goto(f"{served.root}levels/")
    assert _said(page) == said


def _with(html: str, hours: str) -> str:
    """The page with these hours at its first venue that has any."""
    opening = f'<span data-opening data-hours="{hours}" data-closed="周一">时段</span>'
    changed, count = re.subn("<span data-opening .*?</span>", opening, html, count=1)
    assert count
    return changed


def _said(page: Page) -> str:
    return page.locator("[data-opening]").first.inner_text().removesuffix("时段").removesuffix("，")
