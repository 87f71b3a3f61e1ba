"""What is about to be committed is what is checked, and the hook keeps errors out of the repository."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from catalog.cli.main import main
from tests.support import projects

ROOT = Path(__file__).resolve().parents[2]
LESSON = "content/lessons/lesson.yml"
BUILD = f"""\
import sys
from pathlib import Path
sys.path.insert(0, {str(ROOT)!r})
from catalog.cli.main import main
sys.exit(main(sys.argv[1:], Path(__file__).resolve().parent))
"""

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="no git here")


def git(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *words], cwd=root, capture_output=True, encoding="utf-8", check=False)  # noqa: S607 - the one in use


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Sound content, staged, in a repository with our hook and a Python that runs this program."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("PYTHONUTF8", "1")
    projects.content(tmp_path)
    shutil.copytree(ROOT / ".githooks", tmp_path / ".githooks")
    (tmp_path / "build.py").write_text(BUILD, "utf-8")
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    python.chmod(0o755)
    (tmp_path / ".gitignore").write_text(".venv/\n", "utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "config", "user.name", "x")
    git(tmp_path, "config", "user.email", "x@example.org")
    git(tmp_path, "add", "-A")
    return tmp_path


def test_the_index_is_checked_and_not_the_files(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    projects.edit(repository / LESSON, "minutes: 45", "minutes: x")
    assert main(["check"], repository) == 1
    assert main(["check", "--staged"], repository) == 0
    git(repository, "add", LESSON)
    projects.edit(repository / LESSON, "minutes: x", "minutes: 45")
    capsys.readouterr()
    assert main(["check", "--staged"], repository) == 1
    out = capsys.readouterr().out
    assert f"{LESSON}:7:10: wrong-value" in out
    assert "7 | minutes: x" in out


def test_the_index_counts_the_same_files_as_the_folder(repository: Path) -> None:
    (repository / "content/lessons/太湖 一.yml").write_text("x", "utf-8")
    (repository / "content/lessons/.x.yml.swp").write_text("x", "utf-8")
    (repository / "content/lessons/link.yml").symlink_to("lesson.yml")
    (repository / "content/photos").mkdir()
    (repository / "content/photos/empty.jpg").touch()
    git(repository, "add", "-A")
    ended = {words: _told(repository, *words) for words in (("check",), ("check", "--staged"))}
    assert ended["check",] == ended["check", "--staged"]
    assert "content/lessons/link.yml:1:1: special-file: 这是一个链接，不是文件" in ended["check", "--staged"]
    assert any("太湖 一.yml" in line for line in ended["check", "--staged"])


def _told(root: Path, *words: str) -> list[str]:
    command = [sys.executable, str(root / "build.py"), *words]
    ended = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    return sorted(line for line in ended.stdout.splitlines() if line.startswith("content/"))


def test_setup_lets_git_check_before_each_commit(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["setup"], repository) == 0
    assert capsys.readouterr().out.startswith("设好了：每次 git commit 之前")
    assert main(["setup"], repository) == 0
    assert capsys.readouterr().out.startswith("已经设好")
    assert git(repository, "commit", "-m", "sound").returncode == 0

    projects.edit(repository / LESSON, "[teacher]", "[taecher]")
    git(repository, "add", "-A")
    ended = git(repository, "commit", "-m", "broken")
    assert ended.returncode == 1
    assert f"{LESSON}:8:13: unknown-id" in ended.stdout + ended.stderr
    assert "没有提交" in ended.stderr
    assert git(repository, "log", "--format=%s").stdout == "sound\n"


def test_the_hook_sees_what_a_partial_commit_takes(repository: Path) -> None:
    main(["setup"], repository)
    git(repository, "commit", "-m", "sound")
    projects.edit(repository / LESSON, "minutes: 45", "minutes: x")
    projects.edit(repository / "content/teams/team.yml", "一支队伍。", "一支好队伍。")
    assert git(repository, "commit", "-m", "team", "content/teams/team.yml").returncode == 0
    assert git(repository, "commit", "-am", "lesson").returncode == 1


def test_a_commit_without_content_needs_no_check(repository: Path) -> None:
    main(["setup"], repository)
    git(repository, "commit", "-m", "sound")
    (repository / "build.py").write_text("raise SystemExit(1)", "utf-8")
    git(repository, "add", "-A")
    assert git(repository, "commit", "-m", "program").returncode == 0


def test_hooks_that_are_in_use_are_not_replaced(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(repository, "config", "core.hooksPath", "mine")
    assert main(["setup"], repository) == 2
    assert "已经在用别的钩子（core.hooksPath = mine）" in capsys.readouterr().err
    assert git(repository, "config", "core.hooksPath").stdout == "mine\n"


@pytest.mark.parametrize("words", [["setup"], ["check", "--staged"]])
def test_outside_a_repository_git_is_quoted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert main(words, tmp_path) == 2
    assert "git 没有做成：" in capsys.readouterr().err


def test_without_git_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    assert main(["setup"], tmp_path) == 2
    assert "没有找到 git" in capsys.readouterr().err


def test_a_conflict_is_settled_first(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(repository, "commit", "-qm", "base")
    for branch, minutes in (("one", "30"), ("two", "60")):
        git(repository, "checkout", "-qb", branch, "HEAD" if branch == "one" else "HEAD~1")
        projects.edit(repository / LESSON, "minutes: 45", f"minutes: {minutes}")
        git(repository, "commit", "-qam", branch)
    git(repository, "merge", "one")
    assert main(["check", "--staged"], repository) == 2
    assert f"{LESSON} 有冲突还没有解决" in capsys.readouterr().err


def test_fixing_and_staged_do_not_go_together(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--fix", "--staged"], repository) == 2
    assert "请分开用" in capsys.readouterr().err


def test_a_session_that_is_moved_without_a_new_check_is_told(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = repository / "content/plan/session.yml"
    assert main(["check", "--staged"], repository) == 0
    assert "moved-unverified" not in capsys.readouterr().out, "nothing was committed yet"
    git(repository, "commit", "-qm", "x", "--no-verify")
    projects.edit(session, "2026-12-01 11:00", "2026-12-01 12:00")
    git(repository, "add", "-A")
    assert main(["check", "--staged"], repository) == 0
    assert "session.yml:5:6: moved-unverified" in capsys.readouterr().out
    assert main(["check"], repository) == 0
    assert "moved-unverified" not in capsys.readouterr().out
    projects.edit(session, "source: 出处", "source: 出处\nverified_on: 2026-11-01")
    git(repository, "add", "-A")
    assert main(["check", "--staged"], repository) == 0
    assert "moved-unverified" not in capsys.readouterr().out
