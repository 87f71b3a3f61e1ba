"""Every code has its cases, and each is told exactly what it should be; the format stands in `support/cases.py`."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import catalog
from catalog.content.loader import Library
from catalog.diagnostics import Diagnostic, Finding
from catalog.lint.rule import rule
from catalog.lint.rules import check
from tests.support import cases, manual
from tests.support.cases import CASES, Case, told_by
from tests.support.samples import library

ROOT = Path(__file__).resolve().parents[2]
MODULES = [
    import_module(module.name)
    for module in walk_packages(catalog.__path__, "catalog.")
    if module.name != "catalog.__main__"
]
# Every code of the program: each module declares its own.
CODES = frozenset[str]().union(*(getattr(module, "CODES", ()) for module in MODULES))
# Problems of theme, paper, search, program and disk have no case: their tests stand where they are told.
CODES_WITH_CASES = CODES - {
    "incomplete",
    "not-findable",
    "program",
    "special-file",
    "template",
    "too-tall",
    "typesetting",
    "unreadable",
}


@cases.each()
def test_exactly_these_problems_are_told(case: Case) -> None:
    assert {"name", "told"} < set(case) <= {"name", "wrong", "right", "before", "files", "says", "today", "told"}
    expected = [one if isinstance(one, dict) else {"at": one} for one in case["told"]]
    found = told_by(case)
    assert {one.code for one in found} <= CODES_WITH_CASES
    assert [f"{one.path}:{one.line}:{one.column}: {one.code}" for one in found] == [one["at"] for one in expected]
    for one, required in zip(found, expected, strict=True):
        assert set(required) <= {"at", "message", "hint", "severity"}
        assert required.get("message", "") in one.message
        assert required.get("hint", "") in one.hint
        assert one.severity == required.get("severity", "error")


def test_every_problem_is_one_line_of_chinese_with_a_way_out() -> None:
    problems = [problem for code in CASES for case in CASES[code] for problem in told_by(case)]
    texts = [text for problem in problems for text in (problem.message, problem.hint)]
    assert [text for text in texts if "\n" in text or not re.search("[\u4e00-\u9fff]", text)] == []
    assert [text for text in texts if re.search(r"[A-Za-z]+ [a-z]+ [a-z]+", text)] == [], "English"


def test_the_sound_library_has_nothing_to_complain_of() -> None:
    assert check(library()) == ()


def test_every_file_of_cases_has_one_that_tells_its_code() -> None:
    for code, rows in CASES.items():
        places = [problem["at"] if isinstance(problem, dict) else problem for case in rows for problem in case["told"]]
        assert code in {place.rpartition(": ")[2] for place in places}, code


def test_every_code_of_the_program_has_a_case() -> None:
    assert set(CASES) == CODES_WITH_CASES


def test_every_code_that_a_problem_has_is_declared() -> None:
    calls = [
        node
        for module in MODULES
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Diagnostic"
    ]
    texts = [
        str(argument.value)
        for call in calls
        for argument in (*call.args[1:], *(keyword.value for keyword in call.keywords if keyword.arg == "code"))
        if isinstance(argument, ast.Constant)
    ]
    used = {text for text in texts if re.fullmatch("[a-z]+(-[a-z]+)*", text)} - {"error", "warning"}
    assert {"too-tall", "not-findable", "incomplete", "program"} <= used
    assert used - CODES == set()


def test_a_rule_gives_its_code_and_severity_to_what_it_finds() -> None:
    @rule("some-code", "warning")
    def some_rule(checked: Library) -> Iterator[Finding]:
        yield Finding("a.yml", len(checked.problems) + 1, 2, "一句话", "怎么改")

    assert list(some_rule.problems(library(), None)) == [
        Diagnostic("a.yml", 1, 2, "some-code", "一句话", "怎么改", "warning")
    ]


def test_a_rule_that_needs_the_date_is_left_out_without_one() -> None:
    @rule("some-code", needs_date=True)
    def some_rule(_library: Library, today: date) -> Iterator[Finding]:
        yield Finding("a.yml", 1, today.day, "一句话")

    assert list(some_rule.problems(library(), None)) == []
    assert list(some_rule.problems(library(), date(2026, 5, 12))) == [Diagnostic("a.yml", 1, 12, "some-code", "一句话")]


def test_the_manual_shows_every_code_wrong_and_right() -> None:
    examples = {code: manual.example(rows[0]) for code, rows in CASES.items()}
    assert {code for code, lines in examples.items() if not all(text.strip() for text in lines)} == set()
    assert {code for code, (before, after) in examples.items() if before == after} == set()


def test_the_manuals_page_of_codes_is_what_the_rules_say_now() -> None:
    assert manual.PAGE.read_text("utf-8") == manual.page(), "run: python -m tests.support.manual"


def test_codes_in_the_editors_manual_are_codes_of_the_program() -> None:
    manual = (ROOT / "content" / "README.md").read_text("utf-8").partition("| 代码 |")[2]
    listed = set(re.findall(r"^\| `([a-z-]+)` \|", manual, re.MULTILINE))
    assert listed
    assert listed <= CODES
