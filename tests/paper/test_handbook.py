"""The handbook on paper: whole, true in its indexes, and easy to find one's way in."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import page
import pypdfium2
import pytest

from catalog.diagnostics import BuildError
from catalog.domain.catalog import Catalog
from catalog.print import pdf
from catalog.print.handbook import HANDBOOK, Handbook, handbook_of
from tests.paper.test_editions import A_MEGABYTE, NO_END, NO_START
from tests.support.papers import Paper, squeezed
from tests.support.samples import LESSON, catalog

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def said(fixture_catalog: Catalog) -> Handbook:
    """What the handbook of the fixture content says."""
    made = handbook_of(fixture_catalog)
    assert made
    return made


@pytest.fixture(scope="module")
def paper(fixture_catalog: Catalog, shared_bench: Path) -> Paper:
    """The same on paper."""
    return printed(fixture_catalog, shared_bench)


def printed(found: Catalog, root: Path) -> Paper:
    """The handbook of a catalogue."""
    return Paper(dict(pdf.files(found, root))[HANDBOOK]())


def pages_of(said: Handbook, paper: Paper) -> dict[str, int]:
    """The page on which each lesson begins, counted from 1: where its title stands with its marks and its time."""
    pages = [squeezed(text) for text in paper.pages]
    found = {}
    for chapter in said.chapters:
        for lesson in chapter.lessons:
            head = squeezed(lesson.title + "".join(lesson.marks) + lesson.time)
            (found[lesson.code],) = (number for number, text in enumerate(pages, 1) if head in text)
    return found


@pytest.mark.parametrize("profile", ["pdf-ua-1", "pdf-a-2a"])
def test_the_handbook_is_accessible_and_archival(paper: Paper, profile: str) -> None:
    report = page.validate_pdf_bytes(paper.data, profile=profile)
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


def test_every_lesson_is_whole_on_one_page(said: Handbook, paper: Paper) -> None:
    pages, places = [squeezed(text) for text in paper.pages], pages_of(said, paper)
    for chapter in said.chapters:
        for lesson in chapter.lessons:
            parts = [*lesson.summary, *lesson.outline, *lesson.questions, *(fact.value for fact in lesson.facts)]
            missing = [part for part in parts if squeezed(part) not in pages[places[lesson.code] - 1]]
            assert missing == [], lesson.title


def test_a_theme_begins_on_the_page_of_its_first_lesson(said: Handbook, paper: Paper) -> None:
    pages, places = [squeezed(text) for text in paper.pages], pages_of(said, paper)
    for chapter in said.chapters:
        assert squeezed(chapter.name + chapter.total) in pages[places[chapter.lessons[0].code] - 1]


def test_indexes_and_contents_say_the_pages_on_which_lessons_are(said: Handbook, paper: Paper) -> None:
    places, contents = pages_of(said, paper), squeezed(paper.pages[1])
    titles = {lesson.code: lesson.title for chapter in said.chapters for lesson in chapter.lessons}
    for code, title in titles.items():
        assert re.search(rf"{re.escape(squeezed(title))}\.*{places[code]}(?!\d)", contents), title
    for index in said.indexes:
        for entry in index.entries:
            rows = "".join(f"{titles[code]}{places[code]}" for code in entry.codes)
            assert squeezed(entry.name + entry.note + rows) in paper.text, entry.name


def test_bookmarks_lead_to_parts_lessons_and_entries_of_indexes(said: Handbook, paper: Paper) -> None:
    expected = [(0, "目录")]
    for chapter in said.chapters:
        expected += [(0, chapter.name), *((1, lesson.title) for lesson in chapter.lessons)]
    for index in said.indexes:
        expected += [(0, index.name), *((1, entry.name) for entry in index.entries)]
    marks = list(pypdfium2.PdfDocument(paper.data).get_toc())
    assert [(mark.level, mark.get_title()) for mark in marks] == expected
    places = pages_of(said, paper)
    titles = {lesson.title: places[lesson.code] for chapter in said.chapters for lesson in chapter.lessons}
    found = {mark.get_title(): mark.get_dest().get_index() + 1 for mark in marks}
    assert {title: found[title] for title in titles} == titles


def test_every_page_but_the_cover_says_its_number_and_its_part(said: Handbook, paper: Paper) -> None:
    total = len(paper.pages)
    parts = [*(chapter.name for chapter in said.chapters), *(index.name for index in said.indexes)]
    assert f"1/{total}" not in squeezed(paper.pages[0])
    for number, text in list(enumerate(paper.pages, 1))[1:]:
        assert f"{number}/{total}" in squeezed(text)
        first = squeezed(text.splitlines()[0])
        assert first.removeprefix(squeezed(said.site_name)) in {"目录", *map(squeezed, parts)}


def test_the_cover_says_what_it_is_of_whom_and_of_when(said: Handbook, paper: Paper) -> None:
    cover = squeezed(paper.pages[0])
    told = [said.name, said.site_name, said.organiser, said.edition, said.digest, said.note, said.corrections]
    for text in (*told, *(total.value for total in said.totals)):
        assert squeezed(text or "?") in cover
    assert said.page
    assert set(paper.codes(dpi=100)) == {said.page.address}


def test_nothing_lies_on_anything_else_and_no_line_begins_or_ends_wrongly(paper: Paper) -> None:
    assert paper.overlaps() == []
    leaders = re.compile(r"[.\s]+\d+$")
    lines = [leaders.sub("", line) for line in paper.lines]
    assert [line for line in lines if line and (line[0] in NO_START or line[-1] in NO_END)] == []


def test_it_is_lighter_than_a_megabyte_and_needs_no_colour(paper: Paper) -> None:
    assert len(paper.data) <= A_MEGABYTE
    assert not paper.colours()
    assert set(paper.fonts().values()) == {("/CIDFontType2", True)}


def test_the_same_handbook_has_the_same_bytes_in_another_folder(
    tmp_path: Path, paper: Paper, fixture_catalog: Catalog
) -> None:
    other = tmp_path / "另一个 文件夹"
    shutil.copytree(ROOT / "theme", other / "theme")
    assert printed(fixture_catalog, other).data == paper.data


def test_a_lesson_that_no_page_can_hold_goes_on_on_the_next(bench: Path) -> None:
    lines = "".join(f"  - 第 {number} 步，{'慢慢地讲' * 12}\n" for number in range(60))
    made = printed(catalog({"content/lessons/lesson.yml": f"{LESSON}outline:\n{lines}"}), bench)
    places = [number for number, text in enumerate(made.pages) if "慢慢地讲" in text]
    assert len(places) > 1
    assert [number for number in range(60) if f"第{number}步" not in made.text] == []
    assert made.overlaps() == []


def test_what_an_editor_writes_is_text_and_never_a_program(bench: Path) -> None:
    attack = "#panic('x') *a* _b_ $c$ @d <e> `f` \\\\ // g #link(\"h\") = i"
    made = printed(catalog({"content/lessons/lesson.yml": LESSON.replace("从一湖水讲起。", f"|-\n  {attack}")}), bench)
    assert squeezed(attack) in made.text


def test_the_handbook_is_set_again_only_when_something_in_it_has_changed(bench: Path, fixture_catalog: Catalog) -> None:
    def told(found: Catalog) -> list[str]:
        said: list[str] = []
        dict(pdf.files(found, bench, said.append))[HANDBOOK]()
        return [line for line in said if line.startswith("排印")]

    (first, *others) = fixture_catalog.of("lessons")
    fewer = {**fixture_catalog.listed, "lessons": {one.id: one for one in others}}
    assert told(fixture_catalog) == ["排印《课程手册》…"]
    assert told(fixture_catalog) == []
    assert told(replace(fixture_catalog, listed=fewer)) == ["排印《课程手册》…"]
    assert len(list(bench.glob(".cache/guides/*"))) == 1, f"the one with {first.title} is gone"


def test_a_sheet_that_is_wrong_is_told(own_sheets: Path) -> None:
    sheet = own_sheets / "theme" / "typst" / "handbook.typ"
    sheet.write_text(sheet.read_text("utf-8") + '\n#text(font: "No Such Font")[x]', "utf-8")
    with pytest.raises(BuildError) as stopped:
        printed(catalog({}), own_sheets)
    assert [(told.path, told.code) for told in stopped.value.problems] == [("theme/typst/handbook.typ", "typesetting")]
