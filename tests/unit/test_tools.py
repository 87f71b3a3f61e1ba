"""What tools in the browser are told of records."""

import json
from typing import Any

from catalog.pages.tools import briefs
from tests.support.samples import LESSON, catalog

_FILE, _NAME = "content/lessons/taihu.yml", "lessons/taihu"


def _told(text: bytes) -> dict[str, Any]:
    head, _, rest = text.decode().partition("=")
    assert head == "catalogBriefs"
    told: dict[str, Any] = json.loads(rest.rstrip(";\n"))
    return told


def test_a_record_is_told_with_its_hours() -> None:
    told = _told(briefs(catalog({_FILE: f"{LESSON}credit_hours: 1.5\n"})))
    title, _, minutes, hours, sample = told["records"][_NAME]
    assert (minutes, hours, sample) == (45, 1.5, False)
    assert title in LESSON


def test_what_is_not_known_is_null() -> None:
    assert _told(briefs(catalog({_FILE: LESSON})))["records"][_NAME][3] is None


def test_a_draft_is_not_told() -> None:
    assert _NAME not in _told(briefs(catalog({_FILE: LESSON.replace("published", "draft")})))["records"]


def test_no_title_ends_the_script() -> None:
    hostile = LESSON.replace("title: ", "title: </script>", 1)
    text = briefs(catalog({_FILE: hostile})).decode()
    assert "<" not in text
