"""Report problems as text: for people, for GitHub's checks, for other programs.

`--format json` is one object in a fixed format:

    {"version": 1, "errors": 1, "warnings": 0,
     "problems": [{"path": "content/lessons/x.yml", "line": 7, "column": 8, "severity": "error",
                   "code": "fullwidth-colon", "message": "…", "hint": "…", "fix": {"old": "：", "new": ": "}}]}

Lines and columns are 1-based and count characters; `fix` is null where there is no safe correction. A later version
may add keys and removes none.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict

from catalog.diagnostics import Diagnostic, errors
from catalog.lint.snippet import snippet

Source = Callable[[str], str | None]

# Messages quote records' texts, which must not control the terminal.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_CONTEXT = (24, 32)  # characters of a long source line: on a terminal of 120 columns it does not wrap
_RED, _YELLOW, _REVERSED, _OFF = "\x1b[1;31m", "\x1b[1;33m", "\x1b[7m", "\x1b[0m"


def clean(text: str) -> str:
    """Replace the characters that control a terminal."""
    return _CONTROL.sub("�", text)


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes: two for full-width characters, none for accents."""
    return sum(
        2 if unicodedata.east_asian_width(character) in "WF" else unicodedata.category(character) not in ("Mn", "Me")
        for character in text
    )


def text(problems: Iterable[Diagnostic], source: Source, *, colour: bool = False) -> str:
    """Return place, code and message of each problem, its source line with a caret below, and its hint."""
    return "\n".join(line for problem in problems for line in _lines(problem, source, colour))


def github(problems: Iterable[Diagnostic]) -> str:
    """Return workflow commands, which GitHub and Gitea show beside the line."""
    return "\n".join(
        f"::{problem.severity} file={_property(problem.path)},line={problem.line},col={problem.column},"
        f"title={_property(problem.code)}::{_data(message.strip())}"
        for problem in problems
        for message in (f"{problem.message}\n{problem.hint}",)
    )


def as_json(problems: Collection[Diagnostic]) -> str:
    """Return the object that the module's docstring describes."""
    error_count = len(errors(problems))
    report = {
        "version": 1,
        "errors": error_count,
        "warnings": len(problems) - error_count,
        "problems": [asdict(problem) for problem in problems],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _lines(problem: Diagnostic, source: Source, colour: bool) -> Iterable[str]:  # noqa: FBT001 - one of our own callers
    first, *hint = clean(str(problem)).split("\n")
    paint, reverse, off = (_RED if problem.severity == "error" else _YELLOW, _REVERSED, _OFF) if colour else ("",) * 3
    yield first.replace(f" {problem.code}:", f" {paint}{problem.code}{off}:", 1)
    line = snippet(source(problem.path) or "", problem.line, problem.column, _CONTEXT)
    if line:
        before, at, after = (clean(part.replace("\t", "⇥")) for part in (line.before, line.at, line.after))
        number = f"{problem.line:>7} | "
        yield f"{number}{before}{reverse}{at}{off}{after}"
        yield f"{' ' * (len(number) - 2)}| {' ' * width(before)}{paint}{'^' * max(1, width(at))}{off}"
    yield from hint


def _data(text: str) -> str:
    """Escape a command's text as GitHub's toolkit does."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a command's property, in which colon and comma have a meaning, too."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
