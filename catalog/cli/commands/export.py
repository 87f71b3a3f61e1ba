"""`export`: the content as a workbook for Excel or WPS."""

from pathlib import Path

from catalog.authoring.excel.writer import workbook
from catalog.cli.console import EXIT_OK, EXIT_PROBLEMS, count_summary, output, report, status
from catalog.cli.recovery import exclusive
from catalog.clock import today
from catalog.content.atomic import write_atomic
from catalog.content.loader import load
from catalog.diagnostics import errors
from catalog.lint.rules import check


def run(root: Path, form: str, file: str) -> int:  # noqa: ARG001 - there is one form
    """Write the workbook; returns the exit code."""
    with exclusive(root):
        return _export(root, file)


def _export(root: Path, file: str) -> int:
    library = load(root)
    if fatal := errors(check(library, today())):
        report(fatal, library.text)
        output(f"{count_summary(fatal)}。先改好，再导出。")
        return EXIT_PROBLEMS
    status("导出…")
    data = workbook(library)
    try:
        write_atomic(root / file, data, overwrite=False)
    except FileExistsError:
        status(f"已经有 {file} 了，不去覆盖它。换一个名字，或者先把它移走。")
        return EXIT_PROBLEMS
    output(f"写好了 {file}。改好以后运行：python build.py import {file}")
    return EXIT_OK
