"""What editors are told, case by case: `tests/cases/<code>.yml` has one file for each code.

A case lays `files` over the smallest sound library and lists everything that is
`told`, as `path:line:column: code`, with pieces of `message` and `hint` where
they matter. A file is a text, or one of these:

    {replace: …, by: …}          the sound library's file of that path, changed
    {like: path, replace: …}     the same with another file of the sound library
    {text: …, encoding: gbk}     bytes in another encoding
    {before: …, text: …, times: "1000", after: …}
    {base64: …}                  any bytes
    {absent: 是}                  taken away

A case with `says` in place of files is a sentence of MkDocs.
"""

import base64
import re
from pathlib import Path
from typing import Any

import pytest
import yaml  # noqa: TID251 - the cases are read by another reader than the one they test

from catalog import complaints
from catalog.diagnostics import Diagnostic
from catalog.rules import check
from tests.support.codes import codes
from tests.support.samples import SOUND, library

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tests" / "cases"
# Faults of the program or its theme, not of content: their tests stand where they are told.
NOT_OF_CONTENT = {"template", "incomplete", "program"}
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar stays text
CASES: dict[str, list[dict[str, Any]]] = {
    path.stem: yaml.load(path.read_text("utf-8"), Loader=LOADER)  # noqa: S506 - makes texts and nothing else
    for path in sorted(FOLDER.glob("*.yml"))
}
every_case = pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{code}: {case['name']}") for code, some in CASES.items() for case in some]
)


def content(path: str, given: Any) -> str | bytes | None:  # noqa: ANN401 - text or a mapping, as YAML says
    if isinstance(given, str):
        return given
    if "absent" in given:
        return None
    if "base64" in given:
        return base64.b64decode(given["base64"])
    if "replace" in given:
        text = SOUND[given.get("like", path)]
        assert text.count(given["replace"]) == 1, "a case must change what it means to change"
        return text.replace(given["replace"], given["by"])
    text = given.get("before", "") + given["text"] * int(given.get("times", "1")) + given.get("after", "")
    return text.encode(given.get("encoding", "utf-8"))


def told_by(case: dict[str, Any]) -> list[Diagnostic]:
    if "says" in case:
        return [complaints.told(case["says"], FOLDER)]
    return list(check(library({path: content(path, given) for path, given in case["files"].items()})))


@every_case
def test_exactly_these_problems_are_told(case: dict[str, Any]) -> None:
    assert {"name", "told"} < set(case) <= {"name", "files", "says", "told"}
    expected = [one if isinstance(one, dict) else {"at": one} for one in case["told"]]
    found = told_by(case)
    assert [f"{one.path}:{one.line}:{one.column}: {one.code}" for one in found] == [one["at"] for one in expected]
    for one, wanted in zip(found, expected, strict=True):
        assert set(wanted) <= {"at", "message", "hint", "severity"}
        assert wanted.get("message", "") in one.message
        assert wanted.get("hint", "") in one.hint
        assert one.severity == wanted.get("severity", "error")


@every_case
def test_every_problem_is_one_line_of_chinese_with_a_way_out(case: dict[str, Any]) -> None:
    for one in told_by(case):
        for text in (one.message, one.hint):
            assert "\n" not in text
            assert re.search("[\u4e00-\u9fff]", text), text
            assert not re.search(r"[A-Za-z]+ [a-z]+ [a-z]+", text), f"English: {text}"


def test_the_sound_library_has_nothing_to_complain_of() -> None:
    assert check(library()) == ()


@pytest.mark.parametrize("code", CASES)
def test_every_file_of_cases_has_one_that_tells_its_code(code: str) -> None:
    assert code in {one.code for case in CASES[code] for one in told_by(case)}


def test_every_code_of_the_program_has_a_case() -> None:
    assert codes(ROOT / "catalog") == set(CASES) | NOT_OF_CONTENT


def test_codes_in_the_editors_manual_are_codes_of_the_program() -> None:
    manual = (ROOT / "content" / "README.md").read_text("utf-8").partition("| 代码 |")[2]
    listed = set(re.findall(r"^\| `([a-z-]+)` \|", manual, re.MULTILINE))
    assert listed
    assert listed <= codes(ROOT / "catalog")
