"""From a mapping to a record: each fault in Chinese, at its place, with the way out."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from catalog.content import validation, validation_errors
from catalog.content.validation import validate
from catalog.content.yaml_reader import parse
from catalog.diagnostics import Diagnostic
from catalog.model import KINDS, Lesson, Part, Route, Site
from catalog.model.references import part_of
from tests.support.samples import SITE, SOUND, STEMS

LESSON = SOUND["content/lessons/lesson.yml"]
MODELS: dict[str, type[Part]] = {**KINDS, "site": Site}
TEXTS = {"site": SITE, **{kind: SOUND[f"content/{kind}/{stem}.yml"] for kind, stem in STEMS.items()}}
# Written after a key: each is wrong for some type of field.
WRONG = (
    "x y",
    "''",
    "'  '",
    "[]",
    "[x y]",
    "[[x]]",
    "[{x: y}]",
    "{}",
    "{x: y}",
    "{A: y}",
    "-1",
    "[18:00-02:00]",
    "0",
    "999999999",
    '"x\\ny"',
    '"x\\u200by"',
    "1e9",
    "x" * 400,
    "javascript:x",
)


def told(model: type[Part], text: str) -> tuple[Diagnostic, ...]:
    node, problems = parse("x.yml", text.encode())
    assert node is not None, problems
    record, problems = validate("x.yml", node, model, {"id": "x"} if "id" in model.model_fields else {})
    assert (record is None) is bool(problems)
    return problems


def parts(model: type[Part]) -> Iterator[type[Part]]:
    """A model and every part that may stand in it."""
    yield model
    for field in model.model_fields.values():
        if inner := part_of(field.annotation):
            yield from parts(inner)


def every_wrong_record() -> Iterator[tuple[type[Part], str]]:
    """Each kind's minimal record with each of its fields, and each field of its parts, wrong in every way."""
    for name, model in MODELS.items():
        for key, field in model.model_fields.items():
            rest = "".join(re.findall(rf"^(?!{key}:)\S.*\n(?:[ -].*\n)*", TEXTS[name], re.MULTILINE))
            inner = part_of(field.annotation)
            inside = [f"{{{sub}: {wrong}}}" for sub in (inner.model_fields if inner else ()) for wrong in WRONG]
            for wrong in (*WRONG, *inside, *(f"[{one}]" for one in inside)):
                if key != "id":
                    yield model, f"{rest}{key}: {wrong}\n"


def test_every_fault_that_the_models_can_find_is_said_in_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = set()
    tell = validation._diagnostic  # noqa: SLF001 - to see what pydantic finds

    def noting(path: str, node: Any, model: type[Part], fault: Any) -> Diagnostic:  # noqa: ANN401 - as the original
        seen.add(fault["type"])
        return tell(path, node, model, fault)

    monkeypatch.setattr(validation, "_diagnostic", noting)
    for model, text in every_wrong_record():
        for problem in told(model, text):
            words = problem.message + problem.hint
            for value in ("x y", "javascript", *re.findall(r"“[^”]*”", words)):
                words = words.replace(value, "")
            assert re.search("[\u4e00-\u9fff]", problem.message), problem
            assert problem.hint, problem
            assert not re.search(r"[A-Za-z]+ [a-z]+ [a-z]+|Input|should|valid|None|\['|\{'|Decimal", words), problem
    told_apart = set(validation_errors._WRITERS)  # noqa: SLF001 - the table of what can be said
    assert seen <= told_apart | {"extra_forbidden", "missing"}, "a fault is told without its own words"
    assert told_apart <= seen, "words that nothing says"


@pytest.mark.parametrize("model", sorted({part for model in MODELS.values() for part in parts(model)}, key=str))
def test_a_misspelt_key_is_answered_with_the_right_one(model: type[Part]) -> None:
    for name in model.model_fields:
        if len(name) > 3 and name != "id":
            wrong = name[0] + name[2] + name[1] + name[3:] if name[1] != name[2] else name[:-1]
            (problem,) = (one for one in told(model, f"{wrong}: x\n") if one.code == "unknown-key")
            assert problem.hint == f"是不是想写“{name}”？"
            assert (problem.line, problem.column) == (1, 1)


def test_all_faults_of_a_file_are_told_at_once_and_each_once() -> None:
    text = LESSON.replace("一湖碧水的治理账", "").replace("45", "45 分钟").replace("[rural]", "rural") + "tag: [a]\n"
    assert [(one.line, one.column, one.code) for one in sorted(told(Lesson, text))] == [
        (3, 1, "empty-text"),
        (5, 12, "wrong-type"),
        (7, 10, "wrong-value"),
        (10, 1, "unknown-key"),
    ]


def test_a_list_with_wrong_items_is_not_called_empty() -> None:
    text = SOUND["content/routes/route.yml"].replace("    action: {see: 看桥}\n", "")
    assert [one.code for one in told(Route, text)] == ["missing-key"]


def test_a_fault_deep_in_a_list_is_told_at_its_own_line() -> None:
    stop = "  - {point: point, minutes: 5, action: {see: 看}, leg: {mode: fly}}\n"
    (problem,) = told(Route, SOUND["content/routes/route.yml"] + stop)
    assert problem.message == "“stops”第 2 项的“leg”的“mode”不能写“fly”"
    assert (problem.line, problem.column) == (13, stop.index("fly") + 1)
    assert problem.hint == "可用的有：walk、coach、bus、metro"


def test_a_missing_key_is_answered_with_its_help_and_an_example() -> None:
    (problem,) = told(Lesson, LESSON.replace("minutes: 45\n", ""))
    assert problem.message == "缺少“minutes”（时长，单位分钟）"
    assert problem.hint == "加上这一项，例如 minutes: 45"


def test_every_required_field_has_an_example_or_parts_to_show() -> None:
    for model in {part for kind in KINDS.values() for part in parts(kind)}:
        for name, field in model.model_fields.items():
            assert field.description, (model, name)
            assert not field.is_required() or field.examples or part_of(field.annotation), (model, name)


@pytest.mark.parametrize("kind", KINDS)
def test_the_minimal_record_has_the_required_fields_only(kind: str) -> None:
    node, _ = parse("x.yml", TEXTS[kind].encode())
    assert node is not None
    needed = {name for name, field in KINDS[kind].model_fields.items() if field.is_required()} - {"id"}
    # A lesson without a lecturer is remarked on, a session that begins at an hour says when it ends.
    assert set(node.plain()) - {"lecturers", "end"} == needed
