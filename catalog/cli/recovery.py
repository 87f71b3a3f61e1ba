"""What every command does first: finish or clear away what a run that was killed has left."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from catalog.cli.console import status
from catalog.content import batch
from catalog.content.atomic import leftovers
from catalog.site.replacement import SITE, is_broken, repair

_CACHE = ".cache"
# The preview writes its cache without the lock, so what is fresh there may be in use.
_CACHE_SECONDS = 600


def recover(root: Path) -> None:
    """Clear up below a project's root, unless there is nothing to, or somebody is writing.

    A command that only reads works in a folder without rights, too: what cannot be cleared up is told.
    """
    if not _is_unfinished(root):
        return
    from catalog.site.lock import LOCK, try_lock  # noqa: PLC0415 - seldom needed

    try:
        with try_lock(root / LOCK) as is_ours:
            if is_ours:
                _clear_up(root)
    except OSError as error:
        status(f"上一次运行中断后留下的东西还收拾不了：{error.strerror or error}（{error.filename or root}）。")


@contextmanager
def exclusive(root: Path) -> Iterator[None]:
    """Hold the project's lock, as whoever writes does from before it reads, and clear up first."""
    from catalog.site.lock import LOCK, build_lock  # noqa: PLC0415 - a command that only reads needs none

    with build_lock(root / LOCK, lambda: status("另一个命令还没有做完（生成、读表格或改文件），等它结束…")):
        if _is_unfinished(root):  # whoever held it may have been killed meanwhile
            _clear_up(root)
        yield


def _is_unfinished(root: Path) -> bool:
    return (root / batch.JOURNAL).exists() or is_broken(root / SITE) or any(True for _ in _leftovers(root))


def _clear_up(root: Path) -> None:
    for path in batch.finish(root):
        status(f"上一次运行中断了，现在写完 {path}")
    for file in list(_leftovers(root)):
        file.unlink(missing_ok=True)
    repair(root / SITE)


def _leftovers(root: Path) -> Iterator[Path]:
    """Yield the unfinished files of commands that were killed."""
    yield from leftovers(root, below=False)
    for folder in ("content", ".vscode", "release"):
        yield from leftovers(root / folder)
    latest = time.time() - _CACHE_SECONDS
    yield from (file for file in leftovers(root / _CACHE) if file.stat().st_mtime < latest)
