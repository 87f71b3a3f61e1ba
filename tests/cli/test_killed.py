"""Commands that are killed: no half site, no lost content, and nothing that blocks the next command."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from catalog.cli.main import main
from catalog.content import atomic, batch
from catalog.content.loader import load
from catalog.site.replacement import foreign_files
from tests.support import projects
from tests.support.workbooks import Book, changed

ROOT = Path(__file__).resolve().parents[2]
LESSONS = tuple(f"content/lessons/lesson-{number}.yml" for number in range(6))
pytestmark = pytest.mark.skipif(os.name == "nt", reason="a kill is a signal")

# What a killed process would run: the command, which dies at its nth rename. Only tests know of it.
DYING = """
import os, signal, sys
from pathlib import Path
from catalog.cli.main import main
from catalog.site import replacement
left = [int(sys.argv[2])]
def dying(rename):
    def renamed(*arguments):
        if "templates" not in str(arguments[-1]):  # Jinja's cache, dozens of files that nobody misses
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return rename(*arguments)
    return renamed
os.replace = dying(os.replace)
if sys.argv[1] == "renames":
    replacement.exchange = lambda *_: False
else:
    replacement.exchange = dying(replacement.exchange)
code = main(sys.argv[4:], Path(sys.argv[3]))
sys.exit(code)
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a site."""
    root = projects.whole(tmp_path_factory.mktemp("killed") / "project")
    assert main(["build", "--no-pdf"], root) == 0
    return root


def copy(project: Path, folder: Path) -> Path:
    shutil.copytree(project, folder, symlinks=True)
    return folder


def dying(root: Path, at: int, *words: str, way: str = "exchange") -> int:
    """Run a command that kills itself at a rename; returns how it ended."""
    command = [sys.executable, "-X", "utf8", "-c", DYING, way, str(at), str(root), *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode


def assert_whole(root: Path, pages: set[str]) -> None:
    """The next command of any kind leaves one whole site, no leftover, and sound content."""
    assert main(["check"], root) == 0
    assert {path.name for path in root.iterdir() if path.name.startswith(".site")} == set()
    assert list(atomic.leftovers(root / "content")) == []
    assert not (root / batch.JOURNAL).exists()
    assert foreign_files(root / "site") == []
    assert {path.name for path in (root / "site").iterdir()} == pages


def page_names(root: Path) -> set[str]:
    return {path.name for path in (root / "site").iterdir()}


@pytest.mark.parametrize("way", ["exchange", "renames"])
def test_a_build_killed_at_any_rename_leaves_one_whole_site(built: Path, tmp_path: Path, way: str) -> None:
    pages, at = page_names(built), 0
    while True:
        at += 1
        root = copy(built, tmp_path / str(at))
        ended = dying(root, at, "build", "--no-pdf", way=way)
        assert_whole(root, pages)
        shutil.rmtree(root)
        if ended == 0:
            break
        assert ended == -9
    assert at > (2 if way == "renames" else 1)


def test_a_build_killed_at_any_moment_leaves_one_whole_site(
    built: Path, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    pages, moments = page_names(built), random.Random(13)  # noqa: S311 - moments, no secrets
    root = copy(built, tmp_path / "project")
    program = (
        "import sys; from pathlib import Path; from catalog.cli.main import main\nmain(sys.argv[2:], Path(sys.argv[1]))"
    )
    command = [sys.executable, "-X", "utf8", "-c", program, str(root), "build", "--no-pdf"]
    for _ in range(10 if pytestconfig.getoption("fast") else 100):
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                process.wait(moments.uniform(0.2, 3.0))
            except subprocess.TimeoutExpired:
                process.kill()
        assert_whole(root, pages)


def test_fixes_killed_at_any_rename_are_all_made_or_none(tmp_path: Path) -> None:
    project = projects.content(tmp_path / "project")
    lesson = project / "content" / "lessons" / "lesson.yml"
    text = lesson.read_text("utf-8")
    for path in LESSONS:
        (project / path).write_text(text.replace("\n", "\r\n"), "utf-8", newline="")
    before = {path: (project / path).read_bytes() for path in LESSONS}
    at, states = 0, set()
    while True:
        at += 1
        root = copy(project, tmp_path / str(at))
        ended = dying(root, at, "check", "--fix", "--yes")
        main(["check"], root)
        after = {path: (root / path).read_bytes() for path in LESSONS}
        states.add(after == before)
        assert after == before or not any(b"\r" in data for data in after.values())
        assert set(load(root).files) == set(load(project).files)
        assert list(atomic.leftovers(root / "content")) == []
        if ended != -9:
            break
    assert at > len(LESSONS)
    assert states == {True, False}


def test_an_import_killed_at_any_rename_is_whole_or_nothing(tmp_path: Path) -> None:
    project = projects.content(tmp_path / "project")
    text = (project / "content" / "lessons" / "lesson.yml").read_text("utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title:"))
    for number, path in enumerate(LESSONS):
        (project / path).write_text(text.replace(title, f"title: 第{number}课"), "utf-8")
    assert main(["export", "xlsx"], project) == 0

    def change(book: Book) -> None:
        for path in LESSONS:
            book.set("党课", Path(path).stem, "minutes", "75")

    table = project / "catalog.xlsx"
    table.write_bytes(changed(table.read_bytes(), change))
    before, at, states = {path: (project / path).read_bytes() for path in LESSONS}, 0, set()
    while True:
        at += 1
        root = copy(project, tmp_path / str(at))
        ended = dying(root, at, "import", "catalog.xlsx", "--yes")
        assert main(["check"], root) == 0
        after = {path: (root / path).read_bytes() for path in LESSONS}
        states.add(after == before)
        assert after == before or all(b"minutes: 75" in data for data in after.values())
        assert list(atomic.leftovers(root / "content")) == []
        if ended != -9:
            break
    assert (ended, states) == (0, {True, False})
    assert at > len(LESSONS)
