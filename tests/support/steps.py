"""How much work something is, counted: the same on every machine, however busy it is."""

import re
import sys
from collections.abc import Callable
from types import FrameType, ModuleType
from typing import Any

import pytest


class _CountingPattern:
    """A pattern that counts the characters it is given to look through."""

    def __init__(self, pattern: re.Pattern[str], count: Callable[[int], None]) -> None:
        self._pattern, self._count = pattern, count

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        method = getattr(self._pattern, name)

        def counted(*arguments: Any) -> Any:  # noqa: ANN401 - whatever the method takes
            text = arguments[-1] if name in ("sub", "subn") else arguments[0]
            start = arguments[1] if name in ("match", "search", "finditer", "fullmatch") and len(arguments) > 1 else 0
            self._count(len(text) - start)
            return method(*arguments)

        return counted if callable(method) else method


def steps(work: Callable[[], object], *modules: ModuleType) -> int:
    """Count the calls that a piece of work makes, and the characters that methods of strings and patterns look through.

    A pattern that goes back and forth is not seen: it would not come to an end.

    Args:
        work: What to do once.
        modules: Whose patterns are counted; a pattern stands in a module by itself or in a tuple of tuples.
    """
    total = 0

    def add(number: int) -> None:
        nonlocal total
        total += number

    def profile(_frame: FrameType, event: str, callee: Any) -> None:  # noqa: ANN401 - None for Python's own
        if event in ("call", "c_call"):
            owner = getattr(callee, "__self__", None)
            add(1 + (len(owner) if isinstance(owner, str | bytes) else 0))

    with pytest.MonkeyPatch.context() as patch:
        for module in modules:
            for name, value in vars(module).items():
                patch.setattr(module, name, _with_counts(value, add))
        sys.setprofile(profile)
        try:
            work()
        finally:
            sys.setprofile(None)
    return total


def _with_counts(value: Any, count: Callable[[int], None]) -> Any:  # noqa: ANN401 - whatever a module holds
    if isinstance(value, re.Pattern):
        return _CountingPattern(value, count)
    return tuple(_with_counts(part, count) for part in value) if type(value) is tuple else value
