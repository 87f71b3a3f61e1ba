"""What a kind of record must say of itself so that pages, lists, feeds and reports can show it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

from catalog.domain.catalog import Catalog
from catalog.model import Record

R = TypeVar("R", bound=Record)


class Heading(NamedTuple):
    """What a list puts a record under; `mark` is the shape of a route."""

    name: str
    mark: str | None = None


def first_text(record: Record) -> str:
    """The first of the texts that introduce a record, else its title."""
    for name in ("summary", "lede", "bio"):
        if text := record.get(name):
            return str(text).replace("\n\n", "")
    return record.heading


def term_heading(catalog: Catalog, vocabulary: str, term: str | None) -> Heading:
    """The name of a term as a heading."""
    return Heading(getattr(catalog.site.vocabularies, vocabulary).get(term, "其他"))


@dataclass(frozen=True, slots=True)
class KindView(Generic[R]):
    """How the records of one kind are shown.

    Attributes:
        model: The kind's model, which says its folder, its name and its order.
        unit: The measure word: 堂, 位.
        facts: (label, value) of everything that is a fact rather than text; a value may be text, items or records.
        line: The few facts on a card; empty ones are left out.
        columns: Labels of the facts that are columns of the list's table.
        summary: One sentence or a few, for cards, search engines and feeds.
        group: What the list puts a record under; a list without headings has none.
        minutes: How long a record takes, where a list can be ordered by it.
        backlinks: For each kind that its records reference, the heading under which they stand on that record's page.
        filterable: Whether the list is long or various enough to be narrowed.
        referenced_in: Where editors may reference its records, if somebody should; for the report.
        schema_type: The type of schema.org that search engines are told.
    """

    model: type[R]
    unit: str
    facts: Callable[[Catalog, R], Iterator[tuple[str, Any]]]
    line: Callable[[Catalog, R], tuple[str, ...]]
    columns: tuple[str, ...]
    summary: Callable[[R], str] = first_text
    group: Callable[[Catalog, R], Heading] | None = None
    minutes: Callable[[Catalog, R], int | None] = lambda _catalog, _record: None
    backlinks: Mapping[str, str] = field(default_factory=dict)
    filterable: bool = True
    referenced_in: str = ""
    schema_type: str | None = None
