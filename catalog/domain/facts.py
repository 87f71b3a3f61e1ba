"""What a record's facts are made of: a label, and words with the page that they lead to, from the site's root."""

from typing import Any, NamedTuple

from catalog.domain import wording
from catalog.domain.catalog import Catalog
from catalog.model import Record

TERM_PAGES = ("themes", "audiences", "towns")
"""The vocabularies of which each word has a page."""


class Item(NamedTuple):
    """A word of a fact, with where it leads."""

    text: str
    uri: str | None = None


class Fact(NamedTuple):
    """One line of a record's definition list."""

    label: str
    items: tuple[Item, ...]


def uri_of(record: Record) -> str:
    """Where a record's page lies, from the site's root."""
    return f"{record.KIND}/{record.id}/"


def items_of(value: Any) -> tuple[Item, ...]:  # noqa: ANN401 - text, items, records, or nothing
    """A fact's value as words; records lead to their pages."""
    if value is None or value == "":
        return ()
    if isinstance(value, str):
        return (Item(value),)
    return tuple(
        Item(part.heading, uri_of(part)) if isinstance(part, Record) else part if isinstance(part, Item) else Item(part)
        for part in value
    )


def term_items(catalog: Catalog, vocabulary: str, ids: Any) -> tuple[Item, ...]:  # noqa: ANN401 - one id or several
    """Words of a vocabulary; those with a page of their own lead there."""
    names: dict[str, str] = getattr(catalog.site.vocabularies, vocabulary)
    terms = (ids,) if isinstance(ids, str) else ids or ()
    linked = vocabulary in TERM_PAGES
    return tuple(Item(names[term], f"{vocabulary}/{term}/" if linked else None) for term in terms if term in names)


def first_names(catalog: Catalog, vocabulary: str, ids: Any, limit: int = 2) -> str:  # noqa: ANN401 - one id or several
    """The first few words of a vocabulary: `农村党员、机关党员 等`."""
    names = wording.terms(catalog.site, vocabulary, ids)
    return "、".join(names[:limit]) + (" 等" if len(names) > limit else "")
