"""`test`: pytest in parallel, with whatever arguments it is given."""

import os
from collections.abc import Sequence
from pathlib import Path

from catalog.cli.console import EXIT_USAGE, status

# As many processes as processors, but no more browsers than a machine has memory for; a later `-n` outranks it.
_PARALLEL = ("--numprocesses=auto", "--maxprocesses=8")


def run(root: Path, arguments: Sequence[str]) -> int:
    """Run a project's tests; returns pytest's exit code."""
    try:
        import pytest  # noqa: PLC0415 - not installed unless tests are run
    except ModuleNotFoundError:
        status("还没有安装测试工具，请用 python build.py test 来运行。")
        return EXIT_USAGE
    os.chdir(root)  # where pyproject.toml tells pytest what to do
    return int(pytest.main([*_PARALLEL, *arguments]))
