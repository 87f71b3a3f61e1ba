"""A facet is named in one table, and every page and the engine take it from there."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from catalog import search
from catalog.domain.catalog import Catalog
from catalog.pages import Pages, environment
from catalog.pages.tools import questions
from catalog.search import facets
from catalog.search.facets import FACETS, Band, Facet
from catalog.site import minify
from tests.search.answers import answers
from tests.support.outputs import THEME
from tests.support.samples import LESSON, catalog

PREMIUM = LESSON.replace("title: ", "series: premium\ntitle: ", 1)
PLAIN = LESSON.replace("title: ", "title: 另外一堂", 1)
RECORDS = {"content/lessons/taihu.yml": PREMIUM, "content/lessons/plain.yml": PLAIN}
MADE_UP = Facet("made-up", "系列", "series")


def records_under(public: Catalog, filters: dict[str, list[str]], folder: Path) -> set[str]:
    """What the browser's engine leaves of all records under some filters."""
    files = {"search/engine.js": dict(minify.files(THEME))["search/engine.js"]()}
    files |= {name: make() for name, make in search.files(public)}
    (answer,) = answers(files, [{"query": "", "filters": filters, "most": 100}], folder)
    return set(answer["records"])


def test_a_new_line_of_the_table_is_a_facet_of_lists_search_page_and_engine(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    public = catalog(RECORDS)
    everything = records_under(public, {}, tmp_path)
    assert records_under(public, {"made-up": ["1"]}, tmp_path) == everything, "no such facet yet"
    monkeypatch.setattr(facets, "FACETS", (*FACETS, MADE_UP))
    assert records_under(public, {"made-up": ["1"]}, tmp_path) == {"lessons/taihu"}
    pages = Pages(public, environment(THEME))
    for page in (pages.listing("lessons"), pages.search()):
        assert f'data-facets="{" ".join(facet.name for facet in FACETS)} made-up"' in page.content


def test_an_address_with_an_unknown_facet_shows_what_it_would_without(tmp_path: Path) -> None:
    public = catalog(RECORDS)
    known = records_under(public, {"kind": ["lessons"]}, tmp_path)
    assert {"lessons/taihu", "lessons/plain"} < known
    assert records_under(public, {"kind": ["lessons"], "nonsense": ["x"]}, tmp_path) == known


def test_numbers_fall_into_the_bands_of_the_table(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    bands = (Band("-44", "", "", 0, 44), Band("45-", "", "", 45, None))
    table = tuple(dataclasses.replace(facet, bands=bands) if facet.bands else facet for facet in FACETS)
    monkeypatch.setattr(facets, "FACETS", table)
    public = catalog({**RECORDS, "content/lessons/short.yml": PLAIN.replace("minutes: 45", "minutes: 44")})
    lessons: dict[str, Any] = {"kind": ["lessons"]}
    short = records_under(public, {**lessons, "minutes": ["-44"]}, tmp_path)
    assert short == {"lessons/short"}
    others = records_under(public, lessons, tmp_path) - short
    assert records_under(public, {**lessons, "minutes": ["45-"]}, tmp_path) == others


def test_every_question_of_the_finder_is_a_facet_with_its_values() -> None:
    public = catalog(RECORDS)
    columns = {facet.name: facet for facet in FACETS}
    for name, _, answered in questions(public):
        facet = columns[name]
        values = [band.value for band in facet.bands] or list(getattr(public.site.vocabularies, facet.column))
        assert [value for value, _ in answered] == values


def test_facets_have_names_of_their_own() -> None:
    assert len(set(facets.names())) == len(FACETS)
    assert not {"q", "sort", "view", "from"} & set(facets.names()), "these mean something else in an address"
