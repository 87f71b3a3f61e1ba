"""What is no regular file inside the content folder is told at once: never read, never waited for, never empty."""

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from catalog.content.loader import load
from catalog.lint.rules import check
from tests.support import projects
from tests.support.samples import library

LESSONS = "content/lessons"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there are no such files there")


def problems_of(root: Path) -> list[str]:
    return [f"{problem.path}: {problem.code}" for problem in check(load(root)) if problem.severity == "error"]


def bind(path: Path) -> None:
    """Leave a socket's file in a folder whose path may be longer than an address."""
    before = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(path.name)
    finally:
        os.chdir(before)


def link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


SPECIAL: dict[str, Callable[[Path], None]] = {
    "a pipe": os.mkfifo if hasattr(os, "mkfifo") else lambda _: None,
    "a socket": bind,
    "a device": link("/dev/zero"),
    "a file outside": link("/etc/hostname"),
    "a file inside": link("lesson.yml"),
    "a folder outside": link("/tmp"),  # noqa: S108 - nothing is written there
    "the folder above": link(".."),
    "itself": link("new.yml"),
    "nothing": link("nothing"),
}


@pytest.mark.parametrize("make", SPECIAL.values(), ids=SPECIAL)
@pytest.mark.parametrize("place", [f"{LESSONS}/new.yml", "content/pages/new.md", "content/photos/new.jpg", "content/x"])
def test_what_is_no_file_is_one_error(tmp_path: Path, make: Callable[[Path], None], place: str) -> None:
    path = projects.content(tmp_path) / place
    path.parent.mkdir(exist_ok=True)
    make(path)
    assert problems_of(tmp_path) == [f"{place}: special-file"]


def test_a_record_that_is_a_link_is_not_missed_where_it_is_named(tmp_path: Path) -> None:
    teacher = projects.content(tmp_path) / "content/instructors/teacher.yml"
    teacher.rename(tmp_path / "teacher.yml")
    teacher.symlink_to(tmp_path / "teacher.yml")
    assert problems_of(tmp_path) == ["content/instructors/teacher.yml: special-file"]


def test_a_hidden_link_is_passed_over(tmp_path: Path) -> None:
    (projects.content(tmp_path) / LESSONS / ".#lesson.yml").symlink_to("somebody@somewhere.1234")
    assert load(tmp_path) == library()


@pytest.fixture
def forbid(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let a file or folder be one that may not be read, for everybody: root may read all."""

    def forbid_path(name: str) -> None:
        scandir, read_bytes = os.scandir, Path.read_bytes

        def scan(top: Path) -> Iterator[os.DirEntry[str]]:
            if top.name == name:
                raise PermissionError
            return scandir(top)

        def read(path: Path) -> bytes:
            if path.name == name:
                raise PermissionError
            return read_bytes(path)

        monkeypatch.setattr(os, "scandir", scan)
        monkeypatch.setattr(Path, "read_bytes", read)

    return forbid_path


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("teacher.yml", "content/instructors/teacher.yml"),
        ("instructors", "content/instructors"),
        ("site.yml", "content/site.yml"),
        ("content", "content"),
    ],
)
def test_what_may_not_be_read_is_one_error_and_does_not_count_as_empty(
    tmp_path: Path, forbid: Callable[[str], None], name: str, path: str
) -> None:
    projects.content(tmp_path)
    forbid(name)
    assert problems_of(tmp_path) == [f"{path}: unreadable"]
