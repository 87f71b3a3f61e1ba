"""Problems as text: for people, for GitHub's checks, for other programs.

`--format json` is one object, whose shape stays:

    {"version": 1, "errors": 1, "warnings": 0,
     "problems": [{"path": "content/lessons/x.yml", "line": 7, "column": 8, "severity": "error",
                   "code": "fullwidth-colon", "message": "…", "hint": "…", "fix": {"old": "：", "new": ": "}}]}

Lines and columns are 1-based and count characters; `fix` is null where nothing can be mended safely. A later
version may add keys and takes none away.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict

from catalog.diagnostics import Diagnostic, errors
from catalog.lint.snippet import excerpt

Source = Callable[[str], str | None]

# A record's text is quoted in messages; it must not steer the terminal.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_AROUND = (24, 32)  # characters of a long source line: on a terminal of 120 columns it does not wrap
_RED, _YELLOW, _REVERSED, _OFF = "\x1b[1;31m", "\x1b[1;33m", "\x1b[7m", "\x1b[0m"


def clean(text: str) -> str:
    """Without the signs that steer a terminal."""
    return _CONTROL.sub("�", text)


def width(text: str) -> int:
    """How many columns of a terminal a text takes: Han characters and full-width signs two, accents none."""
    return sum(
        2 if unicodedata.east_asian_width(sign) in "WF" else unicodedata.category(sign) not in ("Mn", "Me")
        for sign in text
    )


def text(problems: Iterable[Diagnostic], source: Source, *, colour: bool = False) -> str:
    """Place, code, message; the source line with a caret below; the hint."""
    return "\n".join(line for problem in problems for line in _lines(problem, source, colour))


def github(problems: Iterable[Diagnostic]) -> str:
    """Workflow commands, which GitHub and Gitea show beside the line."""
    return "\n".join(
        f"::{problem.severity} file={_property(problem.path)},line={problem.line},col={problem.column},"
        f"title={_property(problem.code)}::{_data(told.strip())}"
        for problem in problems
        for told in (f"{problem.message}\n{problem.hint}",)
    )


def as_json(problems: Collection[Diagnostic]) -> str:
    """The object that the module's head describes."""
    wrong = len(errors(problems))
    told = {
        "version": 1,
        "errors": wrong,
        "warnings": len(problems) - wrong,
        "problems": [asdict(problem) for problem in problems],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _lines(problem: Diagnostic, source: Source, colour: bool) -> Iterable[str]:  # noqa: FBT001 - one of our own callers
    first, *hint = clean(str(problem)).split("\n")
    paint, turn, off = (_RED if problem.severity == "error" else _YELLOW, _REVERSED, _OFF) if colour else ("",) * 3
    yield first.replace(f" {problem.code}:", f" {paint}{problem.code}{off}:", 1)
    found = excerpt(source(problem.path) or "", problem.line, problem.column, _AROUND)
    if found:
        before, here, after = (clean(piece.replace("\t", "⇥")) for piece in (found.before, found.here, found.after))
        number = f"{problem.line:>7} | "
        yield f"{number}{before}{turn}{here}{off}{after}"
        yield f"{' ' * (len(number) - 2)}| {' ' * width(before)}{paint}{'^' * max(1, width(here))}{off}"
    yield from hint


def _data(text: str) -> str:
    """A command's text as GitHub's toolkit escapes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A command's property, in which colon and comma are signs, too."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
