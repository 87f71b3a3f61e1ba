"""The browser of the tests: the machine's Chromium or Chrome, else the one that Playwright downloads.

Run as a program it downloads Playwright's where the machine has none.
"""

import shutil
import subprocess
import sys

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def installed_browser() -> str | None:
    """The machine's own Chromium or Chrome."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def download() -> int:
    """Let Playwright download its Chromium, unless the machine has one; returns the exit code."""
    if installed_browser():
        return 0
    return subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False).returncode


if __name__ == "__main__":
    sys.exit(download())
