"""The yearly plan by year, quarter and month, and what a year came to."""

from calendar import Calendar
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property

from catalog.domain.catalog import Catalog, first_theme
from catalog.model import Point, Route, Session, Venue

_QUARTERS = "一二三四"
_LAST_MONTH = 12


@dataclass(frozen=True)
class Period:
    """A year, a quarter or a month of the plan.

    Attributes:
        stem: `2026`, `2026-q4` or `2026-11`; sorts by time within its size.
        name: What it is called: `2026 年第四季度`.
        first: Its first day.
        months: How many months it has.
        sessions: What begins in it, in order.
    """

    stem: str
    name: str
    first: date
    months: int
    sessions: tuple[Session, ...]

    @cached_property
    def hours(self) -> float:
        """Credit hours of its sessions together, as far as they are stated."""
        return round(sum(session.credit_hours or 0 for session in self.sessions), 1)

    @cached_property
    def weeks(self) -> tuple[tuple[date, ...], ...]:
        """A month's weeks from Monday to Sunday, days of its neighbours included."""
        return tuple(tuple(week) for week in Calendar().monthdatescalendar(self.first.year, self.first.month))

    def on(self, day: date) -> tuple[Session, ...]:
        """The sessions that begin on a day."""
        return tuple(session for session in self.sessions if session.start.date() == day)


def periods(catalog: Catalog) -> dict[str, Period]:
    """Every year, quarter and month from the first session's year to the last's, by stem."""
    sessions: tuple[Session, ...] = catalog.of("plan")
    years = range(sessions[0].start.year, sessions[-1].start.year + 1) if sessions else ()
    return {period.stem: period for year in years for period in _of_year(sessions, year)}


def _of_year(sessions: tuple[Session, ...], year: int) -> Iterator[Period]:
    yield _period(sessions, f"{year}", f"{year} 年", date(year, 1, 1), _LAST_MONTH)
    for place, word in enumerate(_QUARTERS):
        yield _period(sessions, f"{year}-q{place + 1}", f"{year} 年第{word}季度", date(year, 3 * place + 1, 1), 3)
    for month in range(1, _LAST_MONTH + 1):
        yield _period(sessions, f"{year}-{month:02}", f"{year} 年 {month} 月", date(year, month, 1), 1)


def _period(sessions: tuple[Session, ...], stem: str, name: str, first: date, months: int) -> Period:
    inside = (
        session
        for session in sessions
        if session.start.year == first.year and first.month <= session.start.month < first.month + months
    )
    return Period(stem, name, first, months, tuple(inside))


def is_past(catalog: Catalog, session: Session) -> bool:
    """Whether a session had ended when the content was updated; no clock is asked, so two builds agree."""
    return session.end < datetime.combine(catalog.site.updated_on, time())


@dataclass(frozen=True, slots=True)
class Summary:
    """What a year's sessions that are over came to (年终总结).

    Attributes:
        held: The sessions that are over, in order.
        ahead: How many are still to come.
        hours: Credit hours of those that are over, as far as they are stated.
        counts: For each vocabulary the words and how many of the sessions are under each, in the vocabulary's order;
            words without any are left in, because what was not taught is a finding, too.
    """

    held: tuple[Session, ...]
    ahead: int
    hours: float
    counts: dict[str, tuple[tuple[str, int], ...]]


def summary(catalog: Catalog, year: Period) -> Summary:
    """A year looked back upon."""
    held = tuple(session for session in year.sessions if is_past(catalog, session))
    words = catalog.site.vocabularies
    asked = {"themes": _themes, "audiences": _audiences, "towns": towns_of}
    counts = {}
    for name, found in asked.items():
        count = Counter(word for session in held for word in found(catalog, session))
        counts[name] = tuple((label, count[stem]) for stem, label in getattr(words, name).items())
    hours = round(sum(session.credit_hours or 0 for session in held), 1)
    return Summary(held, len(year.sessions) - len(held), hours, counts)


def _themes(catalog: Catalog, session: Session) -> set[str]:
    """The first theme of its lesson, else of its course or route."""
    taught = (
        *catalog.get_many("lessons", (session.lesson,)),
        *catalog.get_many("courses", (session.course,)),
        *catalog.get_many("routes", (session.route,)),
    )
    return {theme for one in taught[:1] if (theme := first_theme(one))}


def _audiences(_: Catalog, session: Session) -> tuple[str, ...]:
    return session.audiences


def places_of(catalog: Catalog, session: Session) -> tuple[Venue | Point | Route, ...]:
    """Where a session takes place: a venue, a point, a route, or several of them."""
    return (
        *catalog.get_many("venues", (session.venue,)),
        *catalog.get_many("points", (session.point,)),
        *catalog.get_many("routes", (session.route,)),
    )


def towns_of(catalog: Catalog, session: Session) -> tuple[str, ...]:
    """The towns in which a session takes place, as far as its places state them."""
    towns = (place.get("town") for place in places_of(catalog, session))
    return tuple(dict.fromkeys(town for town in towns if town))
