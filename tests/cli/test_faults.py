"""What the system refuses is told in Chinese, and what was there stays."""

import errno
import io
from pathlib import Path

import pytest

from catalog.cli.faults import explain
from catalog.cli.main import main
from tests.support import projects


def busy() -> PermissionError:
    error = PermissionError(errno.EACCES, "busy", "a.xlsx")
    error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
    return error


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "full", "source", None, "target"), "磁盘满了，没有写成（target）。"),
        (OSError(errno.EROFS, "read-only", "a.yml"), "没有权限读写 a.yml。"),
        (busy(), "a.xlsx 正被别的程序占用，没有写成。"),
        (OSError(errno.EIO, "broken", "a.yml"), "读写文件没有成功：broken（a.yml）。"),
    ],
)
def test_each_refusal_says_what_to_do(error: OSError, said: str) -> None:
    assert explain(error).startswith(said)


def test_new_on_a_full_disk_leaves_no_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    projects.content(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.setattr("os.fsync", full)
    assert main(["new", "lesson", "--set", "title=新课", "--id", "new-lesson"], tmp_path) == 1
    assert "磁盘满了，没有写成（" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "content" / "lessons").iterdir()] == ["lesson.yml"]
