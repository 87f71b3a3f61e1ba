"""What of a text is language: all but addresses, link targets, code and HTML entities.

Rules about wording, and whatever `check --fix` rewrites, look at the language only. The rest must stay as it was typed:
a full-width comma in an address leads nowhere.
"""

import re
from collections.abc import Iterator

MASK = "\ufffc"
"""Stands for each character that is no language: neither a Han character nor a blank."""

_HAN = "\u3400-\u9fff"
_STOP = rf"\s<>\"'`|{MASK}，。；：！？、（）《》〈〉“”‘’「」『』【】…"
# Names at the end of a domain that are Chinese; any Latin letters may be one.
_TOP = (
    "中国|中國|公司|网络|網絡|网址|网站|网店|政务|公益|在线|集团|商标|商城|商店|机构|组织机构|信息|企业|中文网|"
    "手机|移动|广东|佛山|香港|台湾|台灣|澳门|新加坡|健康|招聘|游戏|娱乐|时尚|餐厅|我爱你"
)
_PATTERNS = {
    "code": r"(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)",
    # Brackets in a target are in pairs; its title is language.
    "target": r"(?<=\])(?P<url>\([ ]*(?:<[^<>\n]*>|(?:[^\s()<>]++|\((?:[^\s()]++|\([^\s()]*+\))*+\))*+))"
    r"(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?(?P<close>\s*\))",
    "reference": r"(?<=\])\[[^\[\]\n]*\]",
    "definition": r"^ {0,3}\[[^\[\]\n]+\]:[ \t]*\S+",
    "autolink": r"<[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*>",
    "entity": r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});",
    "attributes": r"\{:?[ ]*[#.][^{}\n]*\}",
    "address": rf"(?<![A-Za-z])(?:(?:https?|ftp)://|(?:mailto|tel|sms|geo):)[^{_STOP}]+",
    "mailbox": r"(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]++@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
    "domain": rf"(?<![\w.-])(?:[A-Za-z0-9{_HAN}-]++\.)+(?:[A-Za-z]{{2,18}}|{_TOP})(?![\w-])"
    rf"(?::[0-9]+)?(?:[/?#][^{_STOP}]*)?",
}
_FOREIGN = re.compile(
    "|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS.items()), re.MULTILINE | re.DOTALL
)
_FREE_ENDED = ("address", "domain")
_BRACKETS = {")": "(", "]": "[", "}": "{"}

_FRONT_MATTER = re.compile(r"\A---\n.*?^---$", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_ITEM = re.compile(r" *(?:[*+-]|[0-9]{1,9}[.)])[ \t]")
_TAB = 4


def language(text: str) -> str:
    """Return a text of the same length with `MASK` for each character that is no language."""
    parts, done = [], 0
    for begin, end in foreign_spans(text):
        parts += [text[done:begin], re.sub(r"[^\n]", MASK, text[begin:end])]
        done = end
    return "".join([*parts, text[done:]])


def foreign(text: str) -> list[str]:
    """Return the pieces of a text that are no language, in order."""
    return [text[begin:end] for begin, end in foreign_spans(text)]


def foreign_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of addresses, targets, code and entities: where each begins, and where it has ended."""
    at = 0
    while match := _FOREIGN.search(text, at):
        at = match.end()
        if match.lastgroup in _FREE_ENDED:
            at = match.start() + _address_length(match[0])
            yield match.start(), at
        elif match["url"] is not None:
            yield match.span("url")
            yield match.span("close")
        else:
            yield match.span()


def _address_length(address: str) -> int:
    """Return where an address in a sentence ends: before a bracket that it has not opened, and without marks."""
    opened: list[str] = []
    end = len(address)
    for index, character in enumerate(address):
        if character in _BRACKETS.values():
            opened.append(character)
        elif character in _BRACKETS and (not opened or opened.pop() != _BRACKETS[character]):
            end = index
            break
    return len(address[:end].rstrip(".,;:?!*_~([{")) or end


def prose(markdown: str) -> str:
    """Return Markdown of the same length with blanks for front matter and blocks of code, fenced or indented."""
    text = _FRONT_MATTER.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), markdown)
    lines = text.split("\n")
    for number in _code_lines(lines):
        lines[number] = " " * len(lines[number])
    return "\n".join(lines)


def _code_lines(lines: list[str]) -> Iterator[int]:
    """Yield the numbers of the lines that are code.

    Indented code stands four blanks deeper than the text around it, an item's text four deeper than its mark.
    """
    fence, base, may_begin = "", 0, True
    for number, line in enumerate(lines):
        stripped = line.expandtabs(_TAB).lstrip(" ")
        indent = len(line.expandtabs(_TAB)) - len(stripped)
        if fence:
            yield number
            fence = "" if stripped.rstrip() and set(stripped.rstrip()) == {fence[0]} and fence in stripped else fence
            may_begin = not fence
        elif not stripped:
            may_begin = True
        elif may_begin and indent >= base + _TAB:
            yield number
        elif opening := _FENCE.match(line):
            yield number
            fence = opening[1]
        else:
            is_item = _ITEM.match(line.expandtabs(_TAB)) is not None
            base = (indent // _TAB + 1) * _TAB if is_item else min(base, indent // _TAB * _TAB)
            may_begin = False
