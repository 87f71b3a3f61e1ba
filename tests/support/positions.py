"""Where a problem may stand."""

from catalog.diagnostics import Diagnostic


def assert_inside(problem: Diagnostic, data: bytes) -> None:
    """A problem stands at a character of the file, or just behind the last one of its line."""
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    assert 1 <= problem.line <= len(lines), problem
    assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem
