"""Programs that tests need and a machine may lack: a browser, and what npm brings.

A lack skips the tests with one line that says what to do; with `CI=true` it
fails them, so that nobody takes a run without them for a whole one.
"""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

TESTS = Path(__file__).resolve().parents[1]
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


_told: dict[str, bool] = {}


def lacking(what: str, advice: str) -> NoReturn:
    """Skip, or fail where everything has to be there."""
    line = f"{what} is missing: {advice}"
    if os.environ.get("CI") == "true":
        pytest.fail(line, pytrace=False)
    _told.setdefault(line, False)
    pytest.skip(line)


def untold() -> list[str]:
    """What was missing, each once, for the end of the run."""
    lines = [line for line, told in _told.items() if not told]
    _told.update(dict.fromkeys(lines, True))
    return lines


def chromium() -> str | None:
    """The machine's own Chromium or Chrome."""
    return next(filter(None, map(shutil.which, _BROWSERS)), None)


def node() -> str:
    """Node."""
    return shutil.which("node") or lacking("Node", "install nodejs and npm, then run `npm ci` in tests/")


def package(*path: str) -> Path:
    """A file of an npm package."""
    found = TESTS.joinpath("node_modules", *path)
    return found if found.exists() else lacking(f"{path[0]} (npm)", "run `npm ci` in tests/")
