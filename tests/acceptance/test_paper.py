"""Guides and handbook of the sample content on paper: whole, clear and light."""

from pathlib import Path

import pytest

from catalog.domain.catalog import Catalog
from catalog.print import pdf
from catalog.print.handbook import HANDBOOK
from tests.paper.test_editions import A_MEGABYTE, NO_END, NO_START, values
from tests.support.papers import Paper, squeezed
from tests.support.prints import Print, printed

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def prints(real_catalog: Catalog) -> tuple[Print, ...]:
    return printed(real_catalog, ROOT)


@pytest.fixture(scope="module")
def papers(real_catalog: Catalog, prints: tuple[Print, ...]) -> list[Paper]:
    """Every guide and the handbook."""
    return [*(each.paper for each in prints), Paper(dict(pdf.files(real_catalog, ROOT))[HANDBOOK]())]


def test_every_value_of_a_guide_is_in_its_text_and_every_stop_whole_on_a_page(prints: tuple[Print, ...]) -> None:
    for each in prints:
        assert {value for value in values(each.guide) if squeezed(value) not in each.paper.text} == set()
        pages = [squeezed(text) for text in each.paper.pages]
        for stop in each.guide.stops:
            parts = [squeezed(part) for part in (stop.name, stop.lede, *stop.story, *stop.questions, stop.address)]
            assert any(all(part in page for part in parts) for page in pages), f"{stop.name} {each.edition}"


def test_nothing_lies_on_anything_else_and_no_line_begins_or_ends_wrongly(papers: list[Paper]) -> None:
    for paper in papers:
        assert paper.overlaps() == []
        assert [line for line in paper.lines if line[0] in NO_START or line[-1] in NO_END] == []


def test_every_pdf_is_lighter_than_a_megabyte(papers: list[Paper]) -> None:
    assert max(len(paper.data) for paper in papers) <= A_MEGABYTE
