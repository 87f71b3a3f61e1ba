"""A problem is a value: where it is, what it is, and what to do about it.

Nothing here raises or prints. Layers collect `Diagnostic`s; the front door
sorts them and gives them a voice.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]

_CUTOFF = 0.6


@dataclass(frozen=True, slots=True)
class Fix:
    """How a problem is mended where that is safe: one text that stands at its place becomes another."""

    old: str
    new: str


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One problem in one file.

    Attributes:
        path: The file, relative to the project, with forward slashes.
        line: 1-based.
        column: 1-based, counted in characters.
        code: A stable, searchable name such as `unknown-key`.
        message: What is wrong, in Chinese.
        hint: What to do about it, in Chinese; may be empty.
        severity: An error stops the build; a warning is only told.
        fix: What `check --fix` may do about it; no part of what the problem is.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    fix: Fix | None = field(default=None, compare=False)

    def __str__(self) -> str:
        """`file:line:column: code: message` with the hint below it."""
        mark = "" if self.severity == "error" else "（提醒）"
        told = f"{self.path}:{self.line}:{self.column}: {self.code}: {mark}{self.message}"
        return f"{told}\n    → {self.hint}" if self.hint else told


class BuildError(Exception):
    """A build that stopped for reasons an editor can mend.

    Attributes:
        problems: The reasons, in order.
    """

    def __init__(self, problems: tuple[Diagnostic, ...]) -> None:
        """Keep the problems for whoever reports them."""
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def errors(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Those that stop a build."""
    return tuple(problem for problem in problems if problem.severity == "error")


def alike(word: str, known: Iterable[str], likeness: float = _CUTOFF) -> list[str]:
    """The known words that are like `word`, the most alike first; a likeness of 1 is the same word."""
    return difflib.get_close_matches(word, list(known), cutoff=likeness)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, or None when none is like it."""
    return next(iter(alike(word, known)), None)


def suggestion(word: str, known: Iterable[str], *, named: str = "可用的有") -> str:
    """A hint for a word that is not known: the nearest one, else all of them."""
    choices = list(known)
    if guess := nearest(word, choices):
        return f"是不是想写“{guess}”？"
    if not choices:
        return ""
    listed = "、".join(choices[:12])
    return f"{named}：{listed}{' 等' if len(choices) > 12 else ''}"  # noqa: PLR2004 - a line's worth
