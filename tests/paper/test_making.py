"""How guides come about: the same everywhere, only when needed, and with a word where one cannot."""

import hashlib
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from textwrap import indent

import pytest

from catalog.diagnostics import BuildError
from catalog.domain.catalog import Catalog
from catalog.print import pdf
from catalog.print.editions import EDITIONS
from tests.support.papers import squeezed
from tests.support.prints import Print, one, printed
from tests.support.samples import POINT, catalog

ROOT = Path(__file__).resolve().parents[2]


def test_the_same_guide_has_the_same_bytes_in_another_folder(
    tmp_path: Path, prints: tuple[Print, ...], fixture_catalog: Catalog
) -> None:
    other = tmp_path / "另一个 文件夹"
    shutil.copytree(ROOT / "theme", other / "theme")  # copied: a link would lead back to the same folder
    again = printed(fixture_catalog, other, prints[0].guide.id)
    for each, copy in zip(prints, again, strict=False):
        assert hashlib.sha256(copy.paper.data).hexdigest() == hashlib.sha256(each.paper.data).hexdigest()


def telling(story: str) -> Catalog:
    """The sound library with a story of its point."""
    return catalog({"content/points/point.yml": f"{POINT}questions: [谁造的桥？]\nstory: |-\n{indent(story, '  ')}\n"})


def test_a_story_that_no_page_can_hold_is_cut_between_paragraphs_and_nothing_lies_on_anything(bench: Path) -> None:
    story = "\n\n".join(f"第 {number} 段，{'慢慢地走，慢慢地看。' * 16}" for number in range(16))
    for each in printed(telling(story), bench):
        (stop,) = each.guide.stops
        pages = [squeezed(text) for text in each.paper.pages]
        for text in (*stop.story, *stop.questions):
            assert sum(squeezed(text) in page for page in pages) == 1, "no paragraph is cut"
        assert sum("慢慢地走" in page for page in pages) > 1
        assert each.paper.overlaps() == []


def test_a_paragraph_that_no_page_can_hold_is_told_with_its_stop_and_by_how_much(bench: Path) -> None:
    with pytest.raises(BuildError) as stopped:
        printed(telling("慢慢地走，慢慢地看。" * 300), bench)
    (problem,) = stopped.value.problems
    assert (problem.path, problem.code) == ("content/points/point.yml", "too-tall")
    assert re.search(r"“宝界桥”的故事在《立心铸魂》A4里超出一页 \d+ 毫米", problem.message)
    assert problem.hint
    assert not list(bench.glob(".cache/guides/*")), "no half of a file is kept"


def test_a_sheet_that_is_wrong_is_told(own_sheets: Path) -> None:
    sheet = own_sheets / "theme" / "typst" / "guide.typ"
    sheet.write_text(sheet.read_text("utf-8") + '\n#text(font: "No Such Font")[x]', "utf-8")
    with pytest.raises(BuildError) as stopped:
        one({}, own_sheets)
    assert [(told.path, told.code) for told in stopped.value.problems] == [("theme/typst/guide.typ", "typesetting")]


def test_a_guide_is_set_again_only_when_something_in_it_has_changed(own_sheets: Path) -> None:
    def said(files: Mapping[str, str]) -> list[str]:
        told: list[str] = []
        for _, make in pdf.files(catalog(files), own_sheets, told.append):
            make()
        assert told.pop(0).startswith("content/site.yml 没有写 base_url")
        return told

    everything = [f"排印《立心铸魂》{name}…" for name in EDITIONS.values()]
    handbook = "排印《课程手册》…"
    assert said({}) == [*everything, handbook]
    assert said({}) == []
    assert said({"content/points/point.yml": POINT.replace("一座桥", "两座桥")}) == everything
    assert len(list((own_sheets / ".cache" / "guides").iterdir())) == len(EDITIONS) + 1, "the old ones are gone"
    sheet = own_sheets / "theme" / "typst" / "guide.typ"
    sheet.write_text(sheet.read_text("utf-8") + "\n", "utf-8")
    assert said({"content/points/point.yml": POINT.replace("一座桥", "两座桥")}) == [*everything, handbook]


def test_a_build_with_nothing_to_set_loads_no_typesetter() -> None:
    script = "import sys, catalog.print.pdf; print({'typst', 'pypdf', 'segno'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout == "set()\n"
