"""What a need is answered with."""

import re

import pytest

from catalog.domain.common_words import WORTH
from catalog.domain.recommendations import Answer, answer, offers_of
from tests.support.samples import COURSE, LESSON, NEED, catalog
from tests.support.sites import ROOT

_LEASES = NEED.replace("想到田间地头的课堂，听一湖碧水的治理账", "土地流转的合同，想有人逐条看一遍")
_ABOUT_LEASES = LESSON.replace("从一湖水讲起。", "土地租给别人，合同怎么写。")


def _answered(need: str = NEED, **lessons: str) -> Answer:
    files = {f"content/lessons/{record_id}.yml": text for record_id, text in lessons.items()}
    found = catalog({"content/needs/need.yml": need, **files})
    (one,) = found.of("needs")
    return answer(offers_of(found), one, one.items[0])


def test_a_declared_lesson_is_the_answer_and_nothing_is_matched() -> None:
    found = _answered(f"{NEED}    lessons: [lesson]\n", other=LESSON)
    assert ([one.id for one in found.declared], found.matched) == (["lesson"], ())


def test_an_archived_lesson_answers_nothing() -> None:
    archived = LESSON.replace("published", "archived")
    assert _answered(f"{_LEASES}    lessons: [old]\n", old=archived).is_missing
    assert _answered(_LEASES, old=_ABOUT_LEASES.replace("published", "archived")).is_missing


def test_without_one_what_speaks_of_the_same_is_offered_with_the_words() -> None:
    (match,) = _answered(_LEASES, leases=_ABOUT_LEASES).matched
    assert (match.record.id, match.words) == ("leases", ("土地", "合同"))


def test_theme_and_audience_alone_answer_nothing() -> None:
    assert _answered(_LEASES, other=LESSON.replace("[theory]", "[skills]")).is_missing


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        (_ABOUT_LEASES.replace("[rural]", "[youth]"), _ABOUT_LEASES),
        (_ABOUT_LEASES, _ABOUT_LEASES.replace("[theory]", "[skills]")),
    ],
)
def test_of_equal_answers_theme_and_audience_decide(worse: str, better: str) -> None:
    found = _answered(_LEASES, a=worse, b=better)
    assert [match.record.id for match in found.matched] == ["b", "a"]


def test_what_binds_words_is_none() -> None:
    assert _answered(NEED.replace("想到田间地头的课堂，听一湖碧水的治理账", "说的是怎么讲，从哪里讲起")).is_missing


def test_what_many_speak_of_says_nothing() -> None:
    lessons = {f"l{number}": _ABOUT_LEASES for number in range(3)}
    assert _answered(_LEASES, **lessons).is_missing
    assert not _answered(_LEASES, **{name: lessons[name] for name in ("l0", "l1")}).is_missing


def test_a_course_answers_as_a_lesson_does() -> None:
    course = COURSE.replace("田间地头的课。", "土地租给别人，合同怎么写。")
    found = catalog({"content/needs/need.yml": _LEASES, "content/courses/course.yml": course})
    (need,) = found.of("needs")
    assert [match.record.id for match in answer(offers_of(found), need, need.items[0]).matched] == ["course"]


@pytest.mark.parametrize(("name", "place"), [("TITLE", "title"), ("META", "line")])
def test_words_are_worth_what_they_are_worth_in_the_search(name: str, place: str) -> None:
    script = (ROOT / "theme/assets/js/search/engine/scoring.js").read_text("utf-8")
    assert f"const {name} = {WORTH[place]};" in script
    texts = re.search(r"const TEXT = \{ summaries: (\d+), bodies: (\d+) \};", script)
    assert texts
    assert (int(texts[1]), int(texts[2])) == (WORTH["summary"], WORTH["body"])
