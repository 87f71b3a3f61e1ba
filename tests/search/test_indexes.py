"""The search data, and the engine's own tests where Node is there to run them."""

import gzip
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from catalog import search
from catalog.content import hanzi, normalize
from catalog.content.loader import assemble
from catalog.diagnostics import Diagnostic
from catalog.domain.catalog import Catalog
from catalog.model import KINDS, Part, Record, references
from catalog.search import core_index, pinyin, self_test, text_index
from catalog.search.serialize import ALPHABET, codes, said
from catalog.search.serialize import script as as_script
from catalog.site import minify
from tests.support.steps import steps

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "theme/assets/js/search/engine"
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
synonyms: [[学时, 课时]]
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
    return Catalog.from_library(library, library.site)


def sent(script: bytes, name: str = "core") -> Any:  # noqa: ANN401 - JSON
    """What a browser reads from the script."""
    match = re.fullmatch(rf"catalog\.search\.addData\(\"{name}\",JSON\.parse\('(.*)'\)\);\n", script.decode())
    assert match
    return json.loads(match[1].replace("\\\\", "\\"))


def unfound(records: dict[str, str]) -> list[Diagnostic]:
    """Whom the search of some records would not find."""
    public = catalog(records)
    return list(search.unfindable(public, search.core(public)))


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
    assert (themes["ids"], themes["words"]) == ("theory\nskills", "政治理论教育\n知识技能教育")
    assert themes["codes"] == "$#\n$#\n\n"
    assert column(core, "instructors") == {
        "name": "instructors",
        "label": "主讲",
        "kind": "instructors",
        "codes": "#\n#\n\n",
    }
    assert column(core, "series")["words"] == "精品党课"
    assert column(core, "status") == {"name": "status", "label": "状态", "words": "示例", "codes": "\n#\n#\n"}
    assert column(core, "day")["words"] == "2026 年 5 月 12 日"
    assert column(core, "lessons")["codes"] == "\n\n\n#"
    assert column(core, "towns") is None


def test_numbers(core: Any) -> None:  # noqa: ANN401
    assert column(core, "minutes") == {
        "name": "minutes",
        "label": "时长",
        "unit": "分钟",
        "words": "45\n120",
        "codes": "#\n#\n\n$",
    }
    assert column(core, "credit_hours")["words"] == "0.5\n2.7"  # the session says none: its two hours


def test_codes_of_more_letters() -> None:
    many = [str(number) for number in range(len(ALPHABET) + 1)]
    assert codes([["0"], ["1", str(len(ALPHABET))], [], ["gone"]], many) == "##\n#$$#\n\n"
    assert not set(ALPHABET) & set("\"'<\\\n")


def test_readings(core: Any) -> None:  # noqa: ANN401
    lines = core["readings"].split("\n")
    assert "hu湖" in lines
    assert not any("议" in line for line in lines if not line.startswith("yi"))
    assert core["traditional"].count("長") == 0
    assert "賬账" in core["traditional"]
    assert core["synonyms"] == [["学时", "课时"]]


@pytest.mark.parametrize(
    ("text", "character", "said"),
    [
        ("重庆", "重", ("chong", "zhong")),
        ("银行", "行", ("hang", "xing")),
        ("绿色", "绿", ("lv", "lu")),
        ("妇女", "女", ("nv",)),
        ("战略", "略", ("lve",)),
        ("形态和网络", "和", ("he",)),
    ],
)
def test_readings_in_context(text: str, character: str, said: tuple[str, ...]) -> None:
    assert pinyin.table([text])[character] == said


@pytest.mark.parametrize(("name", "said"), [("单雄信", "shan"), ("仇英", "qiu"), ("曾巩", "zeng"), ("尉迟恭", "yu")])
def test_surnames(name: str, said: str) -> None:
    assert said in pinyin.table([name], [name])[name[0]]


def test_traditional_characters_keep_the_length() -> None:
    assert hanzi.simplify("長廣溪裡的乾隆和著名") == "长广溪里的干隆和着名"
    assert hanzi.simplify_unambiguous("長廣溪裡的乾隆和著名") == "长广溪里的乾隆和著名"


def test_texts() -> None:
    script = search.text(catalog(RECORDS), 1)
    part = sent(script, "text-1")
    assert (part["first"], part["count"], part["files"]) == (0, 4, 1)
    assert part["summaries"] == "简介\n简介\n\n"
    assert column(part, "tags")["words"] == "太湖\n水 治理"
    assert column(part, "topics")["codes"] == "\n\n#\n"
    for hidden in ("草稿", "归档", "未同意者"):
        assert hidden not in script.decode()


def test_capitals_are_kept_beside() -> None:
    part = text_index.cased("x", ["AI 课", "B区"])
    assert part == {"x": "ai 课\nb区", "x_capitals": "0,1,4"}


def test_excerpts_keep_chinese_punctuation() -> None:
    assert normalize.readable("第 128 期，共 ５ 讲：“ＡＩ 入门”") == "第128期，共5讲：“AI入门”"


def test_every_text_is_searched_or_left_out_on_purpose() -> None:
    """A new field says where the search has it, `nowhere` included; titles and what names something are in the core."""
    for model in {part for kind in KINDS.values() for part in _searched_parts(kind)}:
        texts = {name for name, field in model.model_fields.items() if _holds_text(field)}
        title = {model.TITLE_FIELD} if issubclass(model, Record) else set()
        searched = {name for place in _PLACES for name in references.searched_fields(model, place)}
        assert texts - searched - title == set(), model.__name__


_PLACES = ("summary", "body", "line", "nowhere")


def _holds_text(field: FieldInfo) -> bool:
    """Lines, prose, and parts that may hold some: no ids, words of a list, numbers or times."""
    leaves = (*field.metadata, *references.leaves(field.annotation))
    lines = any(isinstance(leaf, StringConstraints) and leaf.strip_whitespace for leaf in leaves)
    return lines or references.part_of(field.annotation) is not None


def _searched_parts(model: type[Part]) -> Iterator[type[Part]]:
    yield model
    for name in references.searched_fields(model, "body"):
        if part := references.part_of(model.model_fields[name].annotation):
            yield from _searched_parts(part)


def test_self_test_names_the_record() -> None:
    found = unfound({"lessons/x": LESSON.replace("一湖碧水的治理账", "……")})
    assert [(one.path, one.code, one.severity) for one in found] == [
        ("content/lessons/x.yml", "not-findable", "warning"),
    ] * len(found)
    assert found
    assert not unfound(RECORDS)


def test_a_session_that_is_off_has_no_hours_in_the_search_either() -> None:
    off = {**RECORDS, "plan/s": f"{SESSION}state: cancelled\nnotice: 因雨\n"}
    assert column(sent(search.core(catalog(off))), "credit_hours")["words"] == "0.5"


def test_self_test_of_no_records_finds_nothing() -> None:
    public = replace(catalog(RECORDS), listed={kind: {} for kind in KINDS})
    assert not list(search.unfindable(public, search.core(public)))


def test_self_test_reads_the_core_that_was_made() -> None:
    public = catalog(RECORDS)
    spoilt = search.core(public).replace("hu湖".encode(), "xu湖".encode())
    assert {one.path for one in search.unfindable(public, spoilt)} == {"content/lessons/a.yml"}


def test_twin_spells_as_the_engine_does() -> None:
    known = self_test.forms_of("chang长\nguang广\nxi溪\nzhang长")
    for typed in ("changguangxi", "cgx", "changg", "chgx", "广xi", "cguangx"):
        assert self_test.spells(known, "长广溪", typed), typed
    for typed in ("changx", "gc", "xic", "changguangxia"):
        assert not self_test.spells(known, "长广溪", typed), typed


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
    script = as_script("core", [text])
    assert sent(script) == said(script) == [text]
    assert not set("<\u2028\u2029") & set(script.decode())


@given(st.text(st.characters(codec="utf-8")))
def test_folding_twice_changes_nothing_that_is_searched(text: str) -> None:
    assert "\n" not in search.fold(" ".join(text.split()))
    assert not re.search(search.DROPPED, search.fold(text))


def test_numbers_stay_apart() -> None:
    assert search.fold("2025—2026 年，1.5 万亩。（1+7+78+N）") == "2025_2026年1.5万亩1_7_78n"


def test_browser_and_build_drop_the_same_characters() -> None:
    script = (SCRIPTS / "normalize.js").read_text("utf-8")
    assert f"String.raw`{search.DROPPED}`" in script


def test_a_record_more_takes_few_steps_however_many_there_are() -> None:
    _steps_of(1)  # dictionaries are read
    first, second, third = (_steps_of(count) for count in (100, 400, 700))
    assert second - first < 300 * 1_500
    assert third - second < 1.1 * (second - first)


def _steps_of(count: int) -> int:
    """What it takes to make the search of so many records."""
    full = catalog({f"lessons/l{number}": LESSON.replace("一湖", f"第 {number} 湖") for number in range(count)})
    modules = (hanzi, core_index, self_test, normalize, pinyin, text_index)
    return steps(lambda: [make() for _, make in search.files(full)], *modules)


def test_engine() -> None:
    node = shutil.which("node")
    if not node:
        pytest.skip("no Node on this machine: the search engine's own tests were not run")
    tests = [str(ROOT / "tests/search" / f"{name}.test.mjs") for name in ("engine", "meaning")]
    done = subprocess.run([node, "--test", *tests], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_bundle_is_the_engine() -> None:
    whole = dict(minify.files(ROOT / "theme"))["search/engine.js"]().decode()
    assert len(gzip.compress(whole.encode())) < 20_000
    for part in SCRIPTS.iterdir():
        text = part.read_text("utf-8")
        code = [line.strip() for line in text.splitlines() if not re.match(r" *(//|/?\*|$)", line)]
        assert all(line in whole for line in code), part
    # What an old telephone's browser cannot read: lookbehind, fields of classes, ?. and ??, modules.
    modern = (r"\(\?<[=!]", r"\?\?", r"\?\.[a-z(\[]", r"^(im|ex)port ", r"replaceAll", r"\.(at|flat|flatMap)\(")
    assert not re.search("|".join(modern), whole, re.MULTILINE)
    assert "fetch(" not in whole
    assert "innerHTML" not in whole
