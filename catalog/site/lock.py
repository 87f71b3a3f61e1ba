"""One build at a time: a lock that the system gives back when its holder dies."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

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
    path.parent.mkdir(parents=True, exist_ok=True)
    # Not by the mere existence of a file: that would outlive a build that is killed.
    lock = FileLock(path, poll_interval=_POLL_SECONDS, fallback_to_soft=False)
    try:
        try:
            lock.acquire(blocking=False)
        except Timeout:
            on_wait()
            lock.acquire()
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
    try:
        yield
    finally:
        lock.release()
