"""How instructors and teams are shown."""

from collections.abc import Iterator
from typing import Any

from catalog.domain.catalog import Catalog
from catalog.domain.facts import first_names, term_items
from catalog.domain.kinds.view import KindView, term_heading
from catalog.model import Instructor, Team


def _instructor_facts(catalog: Catalog, instructor: Instructor) -> Iterator[tuple[str, Any]]:
    yield "单位", instructor.unit
    yield "职务", instructor.post
    yield "类别", term_items(catalog, "categories", instructor.category)
    yield "层级", term_items(catalog, "levels", instructor.level)
    yield "专题", instructor.topics
    yield "团队", catalog.get_many("teams", instructor.teams)
    yield "聘期", instructor.term


def _instructor_line(catalog: Catalog, instructor: Instructor) -> tuple[str, ...]:
    return (
        first_names(catalog, "categories", instructor.category),
        first_names(catalog, "levels", instructor.level),
        instructor.unit,
    )


def _team_facts(catalog: Catalog, team: Team) -> Iterator[tuple[str, Any]]:
    members = catalog.backlinks(team, "instructors")
    yield "组建", team.organiser
    yield "本目录收录", f"{len(members)} 人" if members else None


VIEWS: tuple[KindView[Any], ...] = (
    KindView(
        Instructor,
        unit="位",
        facts=_instructor_facts,
        line=_instructor_line,
        columns=("类别", "层级", "单位", "专题"),
        group=lambda catalog, instructor: term_heading(catalog, "categories", instructor.category),
        backlinks={"teams": "成员"},
        referenced_in="党课或培训计划",
        schema_type="Person",
    ),
    KindView(
        Team,
        unit="支",
        facts=_team_facts,
        line=lambda _, team: (team.organiser or "",),
        columns=("组建", "本目录收录"),
        filterable=False,  # a handful
        referenced_in="讲师",
    ),
)
