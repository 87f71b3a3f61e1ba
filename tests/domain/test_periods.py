"""The yearly plan by period, and what a year came to."""

import re
from dataclasses import replace
from datetime import date

import pytest

from catalog.domain import hours
from catalog.domain.catalog import Catalog
from catalog.domain.periods import begun_in, is_past, periods, summary
from tests.support.outputs import published
from tests.support.samples import SESSION, catalog


def _plan(*starts: str, more: str = "") -> Catalog:
    """A plan with a two-hour session at each of some times."""
    files: dict[str, str | bytes | None] = {"content/plan/session.yml": None}
    for number, start in enumerate(starts):
        rows = [row for row in SESSION.splitlines() if not row.startswith(("start:", "end:"))]
        day, hour = start.split(" ")
        end = f"{int(hour[:2]) + 2:02}{hour[2:]}"
        text = "\n".join([*rows, f"start: {start}", f"end: {day} {end}", more])
        files[f"content/plan/s{number}.yml"] = text
    return catalog(files)


def _days(start: str, end: str, more: str = "") -> Catalog:
    """A plan with one session from one day or moment to another."""
    rows = [row for row in SESSION.splitlines() if not row.startswith(("start:", "end:"))]
    return catalog({"content/plan/session.yml": "\n".join([*rows, f"start: {start}", f"end: {end}", more])})


def test_a_session_is_in_its_month_its_quarter_and_its_year() -> None:
    found = periods(_plan("2026-03-31 09:00", "2026-04-01 09:00", "2027-01-01 09:00"))
    counts = {record_id: len(period.sessions) for record_id, period in found.items() if period.sessions}
    assert counts == {
        "2026": 2,
        "2026-q1": 1,
        "2026-q2": 1,
        "2026-03": 1,
        "2026-04": 1,
        "2027": 1,
        "2027-q1": 1,
        "2027-01": 1,
    }


def test_a_period_without_sessions_has_no_page() -> None:
    assert set(periods(_plan("2020-05-01 09:00", "2026-05-01 09:00"))) == {
        *("2020", "2020-q2", "2020-05"),
        *("2026", "2026-q2", "2026-05"),
    }
    assert periods(_plan()) == {}


def test_a_session_of_several_days_is_in_each_day_month_and_year_that_it_touches() -> None:
    plan = _days("2026-12-30 09:00", "2027-01-02 17:00", "credit_hours: 16")
    found = periods(plan)
    assert {"2026", "2026-q4", "2026-12", "2027", "2027-q1", "2027-01"} == set(found)
    assert [len(found["2026-12"].on(date(2026, 12, day))) for day in (29, 30, 31)] == [0, 1, 1]
    assert [len(found["2027-01"].on(date(2027, 1, day))) for day in (1, 2, 3)] == [1, 1, 0]
    assert {name: hours.total(plan, begun_in(period)) for name, period in found.items()} == {
        **dict.fromkeys(("2026", "2026-q4", "2026-12"), 16),
        **dict.fromkeys(("2027", "2027-q1", "2027-01"), 0),
    }


def test_a_session_over_midnight_at_the_end_of_a_month_is_in_both() -> None:
    assert {"2026-05", "2026-06"} <= set(periods(_days("2026-05-31 22:00", "2026-06-01 01:00")))
    assert "2026-06" not in periods(_days("2026-05-31 22:00", "2026-06-01 00:00"))
    assert {"2026-05", "2026-06"} <= set(periods(_days("2026-05-31", "2026-06-01")))


@pytest.mark.parametrize(
    ("start", "end", "is_over"),
    [
        ("2026-11-19", "2026-11-19", True),
        ("2026-11-19 22:00", "2026-11-20 00:00", True),
        ("2026-11-19 22:00", "2026-11-20 00:30", False),
        ("2026-11-19", "2026-11-20", False),
    ],
)
def test_what_ended_at_midnight_is_over_on_the_next_day(start: str, end: str, *, is_over: bool) -> None:
    plan = replace(_days(start, end), updated_on=date(2026, 11, 20))
    assert is_past(plan, plan.of("plan")[0]) == is_over


def test_what_is_off_gives_no_hours_and_was_not_held() -> None:
    off = "credit_hours: 2\nstate: cancelled\nnotice: 因雨"
    plan = _days("2026-11-12 09:00", "2026-11-12 11:00", off)
    year = periods(plan)["2026"]
    assert hours.total(plan, begun_in(year)) == 0
    found = summary(plan, year)
    assert (found.held, found.ahead, found.off, found.hours) == ((), 0, 1, 0)


def test_pages_of_periods_lead_only_to_periods_that_there_are() -> None:
    pages = published(_plan("2020-05-01 09:00", "2026-11-01 09:00", "2026-12-01 09:00"))
    for uri, data in pages.items():
        if uri.endswith("index.html"):
            leads = re.findall(r'href="(?:\.\./)*((?:calendar|review)/[^"#]+/)"', data.decode())
            assert {lead for lead in leads if f"{lead}index.html" not in pages} == set(), uri
    before, after = (
        re.findall(r'href="\.\./([^"]+)/">[‹2]', pages[f"calendar/{name}/index.html"].decode())
        for name in ("2020-05", "2026-11")
    )
    assert "2026-11" in before
    assert {"2020-05", "2026-12"} <= set(after)


@pytest.mark.parametrize(("stem", "first", "last"), [("2026-02", 26, 1), ("2026-11", 26, 6)])
def test_a_month_is_shown_in_whole_weeks_from_monday(stem: str, first: int, last: int) -> None:
    weeks = periods(_plan("2026-02-01 09:00", "2026-11-01 09:00"))[stem].weeks
    assert {len(week) for week in weeks} == {7}
    assert all(week[0].isoweekday() == 1 for week in weeks)
    assert (weeks[0][0].day, weeks[-1][-1].day) == (first, last)


def test_a_year_is_looked_back_upon_as_far_as_the_content_goes() -> None:
    plan = _plan("2026-11-19 09:00", "2026-11-20 09:00", more="credit_hours: 1.5")
    found = summary(plan, periods(plan)["2026"])
    assert [session.id for session in found.held] == ["s0"]  # the content was updated on the 20th
    assert (found.ahead, found.hours) == (1, 1.5)


def test_what_was_not_taught_is_counted_as_nothing() -> None:
    plan = _plan("2026-11-19 09:00")
    counts = dict(summary(plan, periods(plan)["2026"]).counts["audiences"])
    assert set(counts) == set(plan.site.vocabularies.audiences.values())
    assert sorted(counts.values()) == [0, 1]
