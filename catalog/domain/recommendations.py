"""What answers a need: what its list declares, else what shares its themes and its audience."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from catalog.domain.catalog import Catalog
from catalog.model import Course, Lesson, NeedItem, NeedList, Record

_MOST = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader with this need is offered.

    Attributes:
        declared: Lessons that the list itself names.
        matched: Where it names none: lessons, courses and points under the need's themes, those with most of its
            themes first; lessons and courses are for the list's audience, too.
    """

    declared: tuple[Record, ...]
    matched: tuple[Record, ...]


def answer(catalog: Catalog, need: NeedList, item: NeedItem) -> Answer:
    """What answers one need of a list; nothing of both, if nothing does."""
    declared = catalog.get_many("lessons", item.lessons)
    if declared:
        return Answer(declared, ())
    lessons = _fitting(catalog.of("lessons"), item.themes, need.audience)
    courses = _fitting(catalog.of("courses"), item.themes, need.audience)
    if not lessons and not courses:
        return Answer((), ())  # a place alone teaches nothing
    return Answer((), (*lessons, *courses[:1], *_fitting(catalog.of("points"), item.themes)[:1]))


def fits(record: Lesson | Course, themes: Iterable[str], audience: str) -> bool:
    """Whether a lesson or course is under one of the themes and for the audience."""
    return not {*themes}.isdisjoint(record.themes) and audience in record.audiences


def _fitting(records: Iterable[Any], themes: Iterable[str], audience: str | None = None) -> tuple[Record, ...]:
    wanted = {*themes}
    found = [one for one in records if wanted & {*one.themes} and (not audience or fits(one, wanted, audience))]
    found.sort(key=lambda one: -len(wanted & {*one.themes}))  # stable: the lists' order decides the rest
    return tuple(found[:_MOST])
