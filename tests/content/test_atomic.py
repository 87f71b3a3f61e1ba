"""Files that are written whole or not at all."""

import os
from pathlib import Path

import pytest

from catalog.content import atomic
from catalog.content.atomic import leftovers, write_atomic
from catalog.content.file_names import is_content


def test_a_new_file_and_its_folder_are_made(tmp_path: Path) -> None:
    write_atomic(tmp_path / "folder" / "file", b"new")
    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["file"]
    assert (tmp_path / "folder" / "file").read_bytes() == b"new"


def test_a_file_that_is_replaced_keeps_its_mode_and_a_link_its_target(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "file").chmod(0o640)
    (tmp_path / "link").symlink_to("file")
    write_atomic(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"new"
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o640


def test_a_file_that_may_not_be_replaced_is_not(tmp_path: Path) -> None:
    write_atomic(tmp_path / "file", b"old", overwrite=False)
    with pytest.raises(FileExistsError):
        write_atomic(tmp_path / "file", b"new", overwrite=False)
    assert (tmp_path / "file").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_write_that_fails_leaves_the_last_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    write_atomic(tmp_path / "file", b"old")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_atomic(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def busy() -> PermissionError:
    """What Windows answers while another program holds a file."""
    error = PermissionError(13, "busy")
    error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
    return error


def test_a_file_that_another_program_holds_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, refusals = os.replace, [busy(), busy()]

    def held(source: Path, target: Path) -> None:
        if refusals:
            raise refusals.pop()
        replace(source, target)

    monkeypatch.setattr(atomic, "_PAUSES", (0.0, 0.0, 0.0))
    monkeypatch.setattr("os.replace", held)
    write_atomic(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"new"


def test_a_file_that_stays_busy_is_told_by_its_own_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(_source: Path, _target: Path) -> None:
        raise busy()

    write_atomic(tmp_path / "file", b"old")
    monkeypatch.setattr(atomic, "_PAUSES", (0.0,))
    monkeypatch.setattr("os.replace", held)
    with pytest.raises(PermissionError) as caught:
        write_atomic(tmp_path / "file", b"new")
    assert caught.value.filename == str(tmp_path / "file")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_a_read_only_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_atomic(tmp_path / "file", b"old")
    monkeypatch.setattr("os.access", lambda _path, _mode: False)  # the system's administrator may do anything
    with pytest.raises(PermissionError):
        write_atomic(tmp_path / "file", b"new")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_a_system_without_second_names_still_writes_whole_new_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsupported(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", unsupported)
    write_atomic(tmp_path / "file", b"old", overwrite=False)
    with pytest.raises(FileExistsError):
        write_atomic(tmp_path / "file", b"new", overwrite=False)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_a_name_as_long_as_the_system_allows_can_be_written(tmp_path: Path) -> None:
    name = "长" * 84 + ".md"  # 255 bytes
    write_atomic(tmp_path / name, b"new")
    assert os.listdir(tmp_path) == [name]  # noqa: PTH208 - names are enough


@pytest.mark.skipif(os.name == "nt", reason="a kill is a signal")
@pytest.mark.parametrize("name", ["a.yml", "长" * 80 + ".md"])
def test_what_a_killed_writer_leaves_is_no_content_and_is_known(tmp_path: Path, name: str) -> None:
    left = atomic.prepare(tmp_path / name, b"half")
    assert not is_content(f"content/lessons/{left.name}")
    (tmp_path / ".mine.tmp").touch()
    assert list(leftovers(tmp_path)) == [left]
