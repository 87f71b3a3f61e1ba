"""Guides on paper: what a reader, a printer, a telephone and an archive find in them."""

import hashlib
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import page
import pytest

from catalog import pdf
from catalog.catalog import Catalog
from catalog.complaints import StoppedError
from catalog.guide import Guide, guide_of
from catalog.pdf.booklet import order
from catalog.rules.printing import printable
from tests.support.papers import Paper, squeezed
from tests.support.samples import POINT, catalog

ROOT = Path(__file__).resolve().parents[2]
# Where a line must not begin, and where it must not end (GB/T 15834—2011, 5.1).
NO_START = "、。，．；：！？）】》〉」』”’…—"
NO_END = "（【《〈「『“‘"
A_MEGABYTE = 1 << 20
# In the guide, but for programs: addresses are in the codes, ids in file names, the title in the metadata.
UNSAID = {"id", "title", "mark", "address", "shown", "closed"}


@dataclass(frozen=True)
class Print:
    """One edition of one guide."""

    guide: Guide
    edition: str
    paper: Paper


def printed(found: Catalog, root: Path) -> tuple[Print, ...]:
    """Every edition of every guide of a catalogue."""
    made = dict(pdf.files(found, root))
    return tuple(
        Print(guide_of(found, route), edition, Paper(made[pdf.name_of(route, edition)](), 2 if edition == "a5" else 1))
        for route in found.of("routes")
        for edition in pdf.EDITIONS
    )


@pytest.fixture
def bench(tmp_path: Path) -> Path:
    """A project's folder with the real theme and nothing on the shelf."""
    (tmp_path / "theme").symlink_to(ROOT / "theme")
    return tmp_path


@pytest.fixture
def own_sheets(tmp_path: Path) -> Path:
    """The same with sheets that may be changed."""
    shutil.copytree(ROOT / "theme" / "print", tmp_path / "theme" / "print")
    (tmp_path / "theme" / "fonts").symlink_to(ROOT / "theme" / "fonts")
    return tmp_path


@pytest.fixture(scope="session")
def prints(real_catalog: Catalog) -> tuple[Print, ...]:
    """The guides of the real content."""
    return printed(real_catalog, ROOT)


def one(files: Mapping[str, str], root: Path) -> Print:
    """The first edition of the sound library's guide with some files changed."""
    return printed(catalog(files), root)[0]


def values(part: object) -> set[str]:
    """Every text of a guide that paper must show."""
    if isinstance(part, str):
        return {part}
    if isinstance(part, tuple):
        return {text for item in part for text in values(item)}
    names = set(getattr(part, "__dataclass_fields__", ())) - UNSAID
    return {text for name in names for text in values(getattr(part, name))}


def test_there_are_three_editions_of_every_route(prints: tuple[Print, ...], real_catalog: Catalog) -> None:
    assert len(prints) == 3 * len(real_catalog.of("routes")) > 0


@pytest.mark.parametrize("profile", ["pdf-ua-1", "pdf-a-2a"])
def test_every_edition_is_accessible_and_archival(prints: tuple[Print, ...], profile: str) -> None:
    for each in prints:
        report = page.validate_pdf_bytes(each.paper.data, profile=profile)
        assert [failure.message for failure in report.failures] == []
        assert report.is_compliant


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
        wrong = [line for line in each.paper.lines if line[0] in NO_START or line[-1] in NO_END]
        assert wrong == []


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


def test_the_same_guide_has_the_same_bytes_in_another_folder(
    tmp_path: Path, prints: tuple[Print, ...], real_catalog: Catalog
) -> None:
    other = tmp_path / "另一个 文件夹"
    shutil.copytree(ROOT / "theme", other / "theme")  # copied: a link would lead back to the same folder
    made = dict(pdf.files(real_catalog, other))
    first = prints[: len(pdf.EDITIONS)]
    for each in first:
        (route,) = (one for one in real_catalog.of("routes") if one.id == each.guide.id)
        again = made[pdf.name_of(route, each.edition)]()
        assert hashlib.sha256(again).hexdigest() == hashlib.sha256(each.paper.data).hexdigest()


def longer(found: Catalog, grow: Callable[[str], str]) -> Catalog:
    """A catalogue of the first route only, in which the story of its first stop has grown."""
    (route, *_) = found.of("routes")
    point = found.points[route.stops[0].point]
    grown = point.model_copy(update={"story": grow(point.story or "")})
    kept = {**found.kept, "points": {**found.kept["points"], point.id: grown}, "routes": {route.id: route}}
    return replace(found, kept=kept, listed={**found.listed, "routes": {route.id: route}})


def test_a_story_three_times_as_long_is_cut_between_paragraphs_and_nothing_lies_on_anything(
    bench: Path, real_catalog: Catalog
) -> None:
    for each in printed(longer(real_catalog, lambda story: "\n\n".join([story] * 3)), bench):
        (stop, *_) = each.guide.stops
        pages = [squeezed(text) for text in each.paper.pages]
        for text in (*stop.story, *stop.questions):
            assert any(squeezed(text) in page for page in pages), "no paragraph is cut"
        assert sum(page.count(squeezed(stop.story[-1])) for page in pages) == 3
        assert each.paper.overlaps() == []


def test_a_paragraph_that_no_page_can_hold_is_told_with_its_stop_and_by_how_much(
    bench: Path, real_catalog: Catalog
) -> None:
    found = longer(real_catalog, lambda story: story.replace("\n", "") * 12)
    with pytest.raises(StoppedError) as stopped:
        printed(found, bench)
    (told,) = stopped.value.problems
    (route,) = found.of("routes")
    name = found.points[route.stops[0].point].name
    assert (told.path, told.code) == (f"content/points/{route.stops[0].point}.yml", "too-tall")
    assert re.search(rf"“{name}”的故事在《.+》A4里超出一页 \d+ 毫米", told.message)
    assert told.hint
    assert not list(bench.glob(".cache/guides/*")), "no half of a file is kept"


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


def test_a_sheet_that_is_wrong_is_told(own_sheets: Path) -> None:
    sheet = own_sheets / "theme" / "print" / "guide.typ"
    sheet.write_text(sheet.read_text("utf-8") + '\n#text(font: "No Such Font")[x]', "utf-8")
    with pytest.raises(StoppedError) as stopped:
        one({}, own_sheets)
    assert [(told.path, told.code) for told in stopped.value.problems] == [("theme/print/guide.typ", "typesetting")]


def test_a_guide_is_set_again_only_when_something_in_it_has_changed(own_sheets: Path) -> None:
    def said(files: Mapping[str, str]) -> list[str]:
        told: list[str] = []
        for _, make in pdf.files(catalog(files), own_sheets, told.append):
            make()
        assert told.pop(0).startswith("content/site.yml 没有写 base_url")
        return told

    everything = [f"排印《立心铸魂》{name}…" for name in pdf.EDITIONS.values()]
    assert said({}) == everything
    assert said({}) == []
    assert said({"content/points/point.yml": POINT.replace("一座桥", "两座桥")}) == everything
    assert len(list((own_sheets / ".cache" / "guides").iterdir())) == len(pdf.EDITIONS), "the old ones are gone"
    sheet = own_sheets / "theme" / "print" / "guide.typ"
    sheet.write_text(sheet.read_text("utf-8") + "\n", "utf-8")
    assert said({"content/points/point.yml": POINT.replace("一座桥", "两座桥")}) == everything


def test_a_build_with_nothing_to_set_loads_no_typesetter() -> None:
    script = "import sys, catalog.pdf; print({'typst', 'pypdf', 'segno'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout == "set()\n"


def test_every_sign_of_the_sheets_is_in_the_fonts() -> None:
    for sheet in (ROOT / "theme" / "print").glob("*.typ"):
        assert set(sheet.read_text("utf-8")) <= printable(), sheet.name
