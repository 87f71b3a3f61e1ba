"""Find the web addresses that people type into a text, and see where each ends.

Chinese has no blanks, so an address ends at a Chinese mark, at a bracket that was opened before it, and where Han
characters follow Latin ones: `www.12371.cn查看`. Han characters may be part of it: `https://a.cn/蠡湖(无锡)`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

START = r"(?<![A-Za-z0-9@/.:_-])(?i:https?://|www\.)(?=[^\W_])"
_START = re.compile(START)
_USER = re.compile(r"[A-Za-z0-9._%+:-]*@")
_HAN = r"\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_ASCII = "A-Za-z0-9"
# A name in Latin letters ends before Han; one that begins with Han goes on with both, as 党建.中国 does.
_HOST = re.compile(rf"(?:[{_ASCII}-]+\.)*(?:[{_HAN}][{_HAN}{_ASCII}-]*(?:\.[{_HAN}{_ASCII}-]+)+|[{_ASCII}-]+)(?::\d+)?")
# After the name: one character at a time, Han only after a mark or after Han.
_PATH = re.compile(rf"[{_ASCII}/?#&=%+~.,;:!'*@$_()\[\]-]|(?<=[^{_ASCII}.,;:!?])[{_HAN}]")
_TRAILING = ".,;:!?'*_~"
_LONGEST, _DEEPEST = 2000, 8  # characters of a path, brackets in brackets
_BRACKETS = {")": "(", "]": "["}


@dataclass(frozen=True, slots=True)
class Address:
    """An address in a text.

    Attributes:
        start: The offset of its first character.
        end: The offset after its last one.
        href: Where it leads to.
    """

    start: int
    end: int
    href: str


def addresses(text: str) -> Iterator[Address]:
    """Yield the addresses in a text, in their order."""
    at = 0
    while match := _START.search(text, at):
        address = address_at(text, match.start(), match.end())
        if address:
            yield address
        at = address.end if address else match.end()


def address_at(text: str, start: int, name: int) -> Address | None:
    """Return the address that starts at an offset; None if no full name of a server follows.

    Args:
        text: The whole text.
        start: The offset of the address.
        name: The offset after `https://` or `www.`.
    """
    host = _HOST.match(text, name)
    if not host or "." not in host[0] or _USER.match(text, name):
        return None  # `https://bank.example@elsewhere.example` is not where it seems to lead
    end = _end_of_path(text, host.end()) if text[host.end() : host.end() + 1] in ("/", "?", "#") else host.end()
    while end > host.end() and text[end - 1] in _TRAILING:
        end -= 1
    typed = text[start:end]
    is_www = not typed.lower().startswith("http")
    return Address(start, end, f"http://{typed}" if is_www else typed)


def _end_of_path(text: str, at: int) -> int:
    """Return where a path ends: before a bracket that has no partner in it."""
    opened: list[tuple[str, int]] = []
    limit = at + _LONGEST
    while at < limit and len(opened) < _DEEPEST and (match := _PATH.match(text, at)):
        sign = match[0]
        if sign in _BRACKETS.values():
            opened.append((sign, at))
        elif sign in _BRACKETS:
            if not opened or opened[-1][0] != _BRACKETS[sign]:
                break
            opened.pop()
        at += 1
    return opened[0][1] if opened else at
