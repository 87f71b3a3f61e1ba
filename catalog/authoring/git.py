"""The git repository that a project lies in: the only module that starts git."""

import subprocess
from pathlib import Path

HOOKS = ".githooks"
_FILES = (b"100644", b"100755")  # not links, not other repositories


class GitError(Exception):
    """Git is missing, or has nothing to say here; the text says why, in Chinese."""


def staged(root: Path, folder: str) -> dict[str, bytes]:
    """The files below a folder as they are about to be committed.

    Args:
        root: The project's folder.
        folder: Below it, with forward slashes.

    Returns:
        Bytes by path from the root, which is given in UTF-8 as git keeps it.

    Raises:
        GitError: There is no git, no repository, or a conflict that is not settled.
    """
    names: dict[str, bytes] = {}
    for row in _said(root, "ls-files", "-z", "--stage", "--", folder).split(b"\0")[:-1]:
        about, _, path = row.partition(b"\t")
        mode, blob, stage = about.split()
        if stage != b"0":
            message = f"{path.decode('utf-8', 'replace')} 有冲突还没有解决，先解决再检查。"
            raise GitError(message)
        if mode in _FILES:
            names[path.decode("utf-8", "replace")] = blob
    told = _said(root, "cat-file", "--batch", given=b"\n".join([*names.values(), b""]))
    return dict(zip(names, _blobs(told), strict=True))


def committed(root: Path, revision: str, folder: str) -> dict[str, bytes]:
    """The files below a folder as they were in a revision.

    Args:
        root: The project's folder.
        revision: Whatever git takes for one: `v1.0`, `HEAD~3`, `main@{2026-10-01}`.
        folder: Below it, with forward slashes.

    Returns:
        Bytes by path from the root; what lies in hidden folders is no content.

    Raises:
        GitError: There is no git, no repository, or no such revision.
    """
    try:
        commit = _said(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except GitError as error:
        message = f"git 里没有“{revision}”这个版本。可以写标签、提交编号，或者 HEAD~3、main@{{2026-10-01}} 这样的写法。"
        raise GitError(message) from error
    names: dict[str, bytes] = {}
    for row in _said(root, "ls-tree", "-r", "-z", commit.decode().strip(), "--", folder).split(b"\0")[:-1]:
        about, _, path = row.partition(b"\t")
        mode, _, blob = about.split()
        name = path.decode("utf-8", "replace")
        if mode in _FILES and "/." not in name:
            names[name] = blob
    told = _said(root, "cat-file", "--batch", given=b"\n".join([*names.values(), b""]))
    return dict(zip(names, _blobs(told), strict=True))


def last_tag(root: Path) -> str | None:
    """The tag that was set last before the present state; None where there is none, or no repository."""
    try:
        return _said(root, "describe", "--tags", "--abbrev=0").decode().strip()
    except GitError:
        return None


def use_hooks(root: Path) -> bool:
    """Let git run what lies in `.githooks/` before each commit.

    Returns:
        False if it does already.

    Raises:
        GitError: There is no git, no repository, or other hooks are in use.
    """
    known = _said(root, "config", "--default", "", "--get", "core.hooksPath").decode().strip()
    if known and known != HOOKS:
        message = f"这个仓库已经在用别的钩子（core.hooksPath = {known}），没有改动。"
        raise GitError(message)
    if not known:
        _said(root, "config", "core.hooksPath", HOOKS)
    return not known


def _said(root: Path, *words: str, given: bytes = b"") -> bytes:
    """What git answers."""
    try:
        ended = subprocess.run(["git", *words], cwd=root, input=given, capture_output=True, check=False)  # noqa: S603, S607 - git as the reader has it
    except FileNotFoundError as error:
        message = "没有找到 git，请先安装。"
        raise GitError(message) from error
    if ended.returncode:
        message = f"git 没有做成：{ended.stderr.decode('utf-8', 'replace').strip()}"
        raise GitError(message)
    return ended.stdout


def _blobs(told: bytes) -> list[bytes]:
    """The contents in an answer of `cat-file --batch`: each below a line that ends with its size."""
    found, at = [], 0
    while at < len(told):
        line = told.index(b"\n", at)
        size = int(told[at:line].rsplit(b" ", 1)[1])
        found.append(told[line + 1 : line + 1 + size])
        at = line + 2 + size
    return found
