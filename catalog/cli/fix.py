"""`check --fix`: the mended files as a difference, and, if that is wanted, on the disk."""

import difflib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from catalog.cli.console import say, tell
from catalog.cli.prompts import confirm
from catalog.content.atomic import write_atomic
from catalog.content.loader import Library
from catalog.lint.autofix import autofix
from catalog.lint.snippet import visible


def offer(root: Path, library: Library, *, unasked: bool) -> bool:
    """Show what can be mended, and write it if somebody says so.

    Args:
        root: The project's folder.
        library: Its content as it was read.
        unasked: Write at once.

    Returns:
        Whether anything was written.
    """
    files = autofix(library)
    if not files:
        tell("没有可以自动改的地方。")
        return False
    for path, data in files.items():
        tell("\n".join(difference(path, library.files[path].data, data)))
    if not unasked and not _confirmed(len(files)):
        return False
    written = [path for path, data in files.items() if _write(root / path, library.files[path].data, data)]
    tell(f"改好了 {len(written)} 个文件。\n")
    return bool(written)


def difference(path: str, before: bytes, after: bytes) -> Iterator[str]:
    """What changes in a file, line by line; what cannot be seen is written out."""
    yield f"{path}："
    if before.startswith(b"\xef\xbb\xbf"):
        yield "  去掉文件开头看不见的 BOM"
    if b"\r" in before:
        yield "  行尾统一成 LF"
    for row in list(difflib.unified_diff(_lines(before), _lines(after), n=0, lineterm=""))[2:]:
        place = re.match(r"@@ -(\d+)", row)
        yield f"  第 {place[1]} 行" if place else f"    {row[0]} {_seen(row[1:])}"


def _seen(line: str) -> str:
    """A line whose tabs and other blanks at its beginning can be told from spaces."""
    text = line.lstrip("\t \u3000")
    return line[: len(line) - len(text)].replace("\t", "⇥").replace("\u3000", "□") + visible(text)


def _lines(data: bytes) -> list[str]:
    """A file's lines; blanks at their ends can be seen."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return [re.sub(r"[ \t]+$", lambda blanks: "␣" * len(blanks[0]), line) for line in text.split("\n")]


def _confirmed(count: int) -> bool:
    """Ask whoever sits at a terminal; nobody is a no."""
    if not sys.stdin.isatty():
        say("没有写入。看过上面的改动，再加 --yes 运行一次就会写入。")
        return False
    confirmed = confirm(f"把以上改动写进 {count} 个文件吗？输入“是”或 y 再按回车：")
    if not confirmed:
        say("没有写入。")
    return confirmed


def _write(file: Path, before: bytes, after: bytes) -> bool:
    """Write a fixed file unless somebody has changed it meanwhile; returns whether it was written."""
    if file.read_bytes() != before:
        say(f"{file.name} 刚刚又被改过，没有写入。")
        return False
    write_atomic(file, after)
    return True
