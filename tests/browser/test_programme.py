"""The yearly plan and what else is read rather than used, on a phone that runs no script."""

import csv
import io
from datetime import date, datetime, time

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open, Served
from tests.support.sites import Site


@pytest.fixture
def page(opened: Open, served: Served) -> Page:
    """The front page on a phone that runs no script."""
    return opened(served.root, phone=True, java_script_enabled=False)


def test_the_plan_leads_from_the_year_to_a_session_and_into_the_phones_calendar(page: Page, served: Served) -> None:
    page.goto(f"{served.root}plan/")
    for name in ("2026 年", "第二季度", "5 月"):
        page.get_by_role("main").get_by_role("link", name=name).first.click()
    assert page.locator("h1").inner_text() == "2026 年 5 月"
    page.get_by_role("link", name="示例早班").first.click()
    with page.expect_download() as coming:
        page.get_by_role("link", name="加到手机日历").click()
    text = coming.value.path().read_text("utf-8")
    assert text.startswith("BEGIN:VCALENDAR")
    assert "示例早班" in text


def test_a_month_has_each_session_in_its_list_and_in_its_grid(page: Page, served: Served, built: Site) -> None:
    page.goto(f"{served.root}calendar/2026-05/")
    days = [date(2026, 5, number) for number in range(1, 32)]
    on_days = [(day, one.id) for day in days for one in built.catalog.of("plan") if day in one.days]
    expected = {".days": list(dict.fromkeys(name for _, name in on_days)), ".month-grid": [name for _, name in on_days]}
    for place, names in expected.items():
        links = page.locator(f"{place} a").evaluate_all("(all) => all.map((one) => one.pathname)")
        assert sorted(link.rstrip("/").rpartition("/")[2] for link in links) == sorted(names), place


def test_what_is_over_stands_behind_what_is_to_come(page: Page, served: Served) -> None:
    page.goto(f"{served.root}plan/")
    over = ["已结束" in heading for heading in page.locator(".group h2").all_inner_texts()]
    assert over == sorted(over)
    assert {True, False} == set(over)


def test_a_years_summary_counts_what_was_held(page: Page, served: Served, built: Site) -> None:
    page.goto(f"{served.root}calendar/2026/")
    page.get_by_role("link", name="这一年的总结").click()
    held = page.locator(".days .row").count()
    midnight = datetime.combine(built.catalog.updated_on, time())
    past = [one for one in built.catalog.of("plan") if one.ends <= midnight and one.begins.year == 2026]
    assert held == sum(not one.is_off for one in past)
    assert f"办了 {held} 场" in page.locator(".intro").inner_text()
    themes = page.locator("#tally-1 + table td").all_inner_texts()
    assert sum(int(cell.split()[0]) for cell in themes) >= held  # a session is under each of its themes


def test_a_course_has_its_timetable(page: Page, served: Served, built: Site) -> None:
    page.goto(f"{served.root}courses/street-course/")
    page.get_by_role("link", name="月课表").click()
    sessions = [one for one in built.catalog.of("plan") if one.course == "street-course"]
    assert page.locator("tbody tr").count() == len(sessions)
    for session in sessions:
        assert page.get_by_role("link", name=session.heading).is_visible()


def test_every_lecturer_stands_in_the_teaching_list(page: Page, served: Served, built: Site) -> None:
    page.goto(f"{served.root}instructors/")
    page.get_by_role("link", name="授课清单").click()
    names = page.locator("tbody th a").all_inner_texts()
    assert sorted(names) == sorted(instructor.heading for instructor in built.catalog.of("instructors"))


def test_every_figure_stands_beside_its_bar_with_its_source(page: Page, built: Site) -> None:
    page.get_by_role("link", name="数说滨湖").click()
    said = page.get_by_role("main").inner_text()
    for figure in built.catalog.site.figures:
        assert figure.label in said
        assert figure.value in said
        assert figure.source in said


def test_every_venue_stands_in_the_tree_of_the_four_levels(page: Page, served: Served, built: Site) -> None:
    page.goto(f"{served.root}venues/")
    page.get_by_role("link", name="按镇街的一览").click()
    while (closed := page.locator("details:not([open]) summary")).count():
        closed.first.click()
    assert page.locator(".tree-venue:visible").count() == len(built.catalog.of("venues"))


def test_a_need_says_what_answers_it(page: Page, served: Served, built: Site) -> None:
    for need in built.catalog.of("needs"):
        page.goto(f"{served.root}needs/{need.id}/")
        units = page.locator(".units > li")
        assert units.count() == len(need.items)
        for unit in units.all():
            assert unit.get_by_role("link").count() or "还没有课能回答" in unit.inner_text()


def test_the_public_data_opens_as_a_table(page: Page, built: Site) -> None:
    page.get_by_role("link", name="公开数据").click()
    with page.expect_download() as coming:
        page.locator("a[href='lessons.csv']").click()
    rows = list(csv.DictReader(io.StringIO(coming.value.path().read_text("utf-8-sig"))))
    assert len(rows) == len(built.catalog.of("lessons"))
