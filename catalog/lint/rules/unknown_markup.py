"""Rules about markup that the dialect of Markdown does not know: it would stand on the page as it was typed."""

import re
from collections.abc import Iterator

from catalog.content.boxes import BOXES
from catalog.content.loader import Library
from catalog.content.text_spans import Text, markdown_texts
from catalog.diagnostics import Finding
from catalog.lint.rule import rule

# Addresses are not markup: blanked before anything is looked for.
_ADDRESS = re.compile(r"(?<=\]\()[^()\n]*(?=\))|<(?:https?:|mailto:)[^<>\s]*>|<[^<>\s@]+@[^<>\s]+>|https?://[^\s<>\]]+")
_PLAIN = "不认识的写法会照原样印在页面上"
# What is not supported, and what to write instead.
_UNKNOWN = (
    (re.compile(r"</?[A-Za-z][^<>\n]*>|<!--|<[?!][A-Za-z]"), "HTML", "删去尖括号和里面的字；加粗写成 **文字**"),
    (re.compile(r"(?<!=)==(?=[^\s=])[^=\n]+(?<!\s)==(?!=)"), "高亮 ==", "改成加粗：**文字**"),
    (re.compile(r"(?<!\+)\+\+(?=[^\s+])[^+\n]+(?<!\s)\+\+(?!\+)"), "下划线 ++", "改成加粗：**文字**"),
    (re.compile(r"!?\[\[[^\[\]\n]+\]\](?!\()"), "双方括号链接", "写成 [名字](文件名.md)"),
    (re.compile(r"\{:[^{}\n]*\}|\{ *[.#\w][^{}\n]*\}(?= *$)", re.MULTILINE), "花括号里的样式", "删去花括号和里面的字"),
    (re.compile(r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}"), "模板语句", "删去；页面里不能写程序"),
    (re.compile(r"^ *\?\?\?\+?(?= |$)", re.MULTILINE), "折叠框 ???", "改成提示框：!!! note"),
    (re.compile(r"^ *:::+", re.MULTILINE), "三个冒号的框", "改成提示框：!!! note"),
    (re.compile(r"\$\$"), "公式 $$", "用文字写出来"),
    (re.compile(r"^\*\[[^\]\n]+\]:", re.MULTILINE), "缩写注释", "改成脚注：正文里写 [^1]，另起一段写 [^1]: 注"),
    (re.compile(r"^(?<=\n): +(?=\S)", re.MULTILINE), "定义列表", "改成普通列表：- 词：解释"),
    (re.compile(r"^ *\d+\) +(?=\S)", re.MULTILINE), "1) 这样的编号", "改成 1. 和一个空格"),
)
_HEADING_ID = re.compile(r"^ {0,3}#{1,6} .*?\{ *#[^\s{}]+ *\} *$", re.MULTILINE)
_NOTE = re.compile(r"\[\^([^\]\n]+)\](:?)")
_BOX = re.compile(r"^ *!!!(?: *([\w-]+)|(?= *$))", re.MULTILINE)


@rule("unknown-markup", "warning")
def unknown_markup(library: Library) -> Iterator[Finding]:
    """Report what the dialect does not know: raw HTML, other programs' Markdown."""
    for text in markdown_texts(library):
        plain = _without_addresses(text)
        for pattern, name, hint in _UNKNOWN:
            for match in pattern.finditer(plain):
                at = match.start() + len(match[0]) - len(match[0].lstrip())
                yield text.finding(at, f"不支持{name}：{match[0].strip()[:30]}；{_PLAIN}", hint)
        yield from _unknown_boxes(text, plain)


@rule("lone-note", "warning")
def lone_notes(library: Library) -> Iterator[Finding]:
    """Report a footnote's number without its note, and a note that no text refers to."""
    for text in markdown_texts(library):
        marks = list(_NOTE.finditer(_without_addresses(text)))
        notes = {match[1] for match in marks if match[2]}
        referred = {match[1] for match in marks if not match[2]}
        for match in marks:
            if match[2] and match[1] not in referred:
                hint = f"在要注的那句话后面写 [^{match[1]}]，或者删去这条注"
                yield text.finding(match.start(), f"正文里没有用到脚注 [^{match[1]}]", hint)
            elif not match[2] and match[1] not in notes:
                hint = f"另起一段写 [^{match[1]}]: 和注的内容，冒号用英文的"
                yield text.finding(match.start(), f"脚注 [^{match[1]}] 没有注的内容", hint)


def _unknown_boxes(text: Text, plain: str) -> Iterator[Finding]:
    for match in _BOX.finditer(plain):
        if match[1] not in BOXES:
            kinds = "、".join(BOXES)
            yield text.finding(match.start(), f"没有这种提示框：!!! {match[1] or ''}".rstrip(), f"可以写 {kinds}")


def _without_addresses(text: Text) -> str:
    plain = _ADDRESS.sub(lambda match: " " * len(match[0]), text.value)
    return _HEADING_ID.sub(lambda match: match[0].replace("{", " ").replace("}", " "), plain)
