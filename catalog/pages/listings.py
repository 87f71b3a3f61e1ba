"""The lists of the site: how records are grouped, and what a table shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from itertools import groupby
from typing import Any

from catalog.domain.catalog import Catalog, first_theme
from catalog.domain.kinds import KIND_VIEWS, Heading
from catalog.domain.periods import audiences_of, is_past, themes_of, towns_of
from catalog.model import KINDS, Record, Session

TermCounts = tuple[tuple[str, str, int], ...]
"""Terms as (id, name, number of records)."""

_TERMS_OF_SESSION = {"themes": themes_of, "audiences": audiences_of, "towns": towns_of}
VOCABULARY_NAMES = {"themes": "主题", "audiences": "学习人群", "towns": "镇街"}
_AHEAD = 100  # a row weighs 80 bytes on the wire
_PREMIUM = 6


@dataclass(frozen=True, slots=True)
class Group:
    """Records under one heading.

    Attributes:
        name: The heading.
        records: What stands under it.
        anchor: Its id on the page.
        mark: A route's shape, where there is one.
        past: Which of its sessions were over on the day the content was updated, by id.
    """

    name: str
    records: tuple[Any, ...]
    anchor: str
    mark: str | None = None
    past: frozenset[str] = frozenset()

    @property
    def is_past(self) -> bool:
        """Whether all of it was over."""
        return len(self.past) == len(self.records)


def groups(catalog: Catalog, kind: str) -> tuple[Group, ...]:
    """A kind's listed records under the headings its readers think in.

    Sessions still to come on the day the content was updated stand first: months and the sessions of a month.
    """
    records = catalog.of(kind)
    group = KIND_VIEWS[kind].group
    if group is None:
        return (Group("", records, "all"),) if records else ()
    past = past_ids(catalog, records)
    by_heading: dict[Heading, list[Record]] = {}
    for record in records:
        by_heading.setdefault(group(catalog, record), []).append(record)
    rows = [(heading, sorted(row, key=lambda record: record.id in past)) for heading, row in by_heading.items()]
    rows.sort(key=lambda row: row[1][0].id in past)
    return tuple(
        Group(heading.name, tuple(row), f"g{place}", heading.mark, past.intersection(record.id for record in row))
        for place, (heading, row) in enumerate(rows, 1)
    )


def past_ids(catalog: Catalog, records: Iterable[Record]) -> frozenset[str]:
    """Those of some records that are sessions and were over on the day the content was updated, by id."""
    return frozenset(record.id for record in records if isinstance(record, Session) and is_past(catalog, record))


@dataclass(frozen=True, slots=True)
class Order:
    """An order that readers may choose for a list: by a number of each record, ascending, those without one last."""

    name: str
    label: str
    numbers: Mapping[str, int]


def orders(catalog: Catalog, kind: str) -> tuple[Order, ...]:
    """The orders of a list: by title, which the browser sorts, and by each number in which records differ."""
    records = catalog.of(kind)
    result = [Order("title", "按拼音", {})]
    by_number = (("minutes", "按时长", KIND_VIEWS[kind].minutes), ("verified", "按核实日期", _verified))
    for name, label, number_of in by_number:
        numbered = ((record.id, number_of(catalog, record)) for record in records)
        numbers = {record_id: number for record_id, number in numbered if number is not None}
        if len(set(numbers.values())) > 1:
            result.append(Order(name, label, numbers))
    return tuple(result)


def _verified(_: Catalog, record: Record) -> int | None:
    """A number for the day of the last check, the latest first."""
    return -record.verified_on.toordinal() if record.verified_on else None


@dataclass(frozen=True, slots=True)
class Coming:
    """What the front page announces.

    Attributes:
        sessions: Those not over on the day the content was updated: more than are shown, so that the reader's clock
            can take the next ones for about a year.
        months: Their months, each with its sessions.
        is_complete: Whether there are no more than these.
    """

    sessions: tuple[Session, ...]
    months: Mapping[str, tuple[Session, ...]]
    is_complete: bool


def coming(catalog: Catalog) -> Coming:
    """The sessions ahead, the next first."""
    since = datetime.combine(catalog.updated_on, time())
    ahead = [session for session in catalog.of("plan") if session.ends > since]
    sessions = tuple(ahead[:_AHEAD])
    by_month = groupby(sessions, lambda session: f"{session.begins:%Y-%m}")
    return Coming(sessions, {month: tuple(row) for month, row in by_month}, len(ahead) == len(sessions))


def premium(catalog: Catalog) -> tuple[Any, ...]:
    """One premium lesson of each theme, for the front page."""
    by_theme: dict[str | None, Any] = {}
    for lesson in catalog.of("lessons"):
        if lesson.series == "premium":
            by_theme.setdefault(first_theme(lesson), lesson)
    return tuple(by_theme.values())[:_PREMIUM]


def terms_of(catalog: Catalog, kind: str) -> tuple[tuple[str, str, TermCounts], ...]:
    """Vocabularies by id and name with the terms that a kind's records are under: a list's filter without a script."""
    rows = ((name, label, term_counts(catalog, name, kind)) for name, label in VOCABULARY_NAMES.items())
    return tuple(row for row in rows if row[2])


def term_counts(catalog: Catalog, vocabulary: str, kind: str | None = None) -> TermCounts:
    """Each term of a vocabulary that listed records are under: of any kind, or of one."""
    names: dict[str, str] = getattr(catalog.site.vocabularies, vocabulary)
    rows = []
    for term, name in names.items():
        by_kind = under(catalog, vocabulary, term) if kind in (None, "plan") else catalog.under(vocabulary, term)
        if count := len(by_kind.get(kind, ())) if kind else sum(map(len, by_kind.values())):
            rows.append((term, name, count))
    return tuple(rows)


def under_term(catalog: Catalog, vocabulary: str, term: str) -> tuple[Group, ...]:
    """Everything listed under one word, by kind; sessions still to come stand first."""
    groups_of_kinds = []
    for kind, records in under(catalog, vocabulary, term).items():
        past = past_ids(catalog, records)
        ordered = tuple(sorted(records, key=lambda record: record.id in past))
        groups_of_kinds.append(Group(KINDS[kind].NAME, ordered, kind, past=past))
    return tuple(groups_of_kinds)


def under(catalog: Catalog, vocabulary: str, term: str) -> dict[str, tuple[Any, ...]]:
    """What is listed under a word; a session is in the towns of its places and under the themes of what it teaches."""
    by_kind = catalog.under(vocabulary, term)
    terms_of_session = _TERMS_OF_SESSION[vocabulary]
    by_kind["plan"] = tuple(session for session in catalog.of("plan") if term in terms_of_session(catalog, session))
    return {kind: by_kind[kind] for kind in KINDS if by_kind.get(kind)}
