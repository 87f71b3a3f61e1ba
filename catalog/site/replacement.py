"""The new site in the place of the last one: staged beside it, exchanged in one step where the system can.

A folder that is not ours is never deleted: a site of ours holds a list of its files, and whatever is not in it was put
there by somebody else.
"""

import errno
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from catalog.content.atomic import put_in_place

SITE = "site"
"""The folder of the finished site, below the project's."""
MARKER = ".catalog-files"
"""The file in a site that lists all others."""

# What every site of ours holds, also one of a version that made no list.
_TYPICAL = ("index.html", "404.html", "catalog.json")
_OF_THE_SYSTEM = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_LISTED = 3
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_UNSUPPORTED = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
_UNREADABLE = 0o055  # what an umask may not take from files that a web server reads


class SiteError(Exception):
    """There is something in the site's place that is not ours; the text says what, and what to do."""


@contextmanager
def staging_folder(site: Path) -> Iterator[Path]:
    """Make an empty folder beside the site to build in; what does not replace the site is removed.

    There is one build at a time (`build_lock`): whatever lies there was left by one that died.

    Args:
        site: The site's folder, or a link to it, which stays.

    Raises:
        SiteError: There is something in its place that is not ours.
    """
    _refuse_foreign(site)
    repair(site)
    site = site.resolve()
    staging = _new(site)
    with _readable_by_servers():
        staging.mkdir(parents=True)
        try:
            yield staging
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def mark(folder: Path, uris: Iterable[str]) -> None:
    """Write the list of a site's files into it."""
    (folder / MARKER).write_text("".join(f"{uri}\n" for uri in sorted(uris)), "utf-8", newline="\n")


def replace_site(staging: Path, site: Path) -> None:
    """Put a finished site in the place of the last one, which stays if that fails."""
    site = site.resolve()
    if not site.exists():
        put_in_place(staging, site)
    elif exchange(staging, site):
        shutil.rmtree(staging, ignore_errors=True)
    else:
        old = _old(site)
        put_in_place(site, old)
        try:
            put_in_place(staging, site)
        except OSError:
            put_in_place(old, site)
            raise
        shutil.rmtree(old, ignore_errors=True)


def exchange(first: Path, second: Path) -> bool:
    """Let two folders swap their names in one step; returns False where the system cannot."""
    import ctypes  # noqa: PLC0415 - commands that only look for leftovers need it not

    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    if rename is None:
        return False
    if rename(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), ctypes.c_uint(_RENAME_EXCHANGE)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNSUPPORTED:
        return False
    raise OSError(number, os.strerror(number), os.fspath(second))


def is_broken(site: Path) -> bool:
    """Return whether a build that died has left something beside the site, or the site itself there."""
    site = site.resolve()
    return any(os.path.lexists(path) for path in (_new(site), _old(site)))


def repair(site: Path) -> None:
    """Put back a site that a build moved away before it died, and remove what else it left; not while one runs."""
    site = site.resolve()
    old = _old(site)
    if old.is_dir() and not site.exists():
        put_in_place(old, site)
    for left in (_new(site), old):
        if left.is_symlink():
            left.unlink()
        elif left.exists():
            shutil.rmtree(left)


def foreign_files(site: Path) -> list[str]:
    """Return the files in a site's folder that no build has put there."""
    present = sorted(_walk(site))
    if MARKER in present:
        own = {MARKER, *(site / MARKER).read_text("utf-8").splitlines()}
        return [uri for uri in present if uri not in own]
    return [] if set(_TYPICAL) <= set(present) else present


def _refuse_foreign(site: Path) -> None:
    """Stop at whatever lies in the site's place and is not ours."""
    if site.exists() and not site.is_dir():
        message = f"{site} 是一个文件，不是文件夹。先把它移走，再生成。"
        raise SiteError(message)
    if site.is_symlink() and not site.resolve().parent.is_dir():
        message = f"{site} 是一个链接，指向的 {site.resolve()} 不存在。先改好或删掉这个链接，再生成。"
        raise SiteError(message)
    if foreign := foreign_files(site):
        more = f" 等 {len(foreign)} 个" if len(foreign) > _LISTED else ""
        message = (
            f"{site} 里有不是生成的文件：{'、'.join(foreign[:_LISTED])}{more}。换上新网站会把它们删掉，所以没有生成。"
            "\n要留的先移到别处（网页和附件放进 content/pages），再生成。"
        )
        raise SiteError(message)


def _walk(folder: Path) -> Iterator[str]:
    """Yield the uri of every file and link below a folder, without those that systems make by themselves."""
    for parent, folders, names in os.walk(folder):
        links = [name for name in folders if Path(parent, name).is_symlink()]
        for name in (*names, *links):
            if name not in _OF_THE_SYSTEM:
                yield Path(parent, name).relative_to(folder).as_posix()


@contextmanager
def _readable_by_servers() -> Iterator[None]:
    """Let new files be read, and new folders be opened, by other users, however private their maker is."""
    before = os.umask(0o077)
    os.umask(before & ~_UNREADABLE)
    try:
        yield
    finally:
        os.umask(before)


def _new(site: Path) -> Path:
    """Return where a site is built; after an exchange, where the last one lies."""
    return site.with_name(f".{site.name}.new")


def _old(site: Path) -> Path:
    """Return where the last site lies while the new one takes its place in two steps."""
    return site.with_name(f".{site.name}.old")
