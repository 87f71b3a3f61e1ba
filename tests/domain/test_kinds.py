"""Every kind of record is wired in one place, and a gap there is told when the program starts."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from catalog.domain.catalog import Catalog
from catalog.domain.kinds import KIND_VIEWS, KindView, registry
from catalog.model import KINDS, Record
from tests.support import pictures
from tests.support.maximal import maximal
from tests.support.samples import catalog

VIEWS = tuple(KIND_VIEWS.values())


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_without_a_view_is_named(kind: str) -> None:
    others = [view for view in VIEWS if kind != view.model.KIND]
    with pytest.raises(LookupError, match=f"^{kind}: .*catalog/domain/kinds/"):
        registry(others, KINDS)


def test_a_view_without_a_kind_is_named() -> None:
    kinds = {kind: model for kind, model in KINDS.items() if kind != "teams"}
    with pytest.raises(LookupError, match=r"^teams: "):
        registry(VIEWS, kinds)


@pytest.mark.parametrize("view", VIEWS, ids=KIND_VIEWS)
def test_a_reference_without_a_heading_on_the_page_it_leads_to_is_named(view: KindView[Any]) -> None:
    for kind in view.backlinks:
        headings = {other: heading for other, heading in view.backlinks.items() if other != kind}
        gap = [replace(other, backlinks=headings) if other is view else other for other in VIEWS]
        with pytest.raises(LookupError, match=f"^{view.model.KIND}: .*{kind}$"):
            registry(gap, KINDS)


def test_a_list_has_a_column_for_nothing_but_facts() -> None:
    """A label that no fact has would stay an empty column."""
    files: dict[str, str | bytes | None] = {f"content/{kind}/jia-{kind}.yml": maximal(kind) for kind in KINDS}
    public = catalog({**files, "content/photos/jia.jpg": pictures.jpeg()})
    for kind, view in KIND_VIEWS.items():
        labels = {label for record in public.of(kind) for label in _labels(public, view, record)}
        assert set(view.columns) - labels == set(), kind


def test_lists_are_ordered_by_fields_that_the_model_has() -> None:
    for kind, model in KINDS.items():
        assert set(model.SORT_BY) - set(model.model_fields) == set(), kind


def _labels(catalog: Catalog, view: KindView[Any], record: Record) -> Iterator[str]:
    return (label for label, _ in view.facts(catalog, record))
