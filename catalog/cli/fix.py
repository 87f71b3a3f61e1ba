"""`check --fix`: show the fixed files as a diff, ask, and write them."""

import difflib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from catalog.cli.console import output, status
from catalog.cli.prompts import confirm
from catalog.content.batch import ChangedError, write_batch
from catalog.content.loader import Library
from catalog.lint.autofix import autofix
from catalog.lint.snippet import visible


def offer(root: Path, library: Library, *, without_asking: bool) -> bool:
    """Show what can be fixed, and write it if it is confirmed.

    Args:
        root: The project's folder.
        library: Its content as it was read.
        without_asking: Write at once.

    Returns:
        Whether anything was written.
    """
    files = autofix(library)
    if not files:
        output("没有可以自动改的地方。")
        return False
    for path, data in files.items():
        output("\n".join(difference(path, library.files[path].data, data)))
    if not without_asking and not _confirmed(len(files)):
        return False
    unchanged = {path: data for path, data in files.items() if _is_unchanged(root / path, library.files[path].data)}
    try:
        write_batch(root, unchanged, {path: library.files[path].data for path in unchanged})
    except ChangedError as error:
        status(f"{error} 刚刚又被改过，什么也没有写。再运行一次。")
        return False
    output(f"改好了 {len(unchanged)} 个文件。\n")
    return bool(unchanged)


def difference(path: str, before: bytes, after: bytes) -> Iterator[str]:
    """Yield what changes in a file, line by line, with invisible characters spelt out."""
    yield f"{path}："
    if before.startswith(b"\xef\xbb\xbf"):
        yield "  去掉文件开头看不见的 BOM"
    if b"\r" in before:
        yield "  行尾统一成 LF"
    for row in list(difflib.unified_diff(_lines(before), _lines(after), n=0, lineterm=""))[2:]:
        place = re.match(r"@@ -(\d+)", row)
        yield f"  第 {place[1]} 行" if place else f"    {row[0]} {_with_visible_blanks(row[1:])}"


def _with_visible_blanks(line: str) -> str:
    """Return a line whose leading tabs and wide blanks show as symbols."""
    text = line.lstrip("\t \u3000")
    return line[: len(line) - len(text)].replace("\t", "⇥").replace("\u3000", "□") + visible(text)


def _lines(data: bytes) -> list[str]:
    """Return a file's lines, with trailing blanks as symbols."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return [re.sub(r"[ \t]+$", lambda blanks: "␣" * len(blanks[0]), line) for line in text.split("\n")]


def _confirmed(count: int) -> bool:
    """Ask whoever sits at a terminal; nobody is a no."""
    if not sys.stdin.isatty():
        status("没有写入。看过上面的改动，再加 --yes 运行一次就会写入。")
        return False
    confirmed = confirm(f"把以上改动写进 {count} 个文件吗？输入“是”或 y 再按回车：")
    if not confirmed:
        status("没有写入。")
    return confirmed


def _is_unchanged(file: Path, before: bytes) -> bool:
    """Return whether a file is still as it was read; if somebody has changed it meanwhile, that is told."""
    if file.exists() and file.read_bytes() == before:
        return True
    status(f"{file.name} 刚刚又被改过，没有写入。")
    return False
