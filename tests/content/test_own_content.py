"""The project's own content, whoever has edited it last: what must hold before it can be built."""

from catalog.content.loader import Library
from catalog.diagnostics import errors
from catalog.lint.rules import check


def test_the_content_has_no_errors(real: Library) -> None:
    assert [str(problem) for problem in errors(check(real))] == []
