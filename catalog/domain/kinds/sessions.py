"""How needs lists and the sessions of the yearly plan are shown."""

from collections.abc import Iterator
from typing import Any

from catalog.domain import hours, wording
from catalog.domain.catalog import Catalog
from catalog.domain.facts import first_names, items_of, term_items
from catalog.domain.kinds.view import Heading, KindView
from catalog.domain.periods import places_of
from catalog.model import NeedList, Session


def _needs_facts(catalog: Catalog, needs: NeedList) -> Iterator[tuple[str, Any]]:
    yield "对象", term_items(catalog, "audiences", needs.audience)
    yield "层级", term_items(catalog, "levels", needs.level)
    yield "需求", f"{len(needs.items)} 项"


def _needs_line(catalog: Catalog, needs: NeedList) -> tuple[str, ...]:
    return (first_names(catalog, "audiences", needs.audience), f"{len(needs.items)} 项需求")


def _session_facts(catalog: Catalog, session: Session) -> Iterator[tuple[str, Any]]:
    courses = catalog.get_many("courses", (session.course,))
    yield "情况", wording.STATE.get(session.state)
    yield "时间", wording.when(session)
    yield "地点", _where(catalog, session)
    yield "课程", (*catalog.get_many("lessons", (session.lesson,)), *courses)
    yield "主讲", catalog.get_many("instructors", session.lecturers)
    yield "对象", term_items(catalog, "audiences", session.audiences)
    yield "名额", f"{session.seats} 人" if session.seats else None
    yield "学时", None if session.is_off else hours.words(catalog, session)
    yield "主办", session.organiser


def _where(catalog: Catalog, session: Session) -> tuple[Any, ...]:
    """Its places, and 线上 where one can take part so."""
    return (*places_of(catalog, session), *(("线上",) if session.online else ()))


def _summary(session: Session) -> str:
    """When it is and by whom; first of all what has become of it."""
    state = wording.STATE.get(session.state)
    news = "：".join(text for text in (state, session.notice) if text)
    stop = "" if not news or news.endswith(("。", "！", "？")) else "。"
    return f"{news}{stop}{wording.when(session)}，{session.organiser}主办。"


def _session_line(catalog: Catalog, session: Session) -> tuple[str, ...]:
    return (  # when it is stands before this, as a time of its own
        "、".join(item.text for item in items_of(_where(catalog, session))),
        first_names(catalog, "audiences", session.audiences),
    )


def _month(_: Catalog, session: Session) -> Heading:
    return Heading(wording.month(session.begins))


VIEWS: tuple[KindView[Any], ...] = (
    KindView(
        Session,
        unit="场",
        facts=_session_facts,
        line=_session_line,
        columns=("时间", "地点", "主讲", "对象"),
        summary=_summary,
        group=_month,
        backlinks={
            "lessons": "排入的培训",
            "courses": "排入的培训",
            "instructors": "排入的培训",
            "points": "排入的培训",
            "routes": "排入的培训",
            "venues": "在这里的培训",
        },
        schema_type="CourseInstance",
    ),
    KindView(
        NeedList,
        unit="张",
        facts=_needs_facts,
        line=_needs_line,
        columns=("对象", "层级", "需求"),
        summary=lambda needs: "；".join(item.text for item in needs.items[:3]) + "。",
        backlinks={"lessons": "回应的需求"},
    ),
)
