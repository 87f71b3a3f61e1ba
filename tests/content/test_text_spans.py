"""Where a character of a value stands in the file, however the editor has quoted and folded it."""

import time

import pytest

from catalog.content.text_spans import markdown_texts
from catalog.lint.rules import check
from tests.support.samples import SOUND, library

LESSON = "content/lessons/lesson.yml"


@pytest.mark.parametrize(
    "written",
    [
        "从头,讲起",
        "从头,讲起：先看水,再看桥",
        "'从头,讲起'",
        "'从''头'',讲'',起,完'",
        '"从头,讲起"',
        '"从\\u5934,讲起,完"',
        "从头\n  说起,再说",
        "'从头,说\n\n  起,再说'",
        ">-\n  从头,说起,\n  再说",
        "|\n  从头,说起\n\n  再说,完了",
    ],
)
def test_every_half_width_comma_is_told_where_it_stands(written: str) -> None:
    text = SOUND[LESSON].replace("从一湖水讲起。", written)
    told = [one for one in check(library({LESSON: text})) if one.code == "mixed-punctuation"]
    lines = text.split("\n")
    assert told
    for one in told:
        assert lines[one.line - 1][one.column - 1] == ",", one
        assert one.line >= SOUND[LESSON].count("\n")
    assert len({(one.line, one.column) for one in told}) == len(told)


def test_code_in_markdown_is_no_text() -> None:
    source = "---\ntitle: 一,二\n---\n甲`乙,丙`丁\n\n```\n戊,己\n```\n\n~~~\n庚,辛\n"
    (text,) = markdown_texts(library({"content/pages/about.md": source}))
    assert len(text.value) == len(source)
    assert text.value.split() == ["甲", "丁"]


@pytest.mark.parametrize("unit", ["一,", "（一)", "１一", "一\u200b"])
def test_a_long_text_full_of_slips_is_looked_through_in_seconds(unit: str) -> None:
    long = library({LESSON: SOUND[LESSON].replace("从一湖水讲起。", unit * (18_000 // len(unit)))})
    begin = time.perf_counter()
    assert len(check(long)) >= 6_000
    assert time.perf_counter() - begin < 5
