"""Recommendations for a need: the lessons that its list names, else what shares its themes and its audience."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from catalog.domain.catalog import Catalog
from catalog.model import Course, Lesson, NeedItem, NeedList, Record

_LIMIT = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """The recommendations for a need.

    Attributes:
        declared: Lessons that the list itself names.
        matched: If it names none: lessons, courses and points under the need's themes, those with most of its
            themes first; lessons and courses are for the list's audience, too.
    """

    declared: tuple[Record, ...]
    matched: tuple[Record, ...]


def answer(catalog: Catalog, need: NeedList, item: NeedItem) -> Answer:
    """Recommend lessons, courses and a point for one need of a list; both parts are empty if nothing fits."""
    declared = catalog.get_many("lessons", item.lessons)
    if declared:
        return Answer(declared, ())
    lessons = _matches(catalog.of("lessons"), item.themes, need.audience)
    courses = _matches(catalog.of("courses"), item.themes, need.audience)
    if not lessons and not courses:
        return Answer((), ())  # a place alone teaches nothing
    return Answer((), (*lessons, *courses[:1], *_matches(catalog.of("points"), item.themes)[:1]))


def fits(record: Lesson | Course, themes: Iterable[str], audience: str) -> bool:
    """Whether a lesson or course is under one of the themes and for the audience."""
    return not {*themes}.isdisjoint(record.themes) and audience in record.audiences


def _matches(records: Iterable[Any], themes: Iterable[str], audience: str | None = None) -> tuple[Record, ...]:
    need_themes = {*themes}
    matches = [
        record
        for record in records
        if need_themes & {*record.themes} and (not audience or fits(record, need_themes, audience))
    ]
    matches.sort(key=lambda record: -len(need_themes & {*record.themes}))  # stable: the lists' order decides the rest
    return tuple(matches[:_LIMIT])
