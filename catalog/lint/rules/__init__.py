"""The rules over the whole content, one function each; every `Rule` in a module of this package is run.

A rule may rely on valid records, and says nothing about records that could not be read: those have a problem already.
"""

from datetime import date
from importlib import import_module
from pkgutil import iter_modules

from catalog.content import conflicts
from catalog.content.loader import Library
from catalog.diagnostics import Diagnostic
from catalog.lint.rule import Rule

_MODULES = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
RULES: tuple[Rule, ...] = tuple(
    value for module in _MODULES for value in vars(module).values() if isinstance(value, Rule)
)
CODES = frozenset(rule.code for rule in RULES)


def check(library: Library, today: date | None = None) -> tuple[Diagnostic, ...]:
    """Return every problem of the content, in order of files and lines.

    Of a file that holds a conflict nothing else is told: half of its lines are about to go. Where a folder cannot be
    looked into, nothing is told that depends on what lies there.

    Args:
        library: The content.
        today: For rules that ask how old something is; without it they are left out.
    """
    rules = RULES if library.is_complete else ()
    problems = {problem for rule in rules for problem in rule.problems(library, today)}
    problems.update(library.problems)
    conflicting = {problem.path: problem for problem in library.problems if problem.code in conflicts.CODES}
    return tuple(sorted(problem for problem in problems if conflicting.get(problem.path, problem) == problem))
