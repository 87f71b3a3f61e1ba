"""The handbook as a value: every lesson once, found under everything that it is for."""

import re

from catalog.domain.catalog import Catalog
from catalog.lint.rules.glyphs import printable
from catalog.print.guide import strings
from catalog.print.handbook import Handbook, handbook_of
from tests.support.samples import INSTRUCTOR, LESSON, SITE, catalog

SECOND = (
    LESSON.replace("一湖碧水的治理账", "补贴怎么算")
    .replace("[theory]", "[skills, theory]")
    .replace("[rural]", "[youth, rural]")
)


def handbook(files: dict[str, str] | None = None) -> Handbook:
    """The handbook of the sound library with some files changed."""
    made = handbook_of(catalog(files or {}))
    assert made
    return made


def test_lessons_stand_under_their_first_theme_and_say_the_others() -> None:
    first, second = handbook({"content/lessons/second.yml": SECOND}).chapters
    assert [(one.name, [lesson.code for lesson in one.lessons]) for one in (first, second)] == [
        ("政治理论教育", ["lesson"]),
        ("知识技能教育", ["second"]),
    ]
    assert dict(second.lessons[0].facts)["兼及"] == "政治理论教育"
    assert "兼及" not in dict(first.lessons[0].facts)


def test_a_lesson_says_all_that_is_known_of_it_and_nothing_else() -> None:
    more = (
        "series: premium\ncredit_hours: 1.5\npoints: [point]\nbooking: 提前一周\noutline: [一]\nquestions: [为什么？]\n"
    )
    (lesson,) = handbook({"content/lessons/lesson.yml": LESSON + more}).chapters[0].lessons
    assert (lesson.marks, lesson.time) == (("精品党课",), "45 分钟，1.5 学时")
    assert lesson.facts == (
        ("形式", "课堂讲授"),
        ("对象", "农村党员"),
        ("主讲", "示例讲师"),
        ("点位", "宝界桥"),
        ("预约", "提前一周"),
    )
    assert (lesson.outline, lesson.questions) == (("一",), ("为什么？",))
    (bare,) = handbook().chapters[0].lessons
    assert (bare.marks, bare.time, len(bare.facts)) == ((), "45 分钟，1 学时", 3)


def test_indexes_lead_from_audiences_and_lecturers_to_their_lessons() -> None:
    audiences, lecturers = handbook({"content/lessons/second.yml": SECOND}).indexes
    assert [(entry.name, entry.note, entry.codes) for entry in audiences.entries] == [
        ("农村党员", "2 堂", ("lesson", "second")),
        ("青年党员", "1 堂", ("second",)),
    ]
    assert [(entry.name, entry.note, entry.codes) for entry in lecturers.entries] == [
        ("示例讲师", "某街道", ("lesson", "second"))
    ]


def test_a_lecturer_without_consent_and_a_draft_are_in_no_part_of_it() -> None:
    files = {
        "content/instructors/teacher.yml": INSTRUCTOR.replace("public_consent: 是", "public_consent: 否"),
        "content/lessons/second.yml": SECOND.replace("published", "draft"),
    }
    made = handbook(files)
    texts = set(strings(made))
    assert not texts & {"示例讲师", "补贴怎么算"}
    assert [index.name for index in made.indexes] == ["适用对象索引"]
    assert made.summary == ("全部党课，按主题编排，书后有适用对象索引。学时按 45 分钟 1 学时折算。",)


def test_samples_are_marked_and_counted() -> None:
    made = handbook({"content/lessons/second.yml": SECOND.replace("published", "sample")})
    assert made.marks == ("含示例",)
    assert (made.note or "").startswith("1 堂标有“示例”")
    assert made.chapters[1].lessons[0].marks == ("示例",)
    assert (handbook().marks, handbook().note) == ((), None)


def test_without_lessons_there_is_no_handbook() -> None:
    assert handbook_of(catalog({"content/lessons/lesson.yml": LESSON.replace("published", "draft")})) is None


def test_the_edition_is_the_newest_record_in_it_and_never_today() -> None:
    assert handbook().edition == "2026 年 11 月 20 日"
    later = handbook({"content/instructors/teacher.yml": INSTRUCTOR + "verified_on: 2026-12-24\n"})
    assert later.edition_date == (2026, 12, 24)


def test_the_list_of_lessons_can_be_found_from_paper() -> None:
    made = handbook({"content/site.yml": SITE + "base_url: https://study.example/party\n"})
    assert made.page
    assert (made.page.address, made.page.shown) == (
        "https://study.example/party/lessons/",
        "study.example/party/lessons/",
    )
    assert handbook().page is None


def test_all_texts_are_clean_and_can_be_printed(fixture_catalog: Catalog) -> None:
    made = handbook_of(fixture_catalog)
    assert made
    assert sum(len(chapter.lessons) for chapter in made.chapters) == len(fixture_catalog.of("lessons")) > 0
    for text in strings(made):
        assert set(text) <= printable()
        assert text == text.strip()
        assert not re.search("[\u4e00-\u9fff，。] [\u4e00-\u9fff，。]", text), text
