"""Lay Markdown out as Python-Markdown reads it: four blanks for each level, a blank line between blocks.

Editors indent by two, three or four blanks, and write a list right below the sentence that announces it. Both are
read here as CommonMark reads them. Text in, text out: nothing here knows HTML but the `<pre>` around code.
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

_FENCE = re.compile(r"^( *)(`{3,}|~{3,})([^`]*)$")
_ITEM = re.compile(r"^( *)([*+-]|\d{1,9}\.) +(?=\S)")
_RULE = re.compile(r"^ {0,3}([-*_])(?: *\1){2,} *$")
_MARKS = re.compile(r"^(?:(?:[*+-]|\d+\.) +){4,}")
_TASK = re.compile(r"\[([ xX])\] +")
_BOX = re.compile(r"^(!!! *[\w -]*?)(?: *[\"“”](.*)[\"“”])? *$")
_NOTE = re.compile(r"^ {0,3}\[\^[^\]]+\]:")
_QUOTE = re.compile(r"^> ?")
_BLOCK = re.compile(r"^(?:#{1,6}\s|>|!!!|\[\^[^\]]+\]:)")
_TABLE_RULE = re.compile(r"^ *\|?(?: *:?-+:? *\|)+ *(?::?-+:? *)?$")
_STEP = " " * 4
_DEEPEST = 8  # so many levels are read: what lies deeper stands on the last
_NESTED = 2  # so many blanks more than the item above make an item its child


def fenced(lines: list[str], put_away: Callable[[str], str]) -> list[str]:
    """Replace fenced code by what `put_away` returns for its HTML; a fence may stand in a list.

    Args:
        lines: Of the whole text.
        put_away: Keeps finished HTML and returns what stands for it.
    """
    written: list[str] = []
    at = 0
    while at < len(lines):
        opening = _FENCE.match(lines[at])
        if opening is None:
            written.append(lines[at])
            at += 1
            continue
        indent, end = len(opening[1]), _fence_end(lines, at, opening)
        code = "".join(f"{_dedented(line, indent)}\n" for line in lines[at + 1 : end])
        placeholder = put_away(f"<pre><code>{html.escape(code, quote=False)}</code></pre>")
        written += ["", opening[1] + placeholder, "", ""]
        at = end + 1
    return written


def _fence_end(lines: list[str], start: int, opening: re.Match[str]) -> int:
    """Return the line of the closing fence; what is never closed is code to the end."""
    closing = re.compile(rf"^ *{opening[2][0]}{{{len(opening[2])},}} *$")
    return next((at for at in range(start + 1, len(lines)) if closing.match(lines[at])), len(lines))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _dedented(line: str, width: int) -> str:
    return line[min(width, _indent(line)) :]


def laid_out(lines: list[str], depth: int = 0) -> list[str]:
    """Return the lines with lists, boxes, notes and quotes as Python-Markdown expects them.

    Args:
        lines: Without fences.
        depth: In how many boxes and quotes they stand.
    """
    if depth == _DEEPEST:
        return [line.lstrip(" >") for line in lines]
    written: list[str] = []
    plain: list[str] = []
    at = 0
    while at < len(lines):
        head, end = _container(lines, at)
        if end == at:
            plain.append(lines[at])
            at += 1
            continue
        written += _Lists().laid_out(plain)
        plain = []
        written += head(lines[at:end], depth)
        at = end
    return written + _Lists().laid_out(plain)


def _container(lines: list[str], at: int) -> tuple[Callable[[list[str], int], list[str]], int]:
    """Return how to lay out the container that begins at a line, and the line after it; that line itself if none."""
    if _QUOTE.match(lines[at]):
        end = at
        while end < len(lines) and _QUOTE.match(lines[end]):
            end += 1
        return _quote, end
    if _BOX.match(lines[at]) or _NOTE.match(lines[at]):
        end = at + 1
        while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) >= _NESTED):
            end += 1
        return _boxed, end
    return laid_out, at


def _quote(lines: list[str], depth: int) -> list[str]:
    inner = laid_out([_QUOTE.sub("", line, count=1) for line in lines], depth + 1)
    return ["", *(f"> {line}".rstrip() for line in inner)]


def _boxed(lines: list[str], depth: int) -> list[str]:
    """Lay out a box or a note: its first line, and what is indented below it."""
    box = _BOX.match(lines[0])
    title = f' "{box[2]}"' if box and box[2] is not None else ""
    head = box[1].rstrip() + title if box else lines[0]
    width = min((_indent(line) for line in lines[1:] if line.strip()), default=0)
    inner = laid_out([line[width:] for line in lines[1:]], depth + 1)
    if box and inner and not inner[0].strip():
        inner = inner[1:]
    return ["", head, *(_STEP + line if line.strip() else "" for line in inner)]


@dataclass(frozen=True, slots=True)
class _Item:
    """An open item of a list: where its mark stands, where its text begins, and whether it is numbered."""

    mark: int
    text: int
    is_numbered: bool


class _Lists:
    """Goes through lines and keeps the items that are open."""

    def __init__(self) -> None:
        self.open: list[_Item] = []
        self.written: list[str] = []
        self.is_loose = False  # whether there are blank lines in the list

    def laid_out(self, lines: list[str]) -> list[str]:
        """Return the lines with four blanks for each level."""
        for at, line in enumerate(lines):
            after_blank = not self.written or not self.written[-1].strip()
            item = None if _RULE.match(line) else _ITEM.match(line)
            if not line.strip():
                self.written.append("")
                self.is_loose = True
            elif item and (self.open or len(item[1]) < len(_STEP)) and (after_blank or self._may_begin(item)):
                self._add_item(line, item)
            else:
                self._add_line(line, after_blank, following=lines[at + 1] if at + 1 < len(lines) else "")
        return self.written

    def _may_begin(self, item: re.Match[str]) -> bool:
        """Return whether an item may follow a line of text: only a list that begins with 1 breaks a paragraph."""
        return bool(self.open) or not item[2][0].isdigit() or item[2] == "1."

    def _add_item(self, line: str, match: re.Match[str]) -> None:
        item = _Item(len(match[1]), match.end(), match[2][0].isdigit())
        before = None
        while self.open and item.mark < self.open[-1].mark + _NESTED:
            before = self.open.pop()
        if len(self.open) == _DEEPEST:
            before = self.open.pop()
        follows_text = not before and not self.open and self.written and self.written[-1].strip()
        if follows_text or (before and before.is_numbered != item.is_numbered):
            self.written.append("")  # a paragraph or a list of the other sort ends here
            self.is_loose = self.is_loose or before is not None
        elif self.is_loose and before and self.written[-1].strip():
            self.written.append("")  # else it would be read as part of the paragraph above
        self.is_loose = self.is_loose and (bool(self.open) or before is not None)
        self.written.append(f"{_STEP * len(self.open)}{match[2]} {_ticked(line[match.end() :])}")
        self.open.append(item)

    def _add_line(self, line: str, after_blank: bool, following: str) -> None:  # noqa: FBT001 - its only caller names it
        indent = _indent(line)
        begins_block = indent < len(_STEP) and (_BLOCK.match(line.lstrip()) or _RULE.match(line))
        is_table = "|" in line and _TABLE_RULE.match(following)
        if after_blank or begins_block:
            while self.open and indent < self.open[-1].mark + _NESTED:
                self.open.pop()
        if (begins_block or is_table) and not after_blank:
            self.written.append("")
            self.is_loose = True
        if not self.open:
            self.written.append(line)
            return
        beyond = indent - self.open[-1].text
        code = " " * beyond if beyond >= len(_STEP) and after_blank else ""
        self.written.append(_STEP * len(self.open) + code + line.lstrip())
        if _BOX.match(line.lstrip()):
            self.open.append(_Item(indent, indent + len(_STEP), is_numbered=False))


def _ticked(text: str) -> str:
    """Return an item's text with a sign in place of `[ ]` or `[x]`."""
    text = _MARKS.sub("", text)  # `- - - - - x`
    task = _TASK.match(text)
    return f"{'☐' if task[1] == ' ' else '☑'} {text[task.end() :]}" if task else text
