"""Problems as values: where, what, and what to do about it.

Nothing in this module prints. The layers collect `Diagnostic`s; commands sort and report them.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]

_CUTOFF = 0.6
_LISTED = 12  # choices that fit into a line


@dataclass(frozen=True, slots=True)
class Fix:
    """A safe correction: the text at the place of the problem, and what replaces it."""

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
        severity: An error stops the build; a warning does not.
        fix: What `check --fix` may do about it; it does not count when problems are compared.
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
        """Return `file:line:column: code: message` with the hint below it."""
        label = "" if self.severity == "error" else "（提醒）"
        text = f"{self.path}:{self.line}:{self.column}: {self.code}: {label}{self.message}"
        return f"{text}\n    → {self.hint}" if self.hint else text


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule finds in a file; its `Rule` makes a `Diagnostic` of it with code and severity."""

    path: str
    line: int
    column: int
    message: str
    hint: str = ""
    fix: Fix | None = None


class BuildError(Exception):
    """A build that stopped for reasons an editor can correct.

    Attributes:
        problems: The reasons, in order.
    """

    def __init__(self, problems: tuple[Diagnostic, ...]) -> None:
        """Store the problems for whoever reports them."""
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def errors(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the problems that stop a build."""
    return tuple(problem for problem in problems if problem.severity == "error")


def close_matches(text: str, choices: Iterable[str], cutoff: float = _CUTOFF) -> list[str]:
    """Return the choices similar to a text, the most similar first; a cutoff of 1 admits the same text only."""
    return difflib.get_close_matches(text, list(choices), cutoff=cutoff)


def closest(text: str, choices: Iterable[str]) -> str | None:
    """Return the choice most similar to a text, or None if none is similar."""
    return next(iter(close_matches(text, choices)), None)


def suggestion(text: str, choices: Iterable[str], *, label: str = "可用的有") -> str:
    """Return a hint for a text that is none of the choices: the closest one, else a list of them."""
    names = list(choices)
    if match := closest(text, names):
        return f"是不是想写“{match}”？"
    if not names:
        return ""
    listed = "、".join(names[:_LISTED])
    return f"{label}：{listed}{' 等' if len(names) > _LISTED else ''}"
