"""Find typing errors that YAML turns into something else, or into nonsense.

The parser reports these late, in another place, or never; here each is found on
its own line by a pattern.
"""

import re
from collections.abc import Iterator
from typing import Literal, get_args

from catalog.diagnostics import Diagnostic, Fix
from catalog.model import FIELDS

Code = Literal[
    "colon-space",
    "cut-by-hash",
    "dash-space",
    "fullwidth-colon",
    "fullwidth-comma",
    "fullwidth-dash",
    "tab",
    "unseen-space",
]
CODES: frozenset[str] = frozenset(get_args(Code))

_INVISIBLE = "\u00a0\u3000\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_BLANKS = "\u00a0\u3000"
_DASHES = "－—–"
# Keys are small letters; `AI：` and `App助手：` in a list are text.
_KEY = r"[A-Za-z_][a-z0-9_-]*"
_LEAD = r"[ ]*(?:- +)*"

# (code, pattern whose group 1 is the typo, message, hint)
_TYPOS: tuple[tuple[Code, str, str, str], ...] = (
    (
        "tab",
        r"^ *(?:- *)*(\t)",
        "缩进里有制表符（Tab）",
        "删去它，改用空格；编辑器可设为“Tab 转空格”",
    ),
    (
        "unseen-space",
        rf"^[ \t]*([{_INVISIBLE}])",
        "行首有全角空格或看不见的字符",
        "删去行首空白，改用英文空格",
    ),
    (
        "unseen-space",
        rf"^{_LEAD}{_KEY}([{_INVISIBLE}])\s*[:：]",
        "键的旁边有全角空格或看不见的字符",
        "删去冒号前的空白",
    ),
    (
        "fullwidth-colon",
        rf"^{_LEAD}{_KEY}\s*(：)",
        "冒号是全角“：”",
        "改成英文冒号加空格“: ”；若是正文，整段加引号",
    ),
    ("fullwidth-dash", rf"^ *([{_DASHES}])\s*\S", "列表的短横是全角", "改成英文短横加空格“- ”"),
    (
        "fullwidth-comma",
        rf"^{_LEAD}(?:{_KEY}:)?\s*\[[^\]\"']*?[a-z0-9]\s*(，)\s*[a-z0-9]",
        "方括号里的逗号是全角“，”",
        "改成英文逗号加空格“, ”",
    ),
    ("dash-space", r"^ *(-)[^\s-]", "短横后面少一个空格", "写成“- ”再接内容"),
    (
        "colon-space",
        rf"^{_LEAD}(?!(?:tel|mailto|sms|geo):){_KEY}(:)[^\s:/]",
        "冒号后面少一个空格",
        "写成“键: 值”，冒号后空一格；若是正文，整段加引号",
    ),
    (
        "cut-by-hash",
        rf"^{_LEAD}(?:{_KEY}: +)?[^\s\"'#\[{{|>&*!-][^\"]*?\s(#)[^\s#]",
        "“ #”后面的文字会被当作注释丢掉",
        "整段加引号；若真是注释，# 后空一格",
    ),
)
_PATTERNS = tuple((code, re.compile(pattern), message, hint) for code, pattern, message, hint in _TYPOS)
# Three searches in the whole text rule most files out: one pattern for all that can be seen from the
# start of a line, and two characters that are rare enough.
_ANY = re.compile(
    rf"^(?: *(?:- *)*\t|[ \t]*[{_INVISIBLE}]|{_LEAD}{_KEY}(?:[{_INVISIBLE}]|\s*：|:[^\s:/])| *[－—–]| *-[^\s-])",
    re.MULTILINE,
)
_COMMA = re.compile(r"^[^\n\[]*+\[[^\n，]*+，", re.MULTILINE)
_HASH = re.compile(r"\s#[^\s#]")
_BLOCK = re.compile(rf"^( *)((?:- +)*)({_KEY}\s*: *)?[|>][-+\d]*\s*(?:#.*)?$")


def find_typos(path: str, text: str) -> Iterator[Diagnostic]:
    """Yield every typo in the text, in order; block text (`|`, `>`) is passed over."""
    if not (_ANY.search(text) or ("[" in text and _COMMA.search(text)) or ("#" in text and _HASH.search(text))):
        return
    for number, line in outside_blocks(text):
        for code, pattern, message, hint in _PATTERNS:
            if not line.lstrip().startswith("#") and (match := pattern.match(line)):
                fix = _fix(code, line, match.start(1))
                yield Diagnostic(path, number, match.start(1) + 1, code, message, hint, fix=fix)
                break


def outside_blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield the number (1-based) and text of each line outside block text."""
    block_indent: int | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if block_indent is not None:
            if not line.strip() or len(line) - len(line.lstrip(" ")) > block_indent:
                continue
            block_indent = None
        if block := _BLOCK.match(line):
            indent, dashes, key = block.groups()
            block_indent = len(indent) + (len(dashes) if key else max(0, len(dashes) - 2))
        yield number, line


def _fix(code: Code, line: str, at: int) -> Fix | None:
    """Return the correction of a typo if there is only one; how far a line is indented it cannot say by itself."""
    before, typo, after = line[:at], line[at], line[at + 1 :]
    blanks = after[: len(after) - len(after.lstrip(f" \t{_BLANKS}"))]
    if code in ("fullwidth-colon", "colon-space") and before.split()[-1:] and before.split()[-1] in FIELDS:
        return Fix(typo + blanks, ": " if after else ":")
    if code == "fullwidth-comma" or (code == "fullwidth-dash" and after[:1] not in _DASHES):
        return Fix(typo + blanks, ", " if code == "fullwidth-comma" else "- ")
    if code in ("tab", "unseen-space") and before.strip():
        return Fix(typo, " " if code == "tab" else "")
    return None
