"""What a need is answered with."""

from catalog.domain.recommendations import Answer, answer
from tests.support.samples import LESSON, NEED, catalog

_SKILLS = LESSON.replace("themes: [theory]", "themes: [skills]")


def _answered(need: str = NEED, **lessons: str) -> Answer:
    files = {f"content/lessons/{record_id}.yml": text for record_id, text in lessons.items()}
    found = catalog({"content/needs/need.yml": need, **files})
    (one,) = found.of("needs")
    return answer(found, one, one.items[0])


def test_a_declared_lesson_is_the_answer_and_nothing_is_matched() -> None:
    found = _answered(f"{NEED}    lessons: [lesson]\n", other=_SKILLS)
    assert ([one.id for one in found.declared], found.matched) == (["lesson"], ())


def test_without_one_lessons_under_its_theme_for_its_audience_are_offered() -> None:
    found = _answered(fits=_SKILLS, youth=_SKILLS.replace("[rural]", "[youth]"), theory=LESSON)
    assert found.declared == ()
    assert [one.id for one in found.matched if one.KIND == "lessons"] == ["fits"]


def test_who_shares_more_of_the_themes_comes_first() -> None:
    need = NEED.replace("[skills]", "[skills, theory]")
    found = _answered(need, both=_SKILLS.replace("[skills]", "[skills, theory]"), one=_SKILLS)
    assert next(one.id for one in found.matched if one.KIND == "lessons") == "both"


def test_a_place_alone_is_no_answer() -> None:
    need = NEED.replace("rural", "youth")
    assert _answered(need) == Answer((), ())
