"""What a command finds that an earlier one left when it was killed."""

import hashlib
import json
from pathlib import Path

import pytest

from catalog.cli.main import main
from catalog.content import atomic, batch
from catalog.site.lock import LOCK, build_lock
from tests.support import projects


def left_in(root: Path) -> list[Path]:
    return list(atomic.leftovers(root))


def test_any_command_sweeps_what_a_killed_one_left(tmp_path: Path) -> None:
    projects.content(tmp_path)
    for path in ("content/lessons/new.yml", "table.xlsx", "release/site.zip"):
        atomic.prepare(tmp_path / path, b"half")
    assert len(left_in(tmp_path)) == 3
    assert main(["check"], tmp_path) == 0
    assert left_in(tmp_path) == []


def test_nothing_is_swept_while_somebody_writes(tmp_path: Path) -> None:
    projects.content(tmp_path)
    with build_lock(tmp_path / LOCK, lambda: None):
        atomic.prepare(tmp_path / "content/lessons/new.yml", b"half")
        assert main(["check"], tmp_path) == 0
        assert len(left_in(tmp_path)) == 1


def test_a_change_of_several_files_that_was_killed_is_finished_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    projects.content(tmp_path)
    lesson = tmp_path / "content" / "lessons" / "lesson.yml"
    text = lesson.read_bytes()
    left = atomic.prepare(lesson, text + b"# finished\n")
    step = {"path": "content/lessons/lesson.yml", "temporary": left.name, "before": hashlib.sha256(text).hexdigest()}
    atomic.write_atomic(tmp_path / batch.JOURNAL, json.dumps([step]).encode())
    assert main(["check"], tmp_path) == 0
    assert capsys.readouterr().err == "上一次运行中断了，现在写完 content/lessons/lesson.yml\n"
    assert lesson.read_bytes() == text + b"# finished\n"
    assert left_in(tmp_path) == []
