"""Several files that are written as one change."""

import os
from pathlib import Path

import pytest

from catalog.content import batch
from catalog.content.batch import ChangedError, finish, write_batch

OLD = {"a": b"old a", "b": b"old b", "gone": b"old gone"}
NEW: dict[str, bytes | None] = {"new": b"new", "a": b"new a", "b": b"new b", "gone": None}


class Killed(BaseException):
    """The process ends here."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, data in OLD.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def state(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in root.iterdir() if path.is_file()}


def after() -> dict[str, bytes]:
    return {name: data for name, data in NEW.items() if data is not None}


def fail_at(monkeypatch: pytest.MonkeyPatch, count: int, error: BaseException) -> None:
    """Let the step of that number fail, or the process die before it; a dead one clears nothing up."""
    step, left = batch.apply_step, [count]

    def failing(target: Path, temporary: Path | None) -> None:
        left[0] -= 1
        if left[0] == 0:
            if isinstance(error, Killed):
                monkeypatch.setattr(Path, "unlink", lambda *_, **__: None)
            raise error
        step(target, temporary)

    monkeypatch.setattr(batch, "apply_step", failing)


def test_all_files_are_written_and_deleted(root: Path) -> None:
    write_batch(root, NEW, dict(OLD))
    assert state(root) == after()
    assert not (root / batch.JOURNAL).exists()


def test_nothing_is_written_over_what_somebody_has_changed(root: Path) -> None:
    (root / "b").write_bytes(b"edited")
    with pytest.raises(ChangedError, match="b"):
        write_batch(root, NEW, dict(OLD))
    assert state(root) == {**OLD, "b": b"edited"}


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_step_that_fails_puts_everything_back(root: Path, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    fail_at(monkeypatch, count, PermissionError(13, "held"))
    with pytest.raises(PermissionError):
        write_batch(root, NEW, dict(OLD))
    assert state(root) == OLD
    assert list(finish(root)) == []
    assert state(root) == OLD


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_batch_that_was_killed_is_finished(root: Path, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    with monkeypatch.context() as patched:
        fail_at(patched, count, Killed())
        with pytest.raises(Killed):
            write_batch(root, NEW, dict(OLD))
    assert list(finish(root)) == list(NEW)[count - 1 :]
    assert state(root) == after()
    assert not (root / batch.JOURNAL).exists()


def test_what_was_edited_after_a_kill_is_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        fail_at(patched, 1, Killed())
        with pytest.raises(Killed):
            write_batch(root, NEW, dict(OLD))
    for name in ("b", "gone"):
        (root / name).write_bytes(b"edited")
    assert list(finish(root)) == ["new", "a"]
    assert state(root) == {**after(), "b": b"edited", "gone": b"edited"}


def test_a_full_disk_leaves_everything_as_it_was(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync, left = os.fsync, [2]

    def full(file: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(28, "No space left on device")
        fsync(file)

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_batch(root, NEW, dict(OLD))
    assert state(root) == OLD


@pytest.mark.parametrize("data", [b"", b"{", b"[]"])
def test_a_journal_that_cannot_be_read_blocks_nothing(root: Path, data: bytes) -> None:
    (root / ".cache").mkdir()
    (root / batch.JOURNAL).write_bytes(data)
    assert list(finish(root)) == []
    assert not (root / batch.JOURNAL).exists()
