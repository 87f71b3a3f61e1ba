"""Output of all commands: results to standard output, progress to standard error.

Nothing heavy is imported here: `check` answers in well under a second.
"""

import os
import sys
from collections.abc import Collection

from catalog.diagnostics import Diagnostic, errors
from catalog.lint import reporters

EXIT_OK, EXIT_PROBLEMS, EXIT_USAGE, EXIT_INTERRUPTED = 0, 1, 2, 130


def status(text: str) -> None:
    """Write a line of progress."""
    sys.stderr.write(f"{reporters.clean(text)}\n")
    sys.stderr.flush()


def output(text: str) -> None:
    """Write a result."""
    _write(reporters.clean(text))


def report(problems: Collection[Diagnostic], source: reporters.Source) -> None:
    """Write every problem with its place, its source line and its hint.

    Args:
        problems: In order.
        source: The text of a file, or None if it cannot be read.
    """
    if problems:
        # https://no-color.org; a console of Windows that is neither of these may show the signs as they are.
        no_colour = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        supports_colour = os.name != "nt" or "WT_SESSION" in os.environ or "TERM_PROGRAM" in os.environ
        colour = sys.stdout.isatty() and supports_colour and not no_colour
        _write(f"{reporters.text(problems, source, colour=colour)}\n")


def count_summary(problems: Collection[Diagnostic]) -> str:
    """Return how many errors and warnings there are."""
    fatal = len(errors(problems))
    return f"{fatal} 处错误，{len(problems) - fatal} 处提醒"


def _write(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
