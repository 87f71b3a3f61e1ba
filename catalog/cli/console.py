"""What all commands say and how: results to standard output, progress to standard error.

Nothing heavy is imported here: `check` answers in well under a second.
"""

import os
import sys
from collections.abc import Collection

from catalog.diagnostics import Diagnostic, errors
from catalog.lint import reporters

FINE, PROBLEMS, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def say(text: str) -> None:
    """Tell what is going on."""
    sys.stderr.write(f"{reporters.clean(text)}\n")
    sys.stderr.flush()


def tell(text: str) -> None:
    """Tell a result."""
    _write(reporters.clean(text))


def tell_problems(problems: Collection[Diagnostic], source: reporters.Source) -> None:
    """Every problem with its place, its source line and its hint.

    Args:
        problems: In order.
        source: The text of a file, or None if it cannot be read.
    """
    if problems:
        # https://no-color.org; a console of Windows that is neither of these may show the signs as they are.
        plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        knows = os.name != "nt" or "WT_SESSION" in os.environ or "TERM_PROGRAM" in os.environ
        _write(reporters.text(problems, source, colour=sys.stdout.isatty() and knows and not plain) + "\n")


def counted(problems: Collection[Diagnostic]) -> str:
    """How many errors and warnings there are."""
    wrong = len(errors(problems))
    return f"{wrong} 处错误，{len(problems) - wrong} 处提醒"


def _write(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
