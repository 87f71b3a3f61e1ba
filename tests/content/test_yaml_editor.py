"""One value changed: exactly its lines change, comments and order of keys stay."""

import re
from difflib import ndiff
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.content.loader import Library
from catalog.content.yaml_editor import EditError, match_items, set_value
from catalog.content.yaml_reader import Node, parse
from catalog.model import KINDS
from catalog.model.references import Where, part_of
from tests.support.samples import SOUND

ROUTE = """\
# 路线
name: 立心铸魂   # 名称
objectives:
  # 第一条
  - 甲
  - "乙"   # 带引号
  - 丙
summary: >-
  一段。

  两段。
# 各站
stops:
  # 起点
  - point: a
    minutes: 40
    action: {see: 看, discuss: "议"}
    leg: {mode: walk, minutes: 4}
  # 第二站
  - point: b
    action:
      see:  两个空格
    minutes: 30   # 分钟

  - {point: c, minutes: 20, action: {}}
themes: [theory, skills]
# 尾
"""


def order(kind: str) -> Any:  # noqa: ANN401 - what `set_value` wants
    def keys(where: Where) -> list[str]:
        model: Any = KINDS[kind]
        for step in where:
            if isinstance(step, str):
                model = part_of(model.model_fields[step].annotation)
        return list(model.model_fields)

    return keys


def changed_lines(old: str, new: str) -> tuple[list[str], list[str]]:
    """The lines that are gone, and those that are new."""
    difference = list(ndiff(old.splitlines(), new.splitlines()))
    return [one[2:] for one in difference if one[0] == "-"], [one[2:] for one in difference if one[0] == "+"]


@pytest.mark.parametrize(
    ("where", "value", "gone", "new"),
    [
        (("name",), "大国重器", ["name: 立心铸魂   # 名称"], ["name: 大国重器   # 名称"]),
        (("name",), "大国: 重器", ["name: 立心铸魂   # 名称"], ['name: "大国: 重器"   # 名称']),
        (("objectives",), ["甲", "丁", "丙"], ['  - "乙"   # 带引号'], ['  - "丁"   # 带引号']),
        (("objectives",), ["甲", "乙"], ["  - 丙"], []),
        (("objectives",), ["甲", "戊", "乙", "丙"], [], ["  - 戊"]),
        (("objectives",), ["- 甲", "乙", "丙"], ["  - 甲"], ['  - "- 甲"']),
        (("summary",), "一段。\n\n新段。", ["  两段。"], ["  新段。"]),
        (("stops", 0, "minutes"), "45", ["    minutes: 40"], ["    minutes: 45"]),
        (
            ("stops", 0, "action", "see"),
            "看, 再看",
            ['    action: {see: 看, discuss: "议"}'],
            ['    action: {see: "看, 再看", discuss: "议"}'],
        ),
        (
            ("stops", 0, "action", "listen"),
            "听",
            ['    action: {see: 看, discuss: "议"}'],
            ['    action: {see: 看, listen: 听, discuss: "议"}'],
        ),
        (
            ("stops", 0, "action", "discuss"),
            None,
            ['    action: {see: 看, discuss: "议"}'],
            ["    action: {see: 看}"],
        ),
        (("stops", 0, "leg"), None, ["    leg: {mode: walk, minutes: 4}"], []),
        (("stops", 1, "action", "see"), None, ["    action:", "      see:  两个空格"], []),
        (("stops", 1, "note"), "提醒", [], ["    note: 提醒"]),
        (
            ("stops", 2, "minutes"),
            "25",
            ["  - {point: c, minutes: 20, action: {}}"],
            ["  - {point: c, minutes: 25, action: {}}"],
        ),
        (
            ("stops", 2, "action", "see"),
            "看",
            ["  - {point: c, minutes: 20, action: {}}"],
            ["  - {point: c, minutes: 20, action: {see: 看}}"],
        ),
        (("themes",), ["skills"], ["themes: [theory, skills]"], ["themes: [skills]"]),
        (("themes",), None, ["themes: [theory, skills]"], []),
        (("half_day", "minutes"), "210", [], ["half_day:", "  minutes: 210"]),
        (("start_time",), "08:30", [], ["start_time: 08:30"]),
    ],
)
def test_only_the_lines_of_the_value_change(where: Where, value: Any, gone: list[str], new: list[str]) -> None:  # noqa: ANN401
    assert changed_lines(ROUTE, set_value(ROUTE, where, value, order("routes"))) == (gone, new)


def stops() -> list[Any]:
    node, _ = parse("", ROUTE.encode())
    assert node
    found: list[Any] = node.plain()["stops"]
    return found


def test_parts_that_move_take_their_lines_and_comments_along() -> None:
    a, b, c = stops()
    made = set_value(ROUTE, ("stops",), [b, a, c], order("routes"))
    assert made.replace("\n\n  - {p", "\n  - {p").partition("stops:\n")[2].startswith("  # 第二站\n  - point: b\n")
    assert sorted(made.splitlines()) == sorted(ROUTE.splitlines())


def test_a_part_that_moves_and_changes_keeps_the_rest_of_its_lines() -> None:
    a, b, c = stops()
    made = set_value(ROUTE, ("stops",), [c, {**a, "minutes": "50"}, b], order("routes"))
    gone, new = changed_lines("\n".join(sorted(ROUTE.splitlines())), "\n".join(sorted(made.splitlines())))
    assert (gone, new) == (["    minutes: 40"], ["    minutes: 50"])


def test_a_new_part_is_written_and_one_that_is_gone_leaves_with_its_comment() -> None:
    _, b, c = stops()
    made = set_value(
        ROUTE, ("stops",), [b, {"point": "d", "minutes": "5", "action": {"see": "看"}}, c], order("routes")
    )
    assert "起点" not in made
    assert "  - point: d\n    minutes: 5\n    action:\n      see: 看\n" in made
    assert "# 第二站" in made


def test_parts_are_known_again_by_being_the_same_by_their_name_and_by_their_place() -> None:
    old = [{"point": "a", "n": "1"}, {"point": "b", "n": "2"}, {"point": "c", "n": "3"}]
    assert list(match_items(old, [old[2], {"point": "a", "n": "9"}, {"point": "x"}, {"point": "y"}])) == [
        2,
        0,
        None,
        None,
    ]
    assert list(match_items(old, [old[0], {"point": "x", "n": "2"}, old[2]])) == [0, 1, 2]


def leaves(node: Node, where: Where = ()) -> list[tuple[Where, str]]:
    """Every text of a file and its place; a list of texts counts as one."""
    found: list[tuple[Where, Any]] = []
    inside = node.value
    if isinstance(inside, str):
        return [(where, inside)]
    if isinstance(inside, dict):
        return [leave for key, item in inside.items() for leave in leaves(item, (*where, key))]
    if inside and isinstance(inside[0].value, str):
        return [(where, node.plain())]
    for index, item in enumerate(inside):
        found += leaves(item, (*where, index))
    return found


NEW = st.sampled_from(
    ["新", "新: 值", "- 新", "甲 #乙", "“新”", "08:30", "no", "[a", "a, b", "一。\n\n二。", "'", '"', "x" * 90]
)


@settings(max_examples=60)
@given(data=st.data())
def test_any_value_can_be_changed_and_nothing_else_is(fixture_library: Library, data: st.DataObject) -> None:
    entry = data.draw(st.sampled_from(sorted(fixture_library.all(), key=lambda one: one.path)))
    text = fixture_library.files[entry.path].data.decode()
    where, old = data.draw(st.sampled_from(leaves(entry.node)))
    new: Any = data.draw(NEW) if isinstance(old, str) else data.draw(st.lists(NEW, min_size=1, max_size=4))
    made = set_value(text, where, new, order(entry.record.KIND))
    lines = made.splitlines()
    gone, _ = changed_lines(text, made)
    assert [one for one in gone if one.lstrip().startswith("#")] == []
    assert made.endswith("\n")
    assert not re.search(r"[ \t]$", lines[-1])
    node, problems = parse(entry.path, made.encode())
    assert node, problems
    expected = entry.node.plain()
    inside = expected
    for step in where[:-1]:
        inside = inside[step]
    inside[where[-1]] = new
    assert node.plain() == expected
    back = set_value(made, where, old, order(entry.record.KIND))
    node, problems = parse(entry.path, back.encode())
    assert node, problems
    assert node.plain() == entry.node.plain()
    top = entry.node.find(where[:1])
    kept = text.splitlines()[: top.key[0] - 1]
    assert lines[: len(kept)] == back.splitlines()[: len(kept)] == kept


def test_a_form_that_nobody_foresaw_is_refused_not_spoilt() -> None:
    with pytest.raises(EditError):
        set_value("name: 甲\nstops:\n  - point: a\n", ("stops",), "一句话", order("routes"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_a_small_record_can_be_taken_away_and_put_back(kind: str) -> None:
    text = next(text for path, text in SOUND.items() if path.startswith(f"content/{kind}/"))
    node, _ = parse("", text.encode())
    assert node
    for key, value in list(node.plain().items())[1:]:
        without = set_value(text, (key,), None, order(kind))
        assert f"\n{key}:" not in without
        again, _ = parse("", set_value(without, (key,), value, order(kind)).encode())
        assert again
        assert again.plain() == node.plain()
