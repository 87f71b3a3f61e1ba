"""Rules about Markdown that editors write: long prose of records, and ordinary pages."""

import re
from collections.abc import Iterator

from catalog.content.loader import Library
from catalog.content.text_spans import markdown_texts
from catalog.diagnostics import Finding
from catalog.lint.rule import rule

_LINK = re.compile(r"(?<!!)\[([^\[\]\n]*)\](?=\(|\[)")
_EMPTY_LABEL = re.compile(
    r"请?(?:点这里|点此|(?:点击|查看)?(?:这里|此处|查看|更多|详情)|点击|链接|网址|here)?", re.IGNORECASE
)
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+\S", re.MULTILINE)
_IMAGE = re.compile(r"!\[\s*\](?=\(|\[)")


@rule("link-text", "warning")
def empty_link_text(library: Library) -> Iterator[Finding]:
    """Report a link whose text does not say where it leads: screen readers may read out links alone."""
    for text in markdown_texts(library):
        for match in _LINK.finditer(text.value):
            label = match[1].strip(" *_“”")
            if _EMPTY_LABEL.fullmatch(label):
                message = f"链接文字“{label}”没有说通到哪里" if label else "链接没有文字"
                hint = "把要去的那一页的名字写进方括号，例如 [使用帮助](help.md)"
                yield text.finding(match.start(), message, hint)


@rule("heading-skipped", "warning")
def skipped_heading(library: Library) -> Iterator[Finding]:
    """Report a heading more than one level below the heading before it."""
    for text in markdown_texts(library):
        above = 0
        for match in _HEADING.finditer(text.value):
            level = len(match[1])
            if above and level > above + 1:
                message = f"标题从 {'#' * above} 直接到了 {'#' * level}，跳过了一级"
                yield text.finding(match.start(1), message, f"改成 {'#' * (above + 1)}")
            above = level


@rule("image-text", "warning")
def image_without_text(library: Library) -> Iterator[Finding]:
    """Report a picture without a text for those who do not see it."""
    for text in markdown_texts(library):
        for match in _IMAGE.finditer(text.value):
            message, hint = "图片没有说明文字", "在方括号里写一句图上是什么，例如 ![湿地里的木栈道](…)"
            yield text.finding(match.start(), message, hint)
