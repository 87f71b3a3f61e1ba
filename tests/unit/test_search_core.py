"""The search data, and the engine's own tests where Node is there to run them."""

import json
import re
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog import search
from catalog.catalog import Catalog, catalog_of
from catalog.load import assemble

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = '"><script>alert(1)</script>${7*7}{{7*7}}'

SITE = """
name: 目录
tagline: 一句话
description: 简介
organiser: 编辑组
updated_on: 2026-11-20
vocabularies:
  themes: {theory: 政治理论教育, skills: 知识技能教育}
  audiences: {rural: 农村党员}
  formats: {lecture: 课堂讲授}
  categories: {expert: 专家学者}
  levels: {district: 区级}
  venue_levels: {district: 区党建馆}
  towns: {hudai: 胡埭镇}
expected: {routes: 0, points: 0, premium_lessons: 0}
contact: {office: 编辑组}
"""
LESSON = """
status: published
source: 出处
title: 一湖碧水的治理账
series: premium
themes: [skills, theory]
audiences: [rural]
formats: [lecture]
minutes: "45"
credit_hours: "0.5"
lecturers: [lecturer-02, lecturer-01]
summary: 简介
tags: [太湖, "水  治理"]
"""
LECTURER = """
status: sample
source: 出处
name: 示例讲师
unit: 某单位
category: expert
level: district
topics: [基层治理]
public_consent: 是
"""
SESSION = """
status: published
source: 出处
title: 培训班
lesson: a
start: "2026-05-12 09:00"
end: "2026-05-12 11:00"
audiences: [rural]
organiser: 编辑组
"""
RECORDS = {
    "lessons/a": LESSON,
    "lessons/b": LESSON.replace("一湖碧水的治理账", "Ｂ区①号楼“议事”").replace("published", "sample"),
    "lessons/c": LESSON.replace("published", "draft").replace("一湖", "草稿"),
    "lessons/d": LESSON.replace("published", "archived").replace("一湖", "归档"),
    "instructors/lecturer-01": LECTURER,
    "instructors/lecturer-02": LECTURER.replace("示例讲师", "未同意者").replace("是\n", "否\n"),
    "plan/s": SESSION,
}


def catalog(records: dict[str, str]) -> Catalog:
    """The public view of records given as path → YAML."""
    files = {f"content/{name}.yml": text.encode() for name, text in records.items()}
    library = assemble({"content/site.yml": SITE.encode(), **files})
    assert library.problems == ()
    assert library.site
    return catalog_of(library, library.site)


def sent(script: bytes) -> Any:  # noqa: ANN401 - JSON
    """What a browser reads from the script."""
    match = re.fullmatch(r"catalogSearch\.data\(\"core\",JSON\.parse\('(.*)'\)\);\n", script.decode())
    assert match
    plain = {"x3c": "<", "u2028": "\u2028", "u2029": "\u2029", "\\": "\\", "'": "'"}
    return json.loads(re.sub(r"\\(x3c|u202[89]|\\|')", lambda found: plain[found[1]], match[1]))


def column(core: Any, name: str) -> Any:  # noqa: ANN401 - JSON
    """A column by its name."""
    return next((found for found in core["columns"] if found["name"] == name), None)


@pytest.fixture(scope="module")
def core() -> Any:  # noqa: ANN401 - JSON
    """The core of the records above: lessons a and b, one lecturer, one session."""
    return sent(search.core(catalog(RECORDS)))


def test_only_listed_records(core: Any) -> None:  # noqa: ANN401
    assert core["ids"].split("\n") == ["a", "b", "lecturer-01", "s"]
    assert [kind for kind in core["kinds"] if kind[2]] == [
        ["lessons", "党课", 2],
        ["instructors", "师资", 1],
        ["plan", "培训安排", 1],
    ]
    for hidden in ("草稿", "归档", "未同意者"):
        assert hidden not in json.dumps(core, ensure_ascii=False)


def test_titles_are_folded_where_the_browser_cannot(core: Any) -> None:  # noqa: ANN401
    assert core["titles"].split("\n")[1] == "Ｂ区①号楼“议事”"
    assert core["folds"] == [[1, "b区1号楼议事"]]


def test_columns(core: Any) -> None:  # noqa: ANN401
    themes = column(core, "themes")
    assert (themes["words"], themes["codes"]) == ("政治理论教育\n知识技能教育", "1,0\n1,0\n\n")
    assert column(core, "instructors") == {
        "name": "instructors",
        "label": "主讲",
        "kind": "instructors",
        "codes": "0\n0\n\n",
    }
    assert column(core, "tags")["words"] == "太湖\n水 治理"
    assert column(core, "topics")["codes"] == "\n\n0\n"
    assert column(core, "series")["words"] == "精品党课"
    assert column(core, "status") == {"name": "status", "label": "状态", "words": "示例", "codes": "\n0\n0\n"}
    assert column(core, "day")["words"] == "2026 年 5 月 12 日"
    assert column(core, "lessons")["codes"] == "\n\n\n0"
    assert column(core, "towns") is None


def test_numbers(core: Any) -> None:  # noqa: ANN401
    assert [number["values"] for number in core["numbers"]] == ["45\n45\n\n", "0.5\n0.5\n\n"]


def test_same_bytes_for_any_order_of_reading() -> None:
    turned = dict(reversed(RECORDS.items()))
    assert search.core(catalog(RECORDS)) == search.core(catalog(turned))


def test_nothing_ends_the_script() -> None:
    quoted = HOSTILE.replace("'", "''")
    hostile = LESSON.replace("一湖碧水的治理账", f"'{quoted} \\ '' <!-- ]]> \\n'")
    script = search.core(catalog({"lessons/a": hostile}))
    assert b"<" not in script
    assert script.count(b"\n") == 1
    assert sent(script)["titles"] == HOSTILE + " \\ ' <!-- ]]> \\n"


@given(st.text())
def test_any_text_survives_the_script(text: str) -> None:
    script = search._script("core", [text])  # noqa: SLF001 - the escaping alone
    assert sent(script) == [text]
    assert not set("<\u2028\u2029") & set(script.decode())


@given(st.text(st.characters(codec="utf-8")))
def test_folding_twice_changes_nothing_that_is_searched(text: str) -> None:
    assert "\n" not in search.fold(" ".join(text.split()))
    assert not re.search(search.DROPPED, search.fold(text))


def test_numbers_stay_apart() -> None:
    assert search.fold("2025—2026 年，1.5 万亩。（1+7+78+N）") == "2025_2026年1.5万亩1_7_78n"


def test_browser_and_build_drop_the_same_characters() -> None:
    script = (ROOT / "theme/assets/script/search-text.js").read_text("utf-8")
    assert f"String.raw`{search.DROPPED}`" in script


def test_a_thousand_records_in_a_tenth_of_a_second() -> None:
    records = {f"lessons/l{n}": LESSON.replace("一湖", f"第 {n} 湖") for n in range(1000)}
    full = catalog(records)
    best = min(_seconds(full) for _ in range(3))
    assert best < 0.1


def _seconds(full: Catalog) -> float:
    started = time.perf_counter()
    search.core(full)
    return time.perf_counter() - started


def test_engine() -> None:
    node = shutil.which("node")
    if not node:
        pytest.skip("no Node on this machine: the search engine's own tests were not run")
    tests = ROOT / "tests/unit/search_engine.test.mjs"
    done = subprocess.run([node, "--test", str(tests)], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout
