"""How problems are told: to people with the source line and a caret, to GitHub, to other programs."""

import io
import json
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.cli.console import report
from catalog.cli.main import main
from catalog.clock import today
from catalog.diagnostics import Diagnostic, Fix
from catalog.lint import reporters
from tests.support import projects

PATH = "content/lessons/lesson.yml"


def shown(line: str, column: int, *, colour: bool = False, severity: str = "error") -> list[str]:
    problem = Diagnostic(PATH, 2, column, "code", "说明", "改法", "warning" if severity == "warning" else "error")
    return reporters.text([problem], lambda _: f"上一行\n{line}\n下一行", colour=colour).split("\n")


def columns(text: str) -> int:
    """How wide a terminal draws a text."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


@pytest.mark.parametrize(
    ("line", "column", "caret"),
    [("minutes：45", 8, "^^"), ("title: 一湖, 碧水", 10, "^"), ("title: 一湖ｘ碧水", 10, "^^"), ("x: 桥", 5, "^")],
)
def test_the_caret_stands_below_its_sign_whatever_its_width(line: str, column: int, caret: str) -> None:
    _, source, below, hint = shown(line, column)
    assert source.endswith(f" | {line}" if column <= len(line) else f" | {line}⏎")
    at = source.index(line) + column - 1
    assert columns(source[:at]) == columns(below.replace("^", "")) == below.index("^")
    assert below.lstrip(" |") == caret
    assert hint == "    → 改法"


@given(st.text(max_size=120).filter(lambda text: not set("\r\n") & set(text)), st.integers(1, 130))
def test_any_line_is_shown_in_one_line_with_its_caret_inside(line: str, column: int) -> None:
    told = shown(line, column)
    assert len(told) == 4
    assert told[2].count("|") == 1
    assert not [sign for sign in "".join(told) if unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp")]


def test_a_long_line_is_cut_around_the_place() -> None:
    _, source, below, _ = shown("前" * 200 + "x" + "后" * 200, 201)
    assert columns(source) < 130
    assert source[10] == source[-1] == "…"
    assert below.index("^") == columns(source[: source.index("x")])


def test_what_cannot_be_seen_is_written_out() -> None:
    assert "a[U+200B]b" in shown("a\u200bb", 1)[1]
    assert "⇥⇥x" in shown("\t\tx", 1)[1]


def test_without_its_file_a_problem_is_still_told() -> None:
    problem = Diagnostic("content/photos/x.jpg", 1, 1, "unused-photo", "没有条目用到照片“x.jpg”", "删去")
    assert reporters.text([problem], lambda _: None) == str(problem)


def test_colour_changes_no_letter_and_tells_errors_from_warnings() -> None:
    plain, coloured, mild = (
        shown("x：1", 2),
        shown("x：1", 2, colour=True),
        shown("x：1", 2, colour=True, severity="warning"),
    )
    assert "\x1b[1;31mcode" in coloured[0]
    assert "\x1b[1;33mcode" in mild[0]
    stripped = [line.replace("\x1b[0m", "").replace("\x1b[1;31m", "").replace("\x1b[7m", "") for line in coloured]
    assert stripped == plain


@pytest.mark.parametrize(
    ("terminal", "environment", "coloured"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (True, {"TERM": "dumb"}, False),
    ],
)
def test_colour_is_for_terminals_that_want_it(
    monkeypatch: pytest.MonkeyPatch,
    terminal: bool,  # noqa: FBT001 - columns of the table
    environment: dict[str, str],
    coloured: bool,  # noqa: FBT001
) -> None:
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return terminal

    monkeypatch.setattr("sys.stdout", screen := Screen())
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    report([Diagnostic(PATH, 1, 1, "code", "说明")], lambda _: "x")
    assert ("\x1b[" in screen.getvalue()) is coloured


def test_a_text_in_a_file_steers_no_terminal() -> None:
    problem = Diagnostic(PATH, 1, 1, "code", "值“\x1b]0;x\x07”", "\x1b[31m")
    told = reporters.text([problem], lambda _: "\x1b[2Jx\x9b1m", colour=True)
    assert "\x1b]" not in told
    assert "\x1b[2J" not in told
    assert "\x9b" not in told


def test_github_reads_a_problem_as_one_command() -> None:
    problem = Diagnostic("content/a,b:c.yml", 3, 7, "code", "100% 错\n两行", "改:法,x", "warning")
    assert reporters.github([problem]) == (
        "::warning file=content/a%2Cb%3Ac.yml,line=3,col=7,title=code::100%25 错%0A两行%0A改:法,x"
    )


def test_json_has_the_shape_that_is_promised() -> None:
    fixable = Diagnostic(PATH, 7, 8, "fullwidth-colon", "冒号是全角“：”", "改成英文冒号", fix=Fix("：", ": "))
    mild = Diagnostic(PATH, 9, 1, "no-lecturer", "没有主讲人", severity="warning")
    assert json.loads(reporters.as_json([fixable, mild])) == {
        "version": 1,
        "errors": 1,
        "warnings": 1,
        "problems": [
            {
                "path": PATH,
                "line": 7,
                "column": 8,
                "code": "fullwidth-colon",
                "message": "冒号是全角“：”",
                "hint": "改成英文冒号",
                "severity": "error",
                "fix": {"old": "：", "new": ": "},
            },
            {
                "path": PATH,
                "line": 9,
                "column": 1,
                "code": "no-lecturer",
                "message": "没有主讲人",
                "hint": "",
                "severity": "warning",
                "fix": None,
            },
        ],
    }


@pytest.fixture
def check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """`check` on a project with one warning and nothing else."""
    projects.content(tmp_path)
    projects.edit(tmp_path / PATH, "lecturers: [teacher]\n", "")
    projects.edit(tmp_path / "content/plan/session.yml", "organiser:", "lecturers: [teacher]\norganiser:")

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["check", *arguments], tmp_path)
        return (code, *capsys.readouterr())

    return run


def test_a_warning_fails_only_where_it_is_asked_for(check: Callable[..., tuple[int, str, str]]) -> None:
    assert check()[0] == 0
    assert check("--strict")[0] == 1


def test_what_programs_read_is_alone_on_standard_output(check: Callable[..., tuple[int, str, str]]) -> None:
    code, told, said = check("--format", "json")
    assert (code, json.loads(told)["warnings"], said) == (0, 1, "0 处错误，1 处提醒\n")
    code, told, said = check("--format", "github", "--strict")
    assert (code, said) == (1, "0 处错误，1 处提醒\n")
    assert told.startswith(f"::warning file={PATH},line=1,col=1,title=no-lecturer::")


def test_a_format_that_nobody_knows_is_wrong_usage(check: Callable[..., tuple[int, str, str]]) -> None:
    code, _, said = check("--format", "xml")
    assert code == 2
    assert said.startswith("--format：没有“xml”这种格式，可用的格式：text、github、json")


@pytest.mark.parametrize(("epoch", "day"), [("1795449599", date(2026, 11, 23)), ("1795449600", date(2026, 11, 24))])
def test_the_day_is_that_of_shanghai_and_can_be_set(epoch: str, day: date) -> None:
    assert today({"SOURCE_DATE_EPOCH": epoch}) == day


def test_check_tells_what_is_old_by_the_day_it_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    projects.content(tmp_path)
    projects.edit(tmp_path / PATH, "source: 出处", "source: 出处\nverified_on: 2026-11-20")
    for epoch, told in (("1795449599", False), ("1827000000", True)):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        main(["check"], tmp_path)
        assert ("stale" in capsys.readouterr().out) is told
