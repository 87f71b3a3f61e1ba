"""The yearly plan by period, what a year came to, and its calendar files."""

from datetime import UTC, datetime
from typing import Any

import pytest
from icalendar import Calendar  # noqa: TID251 - reads what the site wrote

from catalog.domain.catalog import Catalog
from catalog.domain.periods import periods, summary
from catalog.exports.ical import calendar
from tests.support.hostile import ATTACK
from tests.support.samples import SESSION, catalog


def _events(made: bytes) -> list[Any]:
    return list(Calendar.from_ical(made).walk("VEVENT"))


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


def test_every_month_between_has_a_page_even_if_nothing_is_planned() -> None:
    record_ids = set(periods(_plan("2026-05-01 09:00")))
    assert {f"2026-{month:02}" for month in range(1, 13)} < record_ids


@pytest.mark.parametrize(("stem", "first", "last"), [("2026-02", 26, 1), ("2026-11", 26, 6)])
def test_a_month_is_shown_in_whole_weeks_from_monday(stem: str, first: int, last: int) -> None:
    weeks = periods(_plan("2026-05-01 09:00"))[stem].weeks
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


def test_a_calendar_says_when_in_everybodys_clock() -> None:
    plan = _plan("2026-05-12 09:00")
    (event,) = _events(calendar(plan, "计划", plan.of("plan")))
    assert event["dtstart"].dt == datetime(2026, 5, 12, 1, 0, tzinfo=UTC)
    assert event["dtend"].dt == datetime(2026, 5, 12, 3, 0, tzinfo=UTC)


def test_a_calendar_is_the_same_twice_and_no_line_is_too_long() -> None:
    plan = _plan("2026-05-12 09:00", "2026-06-12 09:00")
    made = calendar(plan, "计划" * 60, plan.of("plan"))
    assert made == calendar(plan, "计划" * 60, plan.of("plan"))
    assert made.endswith(b"END:VCALENDAR\r\n")
    assert max(map(len, made.split(b"\r\n"))) <= 75


def test_no_text_begins_a_line_of_its_own_in_a_calendar() -> None:
    rows = [row for row in SESSION.splitlines() if not row.startswith("title:")]
    text = "\n".join([*rows, f"title: '{ATTACK};BEGIN:VEVENT,END:VCALENDAR'"])
    plan = catalog({"content/plan/session.yml": text})
    (event,) = _events(calendar(plan, "计划", plan.of("plan")))
    assert event["summary"] == plan.of("plan")[0].heading
