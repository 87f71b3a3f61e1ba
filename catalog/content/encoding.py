"""Decode a content file: UTF-8 only."""

import codecs

from catalog.diagnostics import Diagnostic

MAX_BYTES = 256 * 1024

CODES = frozenset({"encoding", "too-large"})

_SAVE_AS_UTF8 = "请另存为 UTF-8（记事本：文件 → 另存为 → 编码 UTF-8）"


def decode(path: str, data: bytes) -> tuple[str, Diagnostic | None]:
    """Decode a file as UTF-8, with or without BOM, and normalise its line ends to line feeds.

    Args:
        path: The file as problems name it.
        data: Its bytes.

    Returns:
        The text, with U+FFFD in place of what is not UTF-8, and why the file cannot be used, if so.
    """
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    is_large = len(data) > MAX_BYTES
    size = len(data) // 1024
    data = data.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    problem = None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        valid = data[: error.start].decode("utf-8")
        text = valid + data[error.start :].decode("utf-8", "replace")
        place = position(valid, len(valid))
        problem = Diagnostic(path, *place, "encoding", "文件编码不是 UTF-8（多半是 GBK）", _SAVE_AS_UTF8)
    if is_large:
        message, hint = f"文件有 {size} KB，超过 {MAX_BYTES // 1024} KB", "长文章请放进同名的 .md 文件，或拆成几个条目"
        problem = Diagnostic(path, 1, 1, "too-large", message, hint)
    elif is_utf16:
        problem = Diagnostic(path, 1, 1, "encoding", "文件编码是 UTF-16，不是 UTF-8", _SAVE_AS_UTF8)
    return text, problem


def position(text: str, offset: int) -> tuple[int, int]:
    """Return the line and column of a character, 1-based."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
