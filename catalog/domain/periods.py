"""The yearly plan by year, quarter and month; the summary of a year; when and where a session is."""

from calendar import Calendar
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import chain

from catalog.domain import hours
from catalog.domain.catalog import Catalog
from catalog.model import Course, Lesson, Point, Route, Session, Venue

_QUARTERS = "一二三四"
_LAST_MONTH = 12
_QUARTER = 3
_AFTER_CANCELLED = timedelta(days=30)


@dataclass(frozen=True)
class Period:
    """A year, a quarter or a month of the plan.

    Attributes:
        id: `2026`, `2026-q4` or `2026-11`; sorts by time among periods of one length.
        name: Its name: `2026 年第四季度`.
        first: Its first day.
        months: How many months it has.
        sessions: The sessions that take place on one of its days at least, in order.
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
        """The sessions of a day."""
        return tuple(session for session in self.sessions if day in session.days)


def periods(catalog: Catalog) -> dict[str, Period]:
    """Every year, quarter and month in which there is a session, by id; the years with their parts in order of time."""
    by_month: dict[tuple[int, int], dict[str, Session]] = {}
    sessions: tuple[Session, ...] = catalog.of("plan")
    for session in sessions:
        for day in session.days:
            by_month.setdefault((day.year, day.month), {})[session.id] = session
    years = sorted({year for year, _ in by_month})
    return {period.id: period for year in years for period in _of_year(by_month, year)}


def _of_year(by_month: Mapping[tuple[int, int], Mapping[str, Session]], year: int) -> Iterator[Period]:
    lengths = (
        [(f"{year}", f"{year} 年", 1, _LAST_MONTH)],
        [
            (f"{year}-q{index + 1}", f"{year} 年第{ordinal}季度", _QUARTER * index + 1, _QUARTER)
            for index, ordinal in enumerate(_QUARTERS)
        ],
        [(f"{year}-{month:02}", f"{year} 年 {month} 月", month, 1) for month in range(1, _LAST_MONTH + 1)],
    )
    for period_id, name, first, months in chain(*lengths):
        inside: dict[str, Session] = {}
        for month in range(first, first + months):
            inside |= by_month.get((year, month), {})
        if inside:
            yield Period(period_id, name, date(year, first, 1), months, tuple(inside.values()))


def is_past(catalog: Catalog, session: Session) -> bool:
    """Whether a session had ended on the day the content was updated; not today, so that two builds agree."""
    return session.ends <= datetime.combine(catalog.updated_on, time())


def in_calendars(catalog: Catalog) -> tuple[Session, ...]:
    """The sessions that calendars have: those listed, and cancelled ones, archived too, for a month after their day.

    A calendar that had a session must be told that it is cancelled; it cannot know of one that is merely gone.
    """
    since = datetime.combine(catalog.updated_on, time()) - _AFTER_CANCELLED
    sessions = (record for record in catalog.records["plan"].values() if isinstance(record, Session))
    return tuple(
        session
        for session in sessions
        if (session.ends >= since if session.state == "cancelled" else session.status != "archived")
    )


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
