"""The git repository of a project: the only module that starts git."""

import io
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

HOOKS = ".githooks"
_FILES = (b"100644", b"100755")  # not links, not other repositories


class GitError(Exception):
    """Git is missing or has failed; the text says why, in Chinese."""


def staged(root: Path, folder: str) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return the files below a folder as they are about to be committed, and the links among them.

    Args:
        root: The project's folder.
        folder: Below it, with forward slashes.

    Returns:
        Bytes by path from the root, which is given in UTF-8 as git keeps it; and the paths of what is no file: links,
        other repositories.

    Raises:
        GitError: There is no git, no repository, or a conflict that is not settled.
    """
    blobs: dict[str, bytes] = {}
    links = []
    for path, mode, blob, stage in _list_files(root, "ls-files", "-z", "--stage", "--", folder):
        if stage != b"0":
            message = f"{path} 有冲突还没有解决，先解决再检查。"
            raise GitError(message)
        if mode in _FILES:
            blobs[path] = blob
        else:
            links.append(path)
    return _read_blobs(root, blobs), tuple(links)


def committed(root: Path, revision: str, folder: str) -> dict[str, bytes]:
    """Return the files below a folder as they were in a revision.

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
        commit = _run_git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except GitError as error:
        message = f"git 里没有“{revision}”这个版本。可以写标签、提交编号，或者 HEAD~3、main@{{2026-10-01}} 这样的写法。"
        raise GitError(message) from error
    rows = _list_files(root, "ls-tree", "-r", "-z", commit.decode().strip(), "--", folder)
    return _read_blobs(root, {path: blob for path, mode, _, blob in rows if mode in _FILES and "/." not in path})


def last_committed(root: Path, folder: str) -> dict[str, bytes]:
    """Return the files below a folder as they were last committed; none before the first commit."""
    try:
        return committed(root, "HEAD", folder)
    except GitError:
        return {}


def last_tag(root: Path) -> str | None:
    """Return the last tag before the present state; None where there is none, or no repository."""
    try:
        return _run_git(root, "describe", "--tags", "--abbrev=0").decode().strip()
    except GitError:
        return None


def use_hooks(root: Path) -> bool:
    """Let git run what lies in `.githooks/` before each commit.

    Returns:
        False if it does already.

    Raises:
        GitError: There is no git, no repository, or other hooks are in use.
    """
    hooks_path = _run_git(root, "config", "--default", "", "--get", "core.hooksPath").decode().strip()
    if hooks_path and hooks_path != HOOKS:
        message = f"这个仓库已经在用别的钩子（core.hooksPath = {hooks_path}），没有改动。"
        raise GitError(message)
    if not hooks_path:
        _run_git(root, "config", "core.hooksPath", HOOKS)
    return not hooks_path


def _run_git(root: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """Return the standard output of a git command."""
    try:
        result = subprocess.run(["git", *arguments], cwd=root, input=stdin, capture_output=True, check=False)  # noqa: S603, S607 - git as the reader has it
    except FileNotFoundError as error:
        message = "没有找到 git，请先安装。"
        raise GitError(message) from error
    if result.returncode:
        message = f"git 没有做成：{result.stderr.decode('utf-8', 'replace').strip()}"
        raise GitError(message)
    return result.stdout


def _list_files(root: Path, *command: str) -> Iterator[tuple[str, bytes, bytes, bytes]]:
    """Yield the path of each file that a command lists with `-z`, and the three words in front of it."""
    for row in _run_git(root, *command).split(b"\0")[:-1]:
        words, _, path = row.partition(b"\t")
        first, second, third = words.split()
        yield path.decode("utf-8", "replace"), first, second, third


def _read_blobs(root: Path, blobs: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the contents of blobs by path; in git's output each follows a line that ends with its size."""
    output = io.BytesIO(_run_git(root, "cat-file", "--batch", stdin=b"\n".join([*blobs.values(), b""])))
    sizes = ((path, int(output.readline().rsplit(b" ", 1)[1])) for path in blobs)
    return {path: output.read(size + 1)[:size] for path, size in sizes}
