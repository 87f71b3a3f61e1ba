"""What the system refuses, in Chinese, with what to do about it."""

import errno

from catalog.content.atomic import is_busy

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC})
_NO_RIGHT = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_KEPT = "原来的文件和网站都没有改动。"


def explain(error: OSError) -> str:
    """Return why a file could not be read or written, and what to do."""
    name = error.filename2 or error.filename or "没有文件名"  # of a copy, its target
    if is_busy(error):
        return f"{name} 正被别的程序占用，没有写成。关掉打开着它的 Excel、WPS、编辑器或同步盘，再运行一次。{_KEPT}"
    if error.errno in _NO_ROOM:
        return f"磁盘满了，没有写成（{name}）。腾出空间，再运行一次。{_KEPT}"
    if error.errno in _NO_RIGHT:
        return f"没有权限读写 {name}。请管理员给这个文件和它的文件夹加上权限，再运行一次。{_KEPT}"
    return f"读写文件没有成功：{error.strerror or error}（{name}）。{_KEPT}"
