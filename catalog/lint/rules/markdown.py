"""Markdown that editors write: long prose of records, and the ordinary pages."""

import re
from collections.abc import Iterator

from catalog.content.loader import Library
from catalog.content.text_spans import articles
from catalog.diagnostics import Diagnostic

_LINK = re.compile(r"(?<!!)\[([^\[\]\n]*)\](?=\(|\[)")
_EMPTY_WORDS = re.compile(
    r"请?(?:点这里|点此|(?:点击|查看)?(?:这里|此处|查看|更多|详情)|点击|链接|网址|here)?", re.IGNORECASE
)
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+\S", re.MULTILINE)
_IMAGE = re.compile(r"!\[\s*\](?=\(|\[)")


def empty_link_text(library: Library) -> Iterator[Diagnostic]:
    """A link says where it leads, also to somebody who hears nothing but the links of a page."""
    for text in articles(library):
        for match in _LINK.finditer(text.value):
            words = match[1].strip(" *_“”")
            if _EMPTY_WORDS.fullmatch(words):
                message = f"链接文字“{words}”没有说通到哪里" if words else "链接没有文字"
                hint = "把要去的那一页的名字写进方括号，例如 [使用帮助](help.md)"
                yield text.warning(match.start(), "link-text", message, hint)


def skipped_heading(library: Library) -> Iterator[Diagnostic]:
    """Below a heading stands one of the next level, not of a deeper one."""
    for text in articles(library):
        above = 0
        for match in _HEADING.finditer(text.value):
            level = len(match[1])
            if above and level > above + 1:
                message = f"标题从 {'#' * above} 直接到了 {'#' * level}，跳过了一级"
                yield text.warning(match.start(1), "heading-skipped", message, f"改成 {'#' * (above + 1)}")
            above = level


def image_without_text(library: Library) -> Iterator[Diagnostic]:
    """A picture in a text says what is on it, for those who do not see it."""
    for text in articles(library):
        for match in _IMAGE.finditer(text.value):
            message, hint = "图片没有说明文字", "在方括号里写一句图上是什么，例如 ![湿地里的木栈道](…)"
            yield text.warning(match.start(), "image-text", message, hint)
