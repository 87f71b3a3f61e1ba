"""What is written is read as what it was, whatever the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.content.yaml_reader import parse
from catalog.content.yaml_writer import Plain, entry, inline, scalar
from catalog.model.unseen import UNSEEN

# Everything that a record may hold; a carriage return would not survive the reading of lines.
LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], include_characters="\n\t")
AWKWARD = st.sampled_from("-:#'\"[]{},&*!|>%@`?\\ \n　：，—一二0.no~")
TEXT = st.text(st.one_of(LETTERS, AWKWARD), min_size=1, max_size=30).filter(
    lambda text: text.strip() and not UNSEEN.search(text)
)
KEY = st.sampled_from(["title", "stops", "half_day"])
VALUE = st.recursive(
    TEXT,
    lambda inner: (
        st.lists(TEXT, min_size=1, max_size=4)
        | st.lists(st.dictionaries(KEY, inner, min_size=1), min_size=1, max_size=3)
        | st.dictionaries(KEY, inner, min_size=1)
    ),
    max_leaves=6,
)


@given(KEY, VALUE)
def test_an_entry_is_read_as_its_value(key: str, value: Plain) -> None:
    written = entry(key, value)
    assert written.endswith("\n")
    node, problems = parse("", written.encode())
    assert node, (written, problems)
    assert node.plain() == {key: value}


@given(VALUE)
def test_a_value_in_brackets_is_read_as_itself(value: Plain) -> None:
    node, problems = parse("", f"x: [{inline(value)}]\n".encode())
    assert node, problems
    assert node.plain() == {"x": [value]}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("一湖碧水", "一湖碧水"),
        ("08:30", "08:30"),
        ("甲：乙", "甲：乙"),
        ("甲: 乙", '"甲: 乙"'),
        ("甲 #乙", '"甲 #乙"'),
        ("- 甲", '"- 甲"'),
        ("*甲", '"*甲"'),
        ('他说"好"', '他说"好"'),
    ],
)
def test_quotes_stand_only_where_they_must(text: str, form: str) -> None:
    assert scalar(text) == form


def test_paragraphs_stand_below_their_key() -> None:
    assert entry("story", "甲。\n\n乙。") == "story: |-\n  甲。\n\n  乙。\n"


def test_ids_stand_in_one_line_and_sentences_below_each_other() -> None:
    assert entry("themes", ["theory", "skills"]) == "themes: [theory, skills]\n"
    assert entry("outline", ["第一", "第二"]) == "outline:\n  - 第一\n  - 第二\n"


def test_parts_are_indented_under_their_dash() -> None:
    stop: Plain = {"point": "point", "action": {"see": "看桥"}}
    assert entry("stops", [stop]) == "stops:\n  - point: point\n    action:\n      see: 看桥\n"
