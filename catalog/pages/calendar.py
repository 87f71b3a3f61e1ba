"""Pages of the yearly plan: its periods, the review of a year, a course's timetable; and its calendar files."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from markupsafe import escape

from catalog.domain import hours, wording
from catalog.domain.catalog import Catalog
from catalog.domain.periods import Period, audiences_of, begun_in, in_calendars, periods, places_of, summary, towns_of
from catalog.exports.ical import calendar
from catalog.model import Course, Session
from catalog.pages import listings
from catalog.pages.renderer import RECORD_ROOT, Page, Pages

FOLDERS = ("calendar", "review", "timetable")
"""Folders of such pages: `calendar/2026-11/`, `review/2026/`, `timetable/danghong-kebiao/`."""

_YEAR, _QUARTER = 12, 3


def pages_of(pages: Pages) -> Iterator[tuple[str, str, Callable[[], Page]]]:
    """Yield each such page as folder, id and how to render it."""
    all_periods = periods(pages.catalog)
    for period_id, period in all_periods.items():
        yield "calendar", period_id, partial(_period, pages, all_periods, period)
        if period.months == _YEAR:
            yield "review", period_id, partial(_review, pages, period)
    for course in pages.catalog.of("courses"):
        if pages.catalog.backlinks(course, "plan"):
            yield "timetable", course.id, partial(_timetable, pages, course)


def calendars_of(catalog: Catalog) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield each calendar file's uri and how to render it: of everything, an audience, a town, a session."""
    sessions = in_calendars(catalog)
    site = catalog.site
    yield "calendar/all.ics", partial(calendar, catalog, site.name, sessions)
    for vocabulary, terms_of in (("audiences", audiences_of), ("towns", towns_of)):
        names: Mapping[str, str] = getattr(site.vocabularies, vocabulary)
        for term, name in names.items():
            held = [session for session in sessions if term in terms_of(catalog, session)]
            yield f"calendar/{vocabulary}-{term}.ics", partial(calendar, catalog, f"{site.name}：{name}", held)
    for session in {session.id: session for session in (*catalog.of("plan"), *sessions)}.values():
        yield f"plan/{session.id}/{session.id}.ics", partial(calendar, catalog, session.title, [session])


def _period(pages: Pages, all_periods: Mapping[str, Period], period: Period) -> Page:
    same = [other for other in all_periods.values() if other.months == period.months]
    index = same.index(period)
    content = pages.render(
        "listings/period.html",
        RECORD_ROOT,
        period=period,
        past=listings.past_ids(pages.catalog, period.sessions),
        credit_hours=hours.total(pages.catalog, begun_in(period)),
        off=sum(session.is_off for session in period.sessions),
        above=[other for other in all_periods.values() if other.months > period.months and _holds(other, period)],
        within=[other for other in all_periods.values() if other.months < period.months and _holds(period, other)],
        before=same[index - 1] if index else None,
        after=same[index + 1] if index + 1 < len(same) else None,
    )
    return Page(content, f"{period.name}培训计划", f"{period.name}的培训安排，{len(period.sessions)} 场。")


def _holds(period: Period, part: Period) -> bool:
    """Whether a period has another in it: a year its quarters and months, a quarter its months."""
    return period.first.year == part.first.year and 0 <= part.first.month - period.first.month < period.months


def _review(pages: Pages, year: Period) -> Page:
    content = pages.render("listings/review.html", RECORD_ROOT, year=year, summary=summary(pages.catalog, year))
    return Page(content, f"{year.name}培训总结", f"{year.name}办过的培训，按主题、对象和镇街汇总。")


def _timetable(pages: Pages, course: Course) -> Page:
    sessions: Sequence[Session] = pages.catalog.backlinks(course, "plan")
    content = pages.render(
        "listings/timetable.html",
        RECORD_ROOT,
        course=course,
        months=[(name, list(row)) for name, row in groupby(sessions, lambda session: wording.month(session.begins))],
        past=listings.past_ids(pages.catalog, sessions),
        places=partial(places_of, pages.catalog),
    )
    name = escape(course.title)
    return Page(content, f"{name}月课表", f"{name}按月排开的课表，一张纸印得下。")
