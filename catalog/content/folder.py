"""Read the files of the content folder: regular files only, no link is followed, nothing is waited for."""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from catalog.content.file_names import is_content
from catalog.diagnostics import Diagnostic

CODES = frozenset({"special-file", "unreadable"})

CONTENT = "content"
_SPECIAL = (1, 1, "special-file", "这不是普通文件，是管道、设备一类的特殊文件", "删去它")
_JUNCTION = 0xA0000003  # `stat.IO_REPARSE_TAG_MOUNT_POINT`, which only Windows has


@dataclass(frozen=True, slots=True)
class Folder:
    """What lies in the content folder.

    Attributes:
        files: The bytes of each file by path, from the project's folder.
        problems: One for whatever could not be read.
        is_complete: Whether every folder could be looked into.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Diagnostic, ...] = ()
    is_complete: bool = True


def read_folder(root: Path) -> Folder:
    """Read every file below `content/`, and tell what cannot be read.

    Hidden files, and those that office programs and editors leave behind, are passed over whatever they are; so is a
    file that an editor's program has just removed.

    Args:
        root: The project's folder.
    """
    files: dict[str, bytes] = {}
    problems, folders, is_complete = [], [root / CONTENT], True
    while folders:
        folder = folders.pop()
        try:
            entries = list(os.scandir(folder))
        except FileNotFoundError:
            continue
        except OSError:
            is_complete = False
            problems.append(_unreadable(_path(root, folder), "文件夹"))
            continue
        for entry in entries:
            path = _path(root, Path(entry.path))
            if not is_content(path):
                continue
            try:
                kind = _kind(entry)
                if kind == "folder":
                    folders.append(Path(entry.path))
                elif kind == "file":
                    files[path] = Path(entry.path).read_bytes()
                else:
                    problems.append(link_problem(path) if kind == "link" else Diagnostic(path, *_SPECIAL))
            except FileNotFoundError:
                continue
            except PermissionError:
                problems.append(_unreadable(path, "文件"))
    return Folder(files, tuple(problems), is_complete)


def link_problem(path: str) -> Diagnostic:
    """Return the problem of a symbolic link: it leads elsewhere on every machine, perhaps out of the content."""
    return Diagnostic(path, 1, 1, "special-file", "这是一个链接，不是文件", "把文件本身复制到这里，删去链接")


def _unreadable(path: str, name: str) -> Diagnostic:
    return Diagnostic(path, 1, 1, "unreadable", f"没有权限读取这个{name}", "请管理电脑的同志打开读取权限，再检查一次")


def _kind(entry: "os.DirEntry[str]") -> Literal["folder", "file", "link", "special"]:
    """Return what an entry of a folder is, without following it."""
    status = entry.stat(follow_symlinks=False)
    # Windows lets everybody make junctions, which are folders to `stat`.
    if stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) == _JUNCTION:
        return "link"
    if stat.S_ISDIR(status.st_mode):
        return "folder"
    return "file" if stat.S_ISREG(status.st_mode) else "special"


def _path(root: Path, path: Path) -> str:
    """Return the path of a file from the project's folder; one in another encoding could not be printed."""
    return os.fsencode(path.relative_to(root).as_posix()).decode("utf-8", "replace")
