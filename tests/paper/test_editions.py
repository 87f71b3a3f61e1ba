"""Guides on paper: what a reader, a printer, a telephone and an archive find in them."""

from collections import Counter
from pathlib import Path

import page
import pytest

from catalog.domain.catalog import Catalog
from catalog.lint.rules.glyphs import printable
from catalog.print import pdf
from catalog.print.editions import EDITIONS
from catalog.print.handbook import HANDBOOK
from catalog.print.imposition import order
from tests.support.papers import squeezed
from tests.support.prints import Print, one
from tests.support.samples import POINT

ROOT = Path(__file__).resolve().parents[2]
# Where a line must not begin, and where it must not end (GB/T 15834—2011, 5.1).
NO_START = "、。，．；：！？）】》〉」』”’…—"
NO_END = "（【《〈「『“‘"
A_MEGABYTE = 1 << 20
# In the guide, but for programs: addresses are in the codes, ids in file names, the title in the metadata.
UNSAID = {"id", "title", "mark", "address", "shown", "closed"}


def values(part: object) -> set[str]:
    """Every text of a guide that paper must show."""
    if isinstance(part, str):
        return {part}
    if isinstance(part, tuple):
        return {text for item in part for text in values(item)}
    names = set(getattr(part, "__dataclass_fields__", ())) - UNSAID
    return {text for name in names for text in values(getattr(part, name))}


def test_there_are_three_editions_of_every_route(fixture_catalog: Catalog) -> None:
    editions = {f"guides/{name}-{edition}.pdf" for name in fixture_catalog.records["routes"] for edition in EDITIONS}
    assert len(EDITIONS) == 3
    assert {uri for uri, _ in pdf.files(fixture_catalog, ROOT)} == {*editions, HANDBOOK}


@pytest.mark.parametrize("profile", ["pdf-ua-1", "pdf-a-2a"])
def test_every_edition_is_accessible_and_archival(prints: tuple[Print, ...], profile: str) -> None:
    for each in prints:
        report = page.validate_pdf_bytes(each.paper.data, profile=profile)
        messages = {failure.message for failure in report.failures}
        if b"\r\nendstream" in each.paper.data:
            # One stream in 256 ends with the byte 13: the validator takes it for a part of the line end behind it.
            messages.discard("a stream /Length does not match its raw content length")
        assert messages == set()


def test_fonts_are_embedded_outlines(prints: tuple[Print, ...]) -> None:
    for each in prints:
        fonts = each.paper.fonts()
        assert {name.partition("+")[2] for name in fonts} == {"NotoSansSC-Regular", "NotoSerifSC-SemiBold"}
        assert set(fonts.values()) == {("/CIDFontType2", True)}


def test_every_value_of_the_guide_is_in_the_text(prints: tuple[Print, ...]) -> None:
    for each in prints:
        missing = {value for value in values(each.guide) if squeezed(value) not in each.paper.text}
        assert missing == set(), f"{each.guide.name} {each.edition}"


def test_every_code_can_be_read_from_a_coarse_print_and_says_what_it_should(prints: tuple[Print, ...]) -> None:
    for each in prints:
        links = [each.guide.page, *(link for stop in each.guide.stops for link in (stop.page, stop.way))]
        assert each.paper.codes(dpi=100) == Counter(link.address for link in links if link)


def test_every_stop_is_whole_on_one_page(prints: tuple[Print, ...]) -> None:
    for each in prints:
        pages = [squeezed(text) for text in each.paper.pages]
        for stop in each.guide.stops:
            parts = [stop.name, stop.lede, *stop.story, *stop.questions, *(action.value for action in stop.actions)]
            parts += [stop.note or "", stop.code, stop.opening, stop.booking, stop.address]
            assert any(all(squeezed(part) in text for part in parts) for text in pages), f"{stop.name} {each.edition}"


def test_no_line_begins_or_ends_with_a_sign_that_must_not_stand_there(prints: tuple[Print, ...]) -> None:
    for each in prints:
        # A dash by itself is a cell: the time is not known.
        lines = [line.removeprefix("— ") for line in each.paper.lines]
        assert [line for line in lines if line[0] in NO_START or line[-1] in NO_END] == []


def test_large_type_is_eighteen_points_and_more_everywhere(prints: tuple[Print, ...]) -> None:
    for each in prints:
        if each.edition == "large":
            assert min(each.paper.sizes()) >= 18


def test_paper_needs_no_colour(prints: tuple[Print, ...]) -> None:
    assert not any(each.paper.colours() for each in prints)


def test_an_edition_is_lighter_than_a_megabyte(prints: tuple[Print, ...]) -> None:
    assert max(len(each.paper.data) for each in prints) <= A_MEGABYTE


def test_a_booklet_has_four_pages_to_a_sheet_and_the_stamps_on_its_back(prints: tuple[Print, ...]) -> None:
    for each in prints:
        if each.edition == "a5":
            assert len(each.paper.pages) % 4 == 0
            assert "打卡" in each.paper.pages[0]
            assert each.guide.theme in each.paper.pages[1]


def test_pages_are_laid_so_that_folded_sheets_read_in_order() -> None:
    assert order(8) == [(7, 0), (1, 6), (5, 2), (3, 4)]
    with pytest.raises(ValueError, match="7 pages do not fold"):
        order(7)


def test_nothing_on_a_page_lies_on_anything_else(prints: tuple[Print, ...]) -> None:
    for each in prints:
        assert each.paper.overlaps() == []


def test_without_an_address_of_the_site_paper_has_no_codes_and_says_why(bench: Path) -> None:
    each = one({}, bench)
    assert each.paper.codes(dpi=100) == Counter()
    assert squeezed(each.guide.no_links or "?") in each.paper.text


def test_what_an_editor_writes_is_text_and_never_a_program(bench: Path) -> None:
    attack = "#panic('x') *a* _b_ $c$ @d <e> `f` \\\\ // g #link(\"h\") = i ~ -- --- ... \\u{2603}"
    each = one({"content/points/point.yml": POINT.replace("lede: 一座桥。", f"lede: |-\n  一座桥 {attack}")}, bench)
    assert squeezed(each.guide.stops[0].lede) in each.paper.text


def test_every_sign_of_the_sheets_is_in_the_fonts() -> None:
    for sheet in (ROOT / "theme" / "typst").glob("*.typ"):
        assert set(sheet.read_text("utf-8")) <= printable(), sheet.name
