"""The commands of `python build.py`, one file each, and how all of them speak.

Results go to standard output, what is being done to standard error. Nothing
heavy is imported here: `check` answers in well under a second.
"""

import re
import sys
from collections.abc import Collection

from catalog.diagnostics import Diagnostic, errors

FINE, PROBLEMS, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130

# A record's text is quoted in messages; it must not steer the terminal.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def say(text: str) -> None:
    """Tell what is going on."""
    sys.stderr.write(f"{_CONTROL.sub('�', text)}\n")
    sys.stderr.flush()


def tell(text: str) -> None:
    """Tell a result."""
    sys.stdout.write(f"{_CONTROL.sub('�', text)}\n")
    sys.stdout.flush()


def tell_problems(problems: Collection[Diagnostic]) -> None:
    """Every problem with its place and hint."""
    if problems:
        tell("\n".join(map(str, problems)) + "\n")


def counted(problems: Collection[Diagnostic]) -> str:
    """How many errors and warnings there are."""
    wrong = len(errors(problems))
    return f"{wrong} 处错误，{len(problems) - wrong} 处提醒"
