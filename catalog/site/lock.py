"""One writer at a time: a lock that the system gives back when its holder dies."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

LOCK = ".cache/build.lock"
"""The lock of all commands that write, below the project's root."""

_POLL_SECONDS = 0.1
# What file systems answer that know no locks; there everybody goes ahead.
_UNSUPPORTED = frozenset({errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK, errno.EINVAL})


@contextmanager
def build_lock(path: Path, on_wait: Callable[[], None]) -> Iterator[None]:
    """Hold a lock file, as soon as nobody else does.

    Args:
        path: The file; it stays, empty: removing it would let two in at once.
        on_wait: Called once if somebody else holds it.
    """
    lock = _lock_file(path)
    try:
        if not _acquire(lock, blocking=False):
            on_wait()
            _acquire(lock, blocking=True)
        yield
    finally:
        lock.release()


@contextmanager
def try_lock(path: Path) -> Iterator[bool]:
    """Hold a lock file unless somebody else does; yield whether it is held."""
    lock = _lock_file(path)
    try:
        yield _acquire(lock, blocking=False)
    finally:
        lock.release()


def _lock_file(path: Path) -> FileLock:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Not by the mere existence of a file: that would outlive a build that is killed.
    return FileLock(path, poll_interval=_POLL_SECONDS, fallback_to_soft=False)


def _acquire(lock: FileLock, *, blocking: bool) -> bool:
    """Acquire a lock; returns False if somebody else holds it and we do not wait."""
    try:
        lock.acquire(blocking=blocking)
    except Timeout:
        return False
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
    return True
