"""The yearly plan by year, quarter and month; the summary of a year; when and where a session is."""

from calendar import Calendar
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property

from catalog.domain import hours
from catalog.domain.catalog import Catalog
from catalog.model import Course, Lesson, Point, Route, Session, Venue

_QUARTERS = "一二三四"
_LAST_MONTH = 12


@dataclass(frozen=True)
class Period:
    """A year, a quarter or a month of the plan.

    Attributes:
        id: `2026`, `2026-q4` or `2026-11`; sorts by time among periods of one length.
        name: Its name: `2026 年第四季度`.
        first: Its first day.
        months: How many months it has.
        sessions: The sessions that begin in it, in order.
    """

    id: str
    name: str
    first: date
    months: int
    sessions: tuple[Session, ...]

    @cached_property
    def weeks(self) -> tuple[tuple[date, ...], ...]:
        """A month's weeks from Monday to Sunday, with days of the months before and after."""
        return tuple(tuple(week) for week in Calendar().monthdatescalendar(self.first.year, self.first.month))

    def on(self, day: date) -> tuple[Session, ...]:
        """The sessions that begin on a day."""
        return tuple(session for session in self.sessions if day in session.days)


def periods(catalog: Catalog) -> dict[str, Period]:
    """Every year, quarter and month from the first session's year to the last's, by id."""
    sessions: tuple[Session, ...] = catalog.of("plan")
    years = range(sessions[0].begins.year, sessions[-1].begins.year + 1) if sessions else ()
    return {period.id: period for year in years for period in _of_year(sessions, year)}


def _of_year(sessions: tuple[Session, ...], year: int) -> Iterator[Period]:
    yield _period(sessions, f"{year}", f"{year} 年", date(year, 1, 1), _LAST_MONTH)
    for index, ordinal in enumerate(_QUARTERS):
        yield _period(sessions, f"{year}-q{index + 1}", f"{year} 年第{ordinal}季度", date(year, 3 * index + 1, 1), 3)
    for month in range(1, _LAST_MONTH + 1):
        yield _period(sessions, f"{year}-{month:02}", f"{year} 年 {month} 月", date(year, month, 1), 1)


def _period(sessions: tuple[Session, ...], period_id: str, name: str, first: date, months: int) -> Period:
    inside = (
        session
        for session in sessions
        if session.begins.year == first.year and first.month <= session.begins.month < first.month + months
    )
    return Period(period_id, name, first, months, tuple(inside))


def is_past(catalog: Catalog, session: Session) -> bool:
    """Whether a session had ended on the day the content was updated; not today, so that two builds agree."""
    return session.ends < datetime.combine(catalog.updated_on, time())


@dataclass(frozen=True, slots=True)
class Summary:
    """The summary of a year's past sessions (年终总结).

    Attributes:
        held: The past sessions, in order.
        ahead: How many are still to come.
        off: How many were called off or put off; they count nowhere else.
        hours: The sum of the credit hours of the past sessions.
        counts: For each vocabulary its terms and how many of the past sessions are under each, in the vocabulary's
            order, zeros included: what was not taught is a finding, too.
    """

    held: tuple[Session, ...]
    ahead: int
    off: int
    hours: float
    counts: dict[str, tuple[tuple[str, int], ...]]


def summary(catalog: Catalog, year: Period) -> Summary:
    """Summarise a year."""
    begun = begun_in(year)
    on = tuple(session for session in begun if hours.takes_place(session))
    held = tuple(session for session in on if is_past(catalog, session))
    vocabularies = catalog.site.vocabularies
    terms_by_vocabulary = {"themes": themes_of, "audiences": audiences_of, "towns": towns_of}
    counts = {}
    for vocabulary, terms_of in terms_by_vocabulary.items():
        count = Counter(term for session in held for term in terms_of(catalog, session))
        counts[vocabulary] = tuple((name, count[term]) for term, name in getattr(vocabularies, vocabulary).items())
    return Summary(held, len(on) - len(held), len(begun) - len(on), hours.total(catalog, held), counts)


def begun_in(period: Period) -> tuple[Session, ...]:
    """The sessions that begin in a period: where one of several days counts, so that months add up to their year."""
    last = period.first.month + period.months
    return tuple(
        session
        for session in period.sessions
        if session.begins.year == period.first.year and period.first.month <= session.begins.month < last
    )


def themes_of(catalog: Catalog, session: Session) -> tuple[str, ...]:
    """Every theme of what is taught: of its lesson, else of its course or route."""
    taught = (
        *catalog.get_many("lessons", (session.lesson,)),
        *catalog.get_many("courses", (session.course,)),
        *catalog.get_many("routes", (session.route,)),
    )
    return tuple(dict.fromkeys(theme for record in taught[:1] for theme in _themes(record)))


def _themes(record: Lesson | Course | Route) -> tuple[str, ...]:
    return (record.theme,) if isinstance(record, Route) else record.themes


def audiences_of(_: Catalog, session: Session) -> tuple[str, ...]:
    """The audiences of a session."""
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
