"""Files written whole or not at all: beside their place first, then put into it in one step."""

import errno
import os
import re
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

_SUFFIX = ".catalog.tmp"
_TEMPORARY = re.compile(rf"\..{{1,40}}\.[0-9a-f]{{8}}{re.escape(_SUFFIX)}", re.DOTALL)
_NAME_LENGTH = 40  # characters of the file's own name; at four bytes each the whole stays below what systems allow
# What Windows answers while another program holds a file: access denied, sharing violation, lock violation.
_BUSY = frozenset({5, 32, 33})
_PAUSES = (0.1, 0.2, 0.4, 0.8)
# What systems answer that cannot give a file a second name.
_NO_LINKS = frozenset({errno.EPERM, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.EXDEV})


def write_atomic(path: Path, data: bytes, *, overwrite: bool = True) -> None:
    """Write a file under another name beside it, then put it in place; one that is replaced keeps its mode.

    Args:
        path: The file, or a link to it; its folder is made if need be.
        data: All of it.
        overwrite: Whether it may exist.

    Raises:
        FileExistsError: It exists and may not.
        OSError: It cannot be written; what lay there is whole.
    """
    path = path.resolve()
    temporary = prepare(path, data)
    try:
        if overwrite:
            put_in_place(temporary, path)
        else:
            _claim(temporary, path)
    except OSError as error:
        error.filename, error.filename2 = str(path), None  # the name that people know
        raise
    finally:
        temporary.unlink(missing_ok=True)


def prepare(path: Path, data: bytes) -> Path:
    """Write what is to become a file beside it, with its mode, and return where that lies.

    Raises:
        OSError: There is no room or no right, or the file is read-only.
    """
    temporary = path.with_name(f".{path.name[:_NAME_LENGTH]}.{secrets.token_hex(4)}{_SUFFIX}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not os.access(path, os.W_OK):  # its folder would let us, its owner did not mean to
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))  # noqa: TRY301 - one place adds the name
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())  # else a machine that fails may keep the new name and not the bytes
        with suppress(FileNotFoundError):
            shutil.copymode(path, temporary)
    except BaseException as error:
        temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename = str(path)
        raise
    return temporary


def put_in_place(source: Path, target: Path) -> None:
    """Rename a file or folder over another; on Windows, where others hold what they read, try for a while."""
    patiently(lambda: os.replace(source, target))  # noqa: PTH105 - what tests interrupt


def patiently(action: Callable[[], None]) -> None:
    """Do what Windows refuses while another program holds a file, until that one lets go or time is up."""
    for pause in _PAUSES:
        try:
            return action()
        except PermissionError as error:
            if not is_busy(error):
                raise
            time.sleep(pause)
    return action()


def is_busy(error: OSError) -> bool:
    """Return whether another program of Windows holds the file."""
    return getattr(error, "winerror", None) in _BUSY


def _claim(temporary: Path, path: Path) -> None:
    """Give a finished file a name that nothing has yet."""
    try:
        path.hardlink_to(temporary)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if path.exists() or path.is_symlink():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        put_in_place(temporary, path)


def is_leftover(name: str) -> bool:
    """Return whether a file is named like one that is being written, or was when its writer was killed."""
    return _TEMPORARY.fullmatch(name) is not None


def leftovers(folder: Path, *, below: bool = True) -> Iterator[Path]:
    """Yield the files in a folder that a writer left behind; they are it only while nobody writes.

    Args:
        folder: It need not exist.
        below: Whether to look into the folders in it, too.
    """
    for parent, folders, names in os.walk(folder):
        if not below:
            folders.clear()
        yield from (Path(parent, name) for name in names if is_leftover(name))
