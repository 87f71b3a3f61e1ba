"""What the front page announces, and how the plan is grouped, as of the day that the content was updated."""

import pytest

from catalog.pages import listings
from tests.support.samples import SESSION, catalog


def _plan(*days: str) -> dict[str, str]:
    """Sessions on these days, beside the one of 1 December that every catalogue of the tests has."""
    return {f"content/plan/s{number:03}.yml": SESSION.replace("2026-12-01", day) for number, day in enumerate(days)}


def test_everything_ahead_is_there_for_the_readers_clock() -> None:
    coming = listings.coming(catalog(_plan("2026-01-05", "2026-12-01", "2027-02-01", "2027-02-09")))
    assert [session.id for session in coming.sessions] == ["s001", "session", "s002", "s003"]
    assert {month: len(sessions) for month, sessions in coming.months.items()} == {"2026-12": 2, "2027-02": 2}
    assert coming.is_complete


@pytest.mark.parametrize(("count", "is_complete"), [(99, True), (100, False)])
def test_a_long_plan_is_cut_and_says_so(count: int, *, is_complete: bool) -> None:
    coming = listings.coming(catalog(_plan(*["2026-12-01"] * count)))
    assert len(coming.sessions) == 100
    assert coming.is_complete is is_complete


def test_a_month_is_one_group_with_what_is_over_behind() -> None:
    groups = listings.groups(catalog(_plan("2026-10-05", "2026-11-05", "2026-11-29", "2026-12-01")), "plan")
    assert [group.name for group in groups] == ["2026 年 11 月", "2026 年 12 月", "2026 年 10 月"]
    assert [record.id for record in groups[0].records] == ["s002", "s001"]
    assert [group.is_past for group in groups] == [False, False, True]
