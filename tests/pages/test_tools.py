"""What tools in the browser are told of records."""

import json
from typing import Any

from catalog.pages.tools import briefs, rolls
from tests.support.samples import LESSON, SESSION, catalog

_FILE, _NAME = "content/lessons/taihu.yml", "lessons/taihu"


def _told(text: bytes) -> dict[str, Any]:
    head, _, rest = text.decode().partition("=")
    assert head == "catalog.briefs"
    told: dict[str, Any] = json.loads(rest.rstrip(";\n"))
    return told


def test_a_record_is_told_with_its_hours() -> None:
    told = _told(briefs(catalog({_FILE: f"{LESSON}credit_hours: 1.5\n"})))
    assert told["records"][_NAME] == {
        "title": "一湖碧水的治理账",
        "line": "45 分钟 · 课堂讲授 · 农村党员",
        "minutes": 45,
        "credit": 67.5,
        "lecturers": ["teacher"],
    }


def test_what_is_not_known_is_left_out() -> None:
    told = _told(briefs(catalog({_FILE: LESSON})))["records"]
    assert {"parts", "begins", "state"}.isdisjoint(told[_NAME])
    assert "credit" not in told["courses/course"]


def test_a_session_says_what_it_shares_and_whether_it_is_off() -> None:
    more = "lesson: taihu\ncourse: course\nstate: postponed\nnotice: 延期\n"
    told = _told(briefs(catalog({_FILE: LESSON, "content/plan/session.yml": SESSION + more})))["records"]
    session = told["plan/session"]
    assert (session["parts"], session["course"], session["state"]) == (
        {"lessons/taihu": 120},
        "courses/course",
        "postponed",
    )
    assert (session["begins"], session["ends"]) == ("2026-12-01T09:00+08:00", "2026-12-01T11:00+08:00")


def test_a_sheet_says_of_a_session_when_and_where_it_is() -> None:
    online = "online: {how: 会议号由支部通知}\n"
    (roll,) = rolls(catalog({_FILE: LESSON, "content/plan/session.yml": SESSION + online}))
    assert (roll.when, roll.where) == ("2026 年 12 月 1 日（周二）09:00—11:00", "线上")
    assert (roll.title, roll.ends) == (roll.session.title, "2026-12-01T11:00+08:00")


def test_a_sheet_says_that_its_session_is_a_sample() -> None:
    sample = SESSION.replace("status: published", "status: sample")
    (roll,) = rolls(catalog({_FILE: LESSON, "content/plan/session.yml": sample}))
    assert roll.title == f"{roll.session.title}（示例）"


def test_a_draft_is_not_told() -> None:
    assert _NAME not in _told(briefs(catalog({_FILE: LESSON.replace("published", "draft")})))["records"]


def test_no_title_ends_the_script() -> None:
    hostile = LESSON.replace("title: ", "title: </script>", 1)
    text = briefs(catalog({_FILE: hostile})).decode()
    assert "<" not in text
