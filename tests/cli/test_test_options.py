"""The tests' own options: what a machine lacks is said once, and what a fast run leaves out."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.programs import lacking

ROOT = Path(__file__).resolve().parents[2]
TWO_FILES = ("test_one.py", "test_two.py")
LACKING = """\
import pytest
from tests.support.programs import lacking

@pytest.fixture(scope="module")
def typewriter():
    lacking("a typewriter", "buy one")

def test_first(typewriter):
    pass

def test_second(typewriter):
    pass

def test_third():
    lacking("a typewriter", "buy one")
"""


def run_pytest(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run pytest with the project's settings in a process of its own."""
    command = [sys.executable, "-m", "pytest", "-p", "tests.support.skips", "-c", str(ROOT / "pyproject.toml")]
    command += [f"--rootdir={folder}", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture
def lacking_tests(tmp_path: Path) -> Path:
    """Two files of tests that need what no machine has."""
    for name in TWO_FILES:
        (tmp_path / name).write_text(LACKING)
    return tmp_path


def test_what_is_lacking_is_said_once_whichever_process_misses_it(
    lacking_tests: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    done = run_pytest(lacking_tests, "-n", "2", str(lacking_tests))
    assert done.returncode == 0, done.stdout + done.stderr
    lines = [line for line in done.stdout.splitlines() if "typewriter" in line]
    assert lines == ["6 skipped: a typewriter is missing: buy one"]


def test_in_ci_a_lack_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="a typewriter is missing: buy one"):
        lacking("a typewriter", "buy one")


def test_a_fast_run_has_no_browser_and_no_paper() -> None:
    done = run_pytest(ROOT, "--fast", "--collect-only", "tests/browser", "tests/paper")
    assert done.returncode == pytest.ExitCode.NO_TESTS_COLLECTED, done.stdout + done.stderr
