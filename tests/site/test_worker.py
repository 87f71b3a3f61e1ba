"""A task in a child process, and the lock that a build holds meanwhile."""

import errno
import fcntl
import os
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from catalog.site import worker
from catalog.site.lock import build_lock
from catalog.site.worker import run_in_child


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "can_fork", lambda: True)


def test_a_task_runs_in_another_process_and_its_result_comes_back() -> None:
    with run_in_child(os.getpid, worthwhile=True) as result:
        assert result() not in (os.getpid(), None)
        assert result() == result()


def test_a_task_that_is_not_worth_a_process_runs_here() -> None:
    with run_in_child(os.getpid, worthwhile=False) as result:
        assert result() == os.getpid()


def test_the_task_itself_need_not_pickle_and_its_result_may_be_large() -> None:
    data = os.urandom(1 << 20)
    with run_in_child(lambda: data * 4, worthwhile=True) as result:
        assert result() == data * 4


def test_a_task_that_fails_in_the_child_fails_here() -> None:
    with run_in_child(partial(int, "nought"), worthwhile=True) as result, pytest.raises(ValueError, match="nought"):
        result()


@pytest.mark.parametrize("task", [lambda: b"x" * (1 << 22), lambda: os.read(os.pipe()[0], 1)], ids=["full", "waiting"])
def test_nobody_waits_for_a_child_that_is_not_asked(task: Callable[[], bytes]) -> None:
    with pytest.raises(ZeroDivisionError), run_in_child(task, worthwhile=True):
        raise ZeroDivisionError


def test_a_child_ends_even_if_its_parent_takes_no_notice_of_signals() -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        with pytest.raises(ZeroDivisionError), run_in_child(lambda: os.read(os.pipe()[0], 1), worthwhile=True):
            raise ZeroDivisionError
    finally:
        signal.signal(signal.SIGTERM, before)


def test_a_child_that_ends_gives_no_lock_of_its_parent_back(tmp_path: Path) -> None:
    waits: list[None] = []
    with build_lock(tmp_path / "lock", lambda: None):
        with run_in_child(os.getpid, worthwhile=True) as result:
            result()
        with (tmp_path / "lock").open("rb") as file, pytest.raises(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    with build_lock(tmp_path / "lock", lambda: waits.append(None)):
        assert waits == []


def test_where_the_file_system_knows_no_locks_a_build_goes_ahead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_file: int, _operation: int) -> None:
        raise OSError(errno.ENOTSUP, "no locks here")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with build_lock(tmp_path / "lock", lambda: pytest.fail("nobody holds it")):
        assert (tmp_path / "lock").exists()
