"""Pages of the yearly plan: its periods, a year looked back upon, a course's timetable; and its calendar files."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from markupsafe import escape

from catalog.domain import wording
from catalog.domain.catalog import Catalog
from catalog.domain.periods import Period, is_past, periods, places_of, summary, towns_of
from catalog.exports.ical import calendar
from catalog.model import Course, Session
from catalog.pages.renderer import RECORD_ROOT, Page, Pages

FOLDERS = ("calendar", "review", "timetable")
"""Folders of such pages: `calendar/2026-11/`, `review/2026/`, `timetable/danghong-kebiao/`."""

_YEAR, _QUARTER = 12, 3


def pages_of(pages: Pages) -> Iterator[tuple[str, str, Callable[[], Page]]]:
    """Each such page as folder, stem and how to make it."""
    known = periods(pages.catalog)
    for stem, period in known.items():
        yield "calendar", stem, partial(_period, pages, known, period)
        if period.months == _YEAR:
            yield "review", stem, partial(_review, pages, period)
    for course in pages.catalog.of("courses"):
        if pages.catalog.backlinks(course, "plan"):
            yield "timetable", course.id, partial(_timetable, pages, course)


def calendars_of(catalog: Catalog) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Each calendar file's uri, with how to make it: of everything, an audience, a town, a session."""
    sessions: Sequence[Session] = catalog.of("plan")
    site = catalog.site
    yield "calendar/all.ics", partial(calendar, catalog, site.name, sessions)
    for word, name in site.vocabularies.audiences.items():
        chosen = [session for session in sessions if word in session.audiences]
        yield f"calendar/audiences-{word}.ics", partial(calendar, catalog, f"{site.name}：{name}", chosen)
    for word, name in site.vocabularies.towns.items():
        chosen = [session for session in sessions if word in towns_of(catalog, session)]
        yield f"calendar/towns-{word}.ics", partial(calendar, catalog, f"{site.name}：{name}", chosen)
    for session in sessions:
        yield f"plan/{session.id}/{session.id}.ics", partial(calendar, catalog, session.title, [session])


def _period(pages: Pages, known: Mapping[str, Period], period: Period) -> Page:
    same = [one for one in known.values() if one.months == period.months]
    place = same.index(period)
    content = pages.env.get_template("period.html").render(
        period=period,
        above=[one for one in known.values() if one.months > period.months and _holds(one, period)],
        parts=[one for one in known.values() if one.months < period.months and _holds(period, one)],
        before=same[place - 1] if place else None,
        after=same[place + 1] if place + 1 < len(same) else None,
        root=RECORD_ROOT,
        pages=pages,
    )
    description = f"{period.name}的培训安排，{len(period.sessions)} 场。"
    return Page(f"{period.name}培训计划", description, "", content)


def _holds(whole: Period, part: Period) -> bool:
    """Whether a part lies in a whole; a year's parts are its quarters and its months."""
    return whole.first.year == part.first.year and 0 <= part.first.month - whole.first.month < whole.months


def _review(pages: Pages, year: Period) -> Page:
    content = pages.env.get_template("review.html").render(
        year=year, summary=summary(pages.catalog, year), catalog=pages.catalog, root=RECORD_ROOT, pages=pages
    )
    return Page(f"{year.name}培训总结", f"{year.name}办过的培训，按主题、对象和镇街汇总。", "", content)


def _timetable(pages: Pages, course: Course) -> Page:
    sessions: Sequence[Session] = pages.catalog.backlinks(course, "plan")
    content = pages.env.get_template("timetable.html").render(
        course=course,
        months=[(name, list(row)) for name, row in groupby(sessions, lambda one: wording.month(one.start))],
        over=partial(is_past, pages.catalog),
        places=partial(places_of, pages.catalog),
        catalog=pages.catalog,
        root=RECORD_ROOT,
        pages=pages,
    )
    name = escape(course.title)
    return Page(f"{name}月课表", f"{name}按月排开的课表，一张纸印得下。", "", content)
