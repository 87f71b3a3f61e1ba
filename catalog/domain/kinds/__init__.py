"""The one place where a kind of record is wired: a `KindView` for each of `model.KINDS`, compared on import."""

from collections.abc import Iterable, Mapping
from typing import Any

from catalog.domain.kinds import lessons, people, places, sessions
from catalog.domain.kinds.view import Heading, KindView
from catalog.model import KINDS, Record
from catalog.model.references import referenced_kinds


def registry(views: Iterable[KindView[Any]], kinds: Mapping[str, type[Record]]) -> dict[str, KindView[Any]]:
    """The views by kind.

    Raises:
        LookupError: A kind has no view, or a view no heading for records of its kind on a page that they reference.
    """
    by_kind = {view.model.KIND: view for view in views}
    if unpaired := by_kind.keys() ^ kinds.keys():
        message = f"{', '.join(sorted(unpaired))}: model.KINDS and the KindViews in catalog/domain/kinds/ differ"
        raise LookupError(message)
    for kind, view in by_kind.items():
        model: type[Record] = view.model
        if unpaired := view.backlinks.keys() ^ referenced_kinds(model):
            message = f"{kind}: the model's references and KindView.backlinks differ: {', '.join(sorted(unpaired))}"
            raise LookupError(message)
    return by_kind


# In this order a page lists the records that reference its own: routes before lessons, sessions before needs.
KIND_VIEWS = registry((*places.VIEWS, *lessons.VIEWS, *people.VIEWS, *sessions.VIEWS), KINDS)


def backlink_headings(kind: str) -> tuple[tuple[str, str], ...]:
    """The kinds whose records may reference one of this kind, each with its heading there."""
    return tuple((other, view.backlinks[kind]) for other, view in KIND_VIEWS.items() if kind in view.backlinks)


__all__ = ["KIND_VIEWS", "Heading", "KindView", "backlink_headings", "registry"]
