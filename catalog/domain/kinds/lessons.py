"""How lessons and courses are shown."""

from collections.abc import Iterator
from typing import Any

from catalog.domain import hours, wording
from catalog.domain.catalog import Catalog, first_theme
from catalog.domain.facts import first_names, term_items
from catalog.domain.kinds.view import KindView, term_heading
from catalog.model import Course, Lesson


def _lesson_facts(catalog: Catalog, lesson: Lesson) -> Iterator[tuple[str, Any]]:
    yield "时长", wording.minutes(lesson.minutes)
    yield "学时", hours.words(catalog, lesson)
    yield "形式", term_items(catalog, "formats", lesson.formats)
    yield "对象", term_items(catalog, "audiences", lesson.audiences)
    yield "主题", term_items(catalog, "themes", lesson.themes)
    yield "主讲", catalog.get_many("instructors", lesson.lecturers)
    yield "点位", catalog.get_many("points", lesson.points)
    yield "语言", lesson.language
    yield "材料", lesson.materials
    yield "预约", lesson.booking


def _lesson_line(catalog: Catalog, lesson: Lesson) -> tuple[str, ...]:
    return (
        wording.minutes(lesson.minutes),
        first_names(catalog, "formats", lesson.formats),
        first_names(catalog, "audiences", lesson.audiences),
    )


def _course_facts(catalog: Catalog, course: Course) -> Iterator[tuple[str, Any]]:
    yield "主办", course.organiser
    yield "镇街", term_items(catalog, "towns", course.town)
    yield "节奏", course.cadence
    yield "学时", hours.words(catalog, course)
    yield "形式", term_items(catalog, "formats", course.formats)
    yield "对象", term_items(catalog, "audiences", course.audiences)
    yield "主题", term_items(catalog, "themes", course.themes)


def _course_line(catalog: Catalog, course: Course) -> tuple[str, ...]:
    return (course.organiser, course.cadence or "", first_names(catalog, "audiences", course.audiences))


VIEWS: tuple[KindView[Any], ...] = (
    KindView(
        Lesson,
        unit="堂",
        facts=_lesson_facts,
        line=_lesson_line,
        columns=("时长", "形式", "对象", "主讲"),
        group=lambda catalog, lesson: term_heading(catalog, "themes", first_theme(lesson)),
        minutes=lambda _, lesson: lesson.minutes,
        backlinks={"instructors": "主讲的党课", "points": "在这里上的党课"},
        referenced_in="课程、需求清单或培训计划",
        schema_type="Course",
    ),
    KindView(
        Course,
        unit="个",
        facts=_course_facts,
        line=_course_line,
        columns=("主办", "节奏", "对象"),
        backlinks={"lessons": "收入这些系列课程", "points": "用到这里的系列课程"},
        referenced_in="培训计划",
        schema_type="Course",
    ),
)
