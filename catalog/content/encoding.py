"""From a file's bytes to its text: UTF-8 and nothing else."""

import codecs

from catalog.diagnostics import Diagnostic

MAX_BYTES = 256 * 1024


def decode(path: str, data: bytes) -> tuple[str, Diagnostic | None]:
    """UTF-8 with or without BOM, and nothing else; every line end becomes a line feed."""
    if len(data) > MAX_BYTES:
        message = f"文件有 {len(data) // 1024} KB，超过 {MAX_BYTES // 1024} KB"
        hint = "长文章请放进同名的 .md 文件，或拆成几个条目"
        return "", Diagnostic(path, 1, 1, "too-large", message, hint)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        hint = "请另存为 UTF-8（记事本：文件 → 另存为 → 编码 UTF-8）"
        return "", Diagnostic(path, 1, 1, "encoding", "文件编码是 UTF-16，不是 UTF-8", hint)
    data = data.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        message = "文件编码不是 UTF-8（多半是 GBK）"
        hint = "请另存为 UTF-8（记事本：文件 → 另存为 → 编码 UTF-8）"
        return "", Diagnostic(path, *position(before, len(before)), "encoding", message, hint)


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column of a character, 1-based."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
