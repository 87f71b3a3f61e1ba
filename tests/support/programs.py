"""Programs that tests need and a machine may lack: a browser, and what npm brings.

A lack skips the tests, and one line at the end says so (`skips.py`) with what to do; with `CI=true` it fails them, so
that nobody takes a run without them for a whole one.
"""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

TESTS = Path(__file__).resolve().parents[1]


def lacking(what: str, advice: str) -> NoReturn:
    """Skip, or fail where everything has to be there."""
    line = f"{what} is missing: {advice}"
    if os.environ.get("CI") == "true":
        pytest.fail(line, pytrace=False)
    pytest.skip(line)


def node() -> str:
    """Node."""
    return shutil.which("node") or lacking("Node", "install nodejs and npm, then run the tests again")


def package(*path: str) -> Path:
    """A file of an npm package."""
    file = TESTS.joinpath("node_modules", *path)
    return file if file.exists() else lacking(f"{path[0]} (npm)", "run `npm ci --prefix tests`")
