"""Characters that nobody sees: they hide in names that were pasted, break lines, or turn the text around."""

import re

_BREAKS = {"\x85": "换行符", "\u2028": "换行符", "\u2029": "分段符"}
_WIDTHLESS = {
    "\xad": "软连字符",
    "\u180e": "零宽空格",
    "\u200b": "零宽空格",
    "\u200c": "零宽断字符",
    "\u200d": "零宽连字符",
    "\u2060": "零宽连词符",
    "\ufeff": "零宽空格（BOM）",
}
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
TURNING = re.compile("[\u202b\u202e\u2067]")
"""The beginnings of text from right to left: without them it would read otherwise."""
BREAK = re.compile(f"[{''.join(_BREAKS)}]")
UNSEEN = re.compile(f"[{''.join((*_BREAKS, *_WIDTHLESS))}{_DIRECTIONS}]")
"""What no text may hold."""
LINE_BREAK = re.compile("[\n\r\v\f\x1c-\x1f]")
"""What a text of one line may not hold besides."""


def unseen_name(character: str) -> str:
    """Return what a character of `UNSEEN` is, in Chinese, with its number."""
    names = _BREAKS | _WIDTHLESS
    return f"{names.get(character, '改变文字方向的字符')}（U+{ord(character):04X}）"
