"""Hours: minutes are the base, one sum, one conversion."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.domain import hours
from catalog.domain.catalog import Catalog
from tests.support.samples import COURSE, LESSON, SESSION, catalog

_UNITS = "units:\n" + "".join(f"  - {{title: 单元, minutes: {minutes}}}\n" for minutes in (15, 60, 45, 60, 90))


def _lessons(*texts: str) -> Catalog:
    return catalog({f"content/lessons/l{number}.yml": LESSON + text for number, text in enumerate(texts)})


@given(st.integers(1, 100_000))
def test_a_conversion_is_to_the_nearest_tenth(minutes: int) -> None:
    exact = Decimal(minutes) / 45
    assert hours.to_hours(minutes) == float(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))


def test_the_minutes_of_a_course_are_added_then_turned_into_hours() -> None:
    found = catalog({"content/courses/course.yml": COURSE + _UNITS})
    assert hours.words(found, found.records["courses"]["course"]) == "6（按 45 分钟 1 学时折算）"


def test_a_course_with_a_unit_of_unknown_length_says_nothing() -> None:
    found = catalog({"content/courses/course.yml": f"{COURSE}{_UNITS}  - {{title: 自己读}}\n"})
    assert hours.words(found, found.records["courses"]["course"]) is None


def test_a_unit_without_minutes_takes_as_long_as_its_lesson() -> None:
    found = catalog({"content/courses/course.yml": f"{COURSE}units:\n  - {{title: 课, lesson: lesson}}\n"})
    assert hours.number(found, found.records["courses"]["course"]) == "1"


def test_hours_that_are_only_the_rounded_minutes_are_added_as_minutes() -> None:
    hour = "credit_hours: 1.3\n"
    texts = [LESSON.replace("minutes: 45", "minutes: 60") + hour] * 3
    found = catalog({f"content/lessons/l{number}.yml": text for number, text in enumerate(texts)})
    lessons = [found.records["lessons"][f"l{number}"] for number in range(3)]
    assert hours.total(found, lessons) == 4


def test_stated_hours_count_as_stated() -> None:
    found = _lessons("credit_hours: 2\n")
    lesson = found.records["lessons"]["l0"]
    assert (hours.credit_minutes(found, lesson), hours.words(found, lesson)) == (90, "2（按写明的计）")


@pytest.mark.parametrize(
    ("end", "minutes"), [("2026-12-01 11:00", 120), ("2026-12-02 00:30", None), ("2026-12-03 11:00", None)]
)
def test_a_session_of_one_sitting_counts_its_length(end: str, minutes: int | None) -> None:
    found = catalog({"content/plan/session.yml": SESSION.replace("end: 2026-12-01 11:00", f"end: {end}")})
    assert hours.credit_minutes(found, found.records["plan"]["session"]) == minutes


def test_what_is_called_off_counts_nothing() -> None:
    found = catalog({"content/plan/session.yml": f"{SESSION}state: cancelled\nnotice: 停办\ncredit_hours: 2\n"})
    assert hours.total(found, found.of("plan")) < 2


def test_a_session_and_a_course_share_their_lesson() -> None:
    found = catalog(
        {
            "content/courses/course.yml": f"{COURSE}units:\n  - {{title: 课, lesson: lesson}}\n",
            "content/plan/session.yml": f"{SESSION}lesson: lesson\n",
        }
    )
    shared = [
        hours.parts(found, found.records[kind][name]) for kind, name in (("plan", "session"), ("courses", "course"))
    ]
    assert [set(parts) for parts in shared] == [{"lessons/lesson"}, {"lessons/lesson"}]
