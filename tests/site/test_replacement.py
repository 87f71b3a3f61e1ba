"""The new site takes the last one's place, and nothing that is not ours is lost."""

import errno
import os
from pathlib import Path
from typing import NoReturn

import pytest

from catalog.site import replacement
from catalog.site.replacement import SiteError, foreign_files, mark, repair, replace_site, staging_folder


@pytest.fixture(params=["exchange", "renames"])
def _each_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once as this system does it, once as one that knows no exchange."""
    if request.param == "renames":
        monkeypatch.setattr(replacement, "exchange", lambda *_: False)


def a_site(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "index.html").write_text(text, "utf-8")
    mark(folder, ["index.html"])
    return folder


def build(site: Path, text: str) -> None:
    with staging_folder(site) as staging:
        (staging / "index.html").write_text(text, "utf-8")
        mark(staging, ["index.html"])
        replace_site(staging, site)


def names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))  # noqa: PTH208 - names are enough


@pytest.mark.usefixtures("_each_way")
def test_a_site_is_replaced_and_nothing_else_stays(tmp_path: Path) -> None:
    for text in ("first", "second", "third"):
        build(tmp_path / "site", text)
        assert (tmp_path / "site" / "index.html").read_text("utf-8") == text
        assert names(tmp_path) == ["site"]


@pytest.mark.usefixtures("_each_way")
def test_a_site_that_is_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    a_site(tmp_path / "www" / "public", "last")
    (tmp_path / "site").symlink_to("www/public", target_is_directory=True)
    build(tmp_path / "site", "new")
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "www" / "public" / "index.html").read_text("utf-8") == "new"
    assert names(tmp_path / "www") == ["public"]


@pytest.mark.usefixtures("_each_way")
def test_a_swap_that_fails_leaves_the_last_site(tmp_path: Path) -> None:
    a_site(tmp_path / "site", "last")
    with pytest.raises(FileNotFoundError):
        replace_site(tmp_path / "nowhere", tmp_path / "site")
    assert names(tmp_path) == ["site"]
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "last"


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_a_private_umask_does_not_lock_the_web_server_out(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        build(tmp_path / "site", "new")
        assert os.umask(0o077) == 0o077
    finally:
        os.umask(before)
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "site" / "index.html").stat().st_mode & 0o777 == 0o644


def test_files_of_others_are_known_and_keep_the_site(tmp_path: Path) -> None:
    a_site(tmp_path / "site", "last")
    (tmp_path / "site" / ".DS_Store").touch()
    assert foreign_files(tmp_path / "site") == []
    (tmp_path / "site" / "CNAME").touch()
    (tmp_path / "site" / "linked").symlink_to(tmp_path, target_is_directory=True)
    assert foreign_files(tmp_path / "site") == ["CNAME", "linked"]
    with pytest.raises(SiteError, match="CNAME、linked"):
        build(tmp_path / "site", "new")
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "last"


def test_a_site_of_a_version_without_a_list_is_ours(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    for name in ("index.html", "404.html", "catalog.json", "more.html"):
        (tmp_path / "site" / name).touch()
    build(tmp_path / "site", "new")
    assert names(tmp_path / "site") == [replacement.MARKER, "index.html"]


def test_a_file_and_a_link_to_nowhere_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    (tmp_path / "link").symlink_to("no/where")
    with pytest.raises(SiteError, match="是一个文件"):
        build(tmp_path / "file", "new")
    with pytest.raises(SiteError, match="是一个链接"):
        build(tmp_path / "link", "new")
    assert (tmp_path / "file").read_text("utf-8") == "mine"


def test_a_build_that_died_between_two_renames_is_mended(tmp_path: Path) -> None:
    a_site(tmp_path / ".site.old", "last")
    a_site(tmp_path / ".site.new", "new")
    repair(tmp_path / "site")
    assert names(tmp_path) == ["site"]
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "last"


def test_a_full_disk_leaves_the_last_site(tmp_path: Path) -> None:
    def full() -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    a_site(tmp_path / "site", "last")
    with pytest.raises(OSError, match="No space"), staging_folder(tmp_path / "site"):
        full()
    assert names(tmp_path) == ["site"]
