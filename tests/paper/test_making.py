"""How guides come about: the same everywhere, only when needed, and with a word where one cannot."""

import hashlib
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from catalog.diagnostics import BuildError
from catalog.domain.catalog import Catalog
from catalog.print import EDITIONS, name_of, pdf
from tests.support.papers import squeezed
from tests.support.prints import Print, one, printed
from tests.support.samples import POINT, catalog

ROOT = Path(__file__).resolve().parents[2]


def test_the_same_guide_has_the_same_bytes_in_another_folder(
    tmp_path: Path, prints: tuple[Print, ...], real_catalog: Catalog
) -> None:
    other = tmp_path / "另一个 文件夹"
    shutil.copytree(ROOT / "theme", other / "theme")  # copied: a link would lead back to the same folder
    made = dict(pdf.files(real_catalog, other))
    first = prints[: len(EDITIONS)]
    for each in first:
        (route,) = (one for one in real_catalog.of("routes") if one.id == each.guide.id)
        again = made[name_of(route, each.edition)]()
        assert hashlib.sha256(again).hexdigest() == hashlib.sha256(each.paper.data).hexdigest()


def longer(found: Catalog, grow: Callable[[str], str]) -> Catalog:
    """A catalogue of the first route only, in which the story of its first stop has grown."""
    (route, *_) = found.of("routes")
    point = found.points[route.stops[0].point]
    grown = point.model_copy(update={"story": grow(point.story or "")})
    records = {**found.records, "points": {**found.records["points"], point.id: grown}, "routes": {route.id: route}}
    return replace(found, records=records, listed={**found.listed, "routes": {route.id: route}})


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
    with pytest.raises(BuildError) as stopped:
        printed(found, bench)
    (told,) = stopped.value.problems
    (route,) = found.of("routes")
    name = found.points[route.stops[0].point].name
    assert (told.path, told.code) == (f"content/points/{route.stops[0].point}.yml", "too-tall")
    assert re.search(rf"“{name}”的故事在《.+》A4里超出一页 \d+ 毫米", told.message)
    assert told.hint
    assert not list(bench.glob(".cache/guides/*")), "no half of a file is kept"


def test_a_sheet_that_is_wrong_is_told(own_sheets: Path) -> None:
    sheet = own_sheets / "theme" / "print" / "guide.typ"
    sheet.write_text(sheet.read_text("utf-8") + '\n#text(font: "No Such Font")[x]', "utf-8")
    with pytest.raises(BuildError) as stopped:
        one({}, own_sheets)
    assert [(told.path, told.code) for told in stopped.value.problems] == [("theme/print/guide.typ", "typesetting")]


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
    sheet = own_sheets / "theme" / "print" / "guide.typ"
    sheet.write_text(sheet.read_text("utf-8") + "\n", "utf-8")
    assert said({"content/points/point.yml": POINT.replace("一座桥", "两座桥")}) == [*everything, handbook]


def test_a_build_with_nothing_to_set_loads_no_typesetter() -> None:
    script = "import sys, catalog.pdf; print({'typst', 'pypdf', 'segno'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout == "set()\n"
