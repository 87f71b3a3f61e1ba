"""YAML as it was typed: what is kept, what is refused, and that nothing brings the reader down."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml  # noqa: TID251 - to compare with, and to do without libyaml
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.content import encoding, typos, yaml_errors, yaml_reader
from catalog.content.loader import Library
from catalog.content.yaml_reader import Node, parse
from tests.support.cases import CASES, PLAIN_LOADER, told_by
from tests.support.positions import assert_inside
from tests.support.samples import SOUND
from tests.support.steps import steps

# What YAML gives a meaning to, what Chinese input methods put in its place, and what cannot be seen.
SYMBOLS = list(" \n\t:-#[]{},\"'|>&*!%@`?~.\\ab0：，－“　\u00a0\u200b\ufeff\u0085\u2028\x07\x00\r中文😀")
WORDS = [
    "a: ",
    "- ",
    "\n",
    "\n  ",
    "\n- ",
    "title: ",
    "---\n",
    "...\n",
    "|\n",
    ">-\n ",
    '"\\x',
    "'",
    "“",
    " #b",
    "<<: ",
    "? ",
]
yaml_like = st.lists(st.sampled_from(SYMBOLS + WORDS), max_size=40).map("".join)


def read(text: str) -> Any:  # noqa: ANN401 - text, lists and dicts
    node, problems = parse("x.yml", text.encode())
    assert problems == ()
    assert node is not None
    return node.plain()


def nodes(node: Node) -> Iterator[Node]:
    yield node
    if not isinstance(node.value, str):
        for inner in node.value.values() if isinstance(node.value, dict) else node.value:
            yield from nodes(inner)


def assert_sound(data: bytes) -> None:
    """There is either a mapping or a problem, and every problem stands inside the file."""
    node, problems = parse("x.yml", data)
    assert (node is None) is bool(problems)
    for problem in problems:
        assert_inside(problem, data)
    if node is not None:
        for one in nodes(node):
            assert one.line >= 1
            assert one.column >= 1


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("12:30", "12:30"),
        ("no", "no"),
        ("on", "on"),
        ("01012345670", "01012345670"),
        ("1e3", "1e3"),
        ("0x1F", "0x1F"),
        ("~", "~"),
        ("null", "null"),
        ("2026-05-12", "2026-05-12"),
        (".inf", ".inf"),
        ("=", "="),
        ("'12:30'", "12:30"),
        ('"a\\tb"', "a\tb"),
        ("! a", "a"),
        ("“引号”开头", "“引号”开头"),
    ],
)
def test_every_value_stays_the_text_that_was_typed(written: str, kept: str) -> None:
    assert read(f"a: {written}\n") == {"a": kept}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (">-\n  一湖水，\n  三本账。", "一湖水，三本账。"),
        (">-\n  一湖水\n  three 本账", "一湖水 three 本账"),
        (">-\n  一段。\n\n  又一段，\n  接着写。\n", "一段。\n\n又一段，接着写。"),
        ("一湖水，\n  三本账。", "一湖水，三本账。"),
        ('"一湖水，\n  三本账。"', "一湖水，三本账。"),
        ("|-\n  一段。\n\n  又一段，\n  接着写。", "一段。\n\n又一段，接着写。"),
        ("|-\n  one\n  two", "one\ntwo"),
    ],
)
def test_a_line_break_between_chinese_characters_is_no_space(written: str, kept: str) -> None:
    assert read(f"a: {written}\n") == {"a": kept}


def test_lines_may_end_as_windows_and_old_macs_end_them() -> None:
    assert read("a: b\r\nc:\r\n  - d\r\n") == read("a: b\rc:\r  - d\r") == {"a": "b", "c": ["d"]}


def test_a_byte_order_mark_is_passed_over_and_not_counted() -> None:
    _, problems = parse("x.yml", b"\xef\xbb\xbfa\xef\xbc\x9ab\n")
    assert [(one.line, one.column, one.code) for one in problems] == [(1, 2, "fullwidth-colon")]


def test_a_column_counts_characters_of_any_width() -> None:
    _, problems = parse("x.yml", "甲😀乙: &a b\n".encode())
    assert [(one.line, one.column) for one in problems] == [(1, 6)]


def test_what_ends_too_early_is_told_where_it_begins_or_where_the_file_ends() -> None:
    for text, place in [("a: b\nc: [", (2, 5)), ("a: b\nc: [d\n\n", (2, 4)), ("a: 'b\nc: d\n", (1, 4))]:
        _, problems = parse("x.yml", text.encode())
        assert [(one.line, one.column, one.code) for one in problems] == [(*place, "syntax")], text


def test_every_value_knows_where_it_stands(fixture_library: Library) -> None:
    checked = 0
    for entry in fixture_library.all():
        lines = fixture_library.files[entry.path].data.decode().split("\n")
        for node in nodes(entry.node):
            if isinstance(node.value, str) and "\n" not in node.value:
                here = lines[node.line - 1][node.column - 1 :]
                assert here.startswith((node.value, '"', "'", ">", "|")) or node.value.startswith(here), entry.path
                checked += 1
    assert checked > 1000


def test_a_path_that_leads_nowhere_finds_the_nearest_node_above() -> None:
    node, _ = parse("x.yml", b"a:\n  - b: c\n")
    assert node is not None
    for where, place in [
        ((), (1, 1)),
        (("a", 0, "b"), (2, 8)),
        (("a", 0, "b", 0), (2, 8)),
        (("a", 0, "x"), (2, 5)),
        (("a", 7), (2, 3)),
        (("a", "b"), (2, 3)),
        (("x", 0), (1, 1)),
    ]:
        found = node.find(where)
        assert (found.line, found.column) == place, where


@given(st.binary(max_size=200))
@settings(max_examples=2 * settings().max_examples)
def test_any_bytes_give_a_mapping_or_problems_inside_the_file(data: bytes) -> None:
    assert_sound(data)


@given(yaml_like | st.text(max_size=60))
@settings(max_examples=6 * settings().max_examples)
def test_any_text_gives_a_mapping_or_problems_inside_the_file(text: str) -> None:
    assert_sound(text.encode("utf-8", "surrogatepass"))


@given(yaml_like)
@settings(max_examples=2 * settings().max_examples)
def test_any_text_does_so_without_libyaml_as_well(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_reader, "_LOADER", yaml.Loader)
        assert_sound(text.encode())


@given(yaml_like)
@settings(max_examples=3 * settings().max_examples)
def test_what_is_accepted_says_what_another_reader_reads(text: str) -> None:
    node, _ = parse("x.yml", text.encode())
    if node is not None:
        other = yaml.load(text, Loader=PLAIN_LOADER)  # noqa: S506 - makes texts and nothing else
        assert without_blanks(node.plain()) == without_blanks(other)


def without_blanks(value: Any) -> Any:  # noqa: ANN401 - text, lists and dicts
    if isinstance(value, str):
        return "".join(value.split())
    if isinstance(value, list):
        return [without_blanks(one) for one in value]
    return {without_blanks(key): without_blanks(one) for key, one in value.items()}


def test_the_same_problems_are_told_without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    codes = ("syntax", "anchor", "tag", "too-deep", "duplicate-key", "tab", "unseen-space", "fullwidth-colon")

    def problems() -> list[tuple[str, list[tuple[int, str]]]]:
        rows = [case for code in codes for case in CASES[code]]
        return [(case["name"], [(problem.line, problem.code) for problem in told_by(case)]) for case in rows]

    with_libyaml = problems()
    monkeypatch.setattr(yaml_reader, "_LOADER", yaml.Loader)
    assert problems() == with_libyaml


@pytest.mark.parametrize(
    "text",
    [
        "[\n" * 80_000,
        "- 一行普通的文字，没有什么特别的\n" * 5_000,
        "- a，[ " * 20_000,
        "a: x #" * 30_000,
        "“ " * 60_000,
        "\n".join(f"a{n}: b\n  c" for n in range(15_000)),
        "\n".join(f"a{n}: 'b\n  c'\nb{n}：c" for n in range(8_000)),
        "a: " + "&a [" * 60_000,
        "? " * 100_000,
    ],
    ids=["brackets", "items", "commas", "hashes", "quotes", "long texts", "slips", "anchors", "keys"],
)
def test_four_times_the_worst_text_takes_about_four_times_as_many_steps(text: str) -> None:
    def steps_of(size: int) -> int:
        return steps(lambda: parse("x.yml", text.encode()[:size]), yaml_reader, yaml_errors, typos, encoding)

    assert steps_of(40_000) < 5 * steps_of(10_000), "linear is 4, quadratic 16"
    parse("x.yml", text.encode()[: encoding.MAX_BYTES])  # a pattern that goes back and forth would not come to an end


def test_the_sound_library_is_read_with_its_own_words() -> None:
    for text in SOUND.values():
        other = yaml.load(text, Loader=PLAIN_LOADER)  # noqa: S506 - makes texts and nothing else
        assert read(text) == other
