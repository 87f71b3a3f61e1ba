"""The one dialect of Markdown: its extensions and their options stand here and nowhere else.

`Dialect` is a Python-Markdown extension that brings all others with it. `mkdocs.yml` names it for the pages that MkDocs
renders, `to_html` uses it for the prose of records.
"""

import re
from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.admonition import AdmonitionExtension, AdmonitionProcessor
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension
from markdown.inlinepatterns import InlineProcessor, SimpleTagInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.util import AtomicString

from catalog.content.boxes import BOXES
from catalog.content.markdown.joining import Joiner
from catalog.content.markdown.layout import fenced, laid_out
from catalog.content.markdown.safety import Sanitizer
from catalog.content.web_addresses import START, address_at

_HAN_WORD = re.compile(r"[^\w\u3400-\u9fff-]+")
_MOST_BRACKETS = 500  # in a text, before lines of which some are never closed are taken as they are
_STRUCK = r"(~~)(?=[^\s~])([^~]+)(?<!\s)~~"


class Dialect(Extension):
    """All of the dialect; no raw HTML, no attribute and no scheme that is not on the lists."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Python-Markdown's signature
        """Take `top_level`: the level of a heading with one `#`."""
        self.config = {"top_level": [1, "The level of a heading with one #"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Add what the dialect knows, remove raw HTML, and let the sanitizer be the last."""
        md.registerExtensions(_extensions(self.getConfig("top_level")), {})
        md.parser.blockprocessors.register(_Box(md.parser), "admonition", 105)
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(SimpleTagInlineProcessor(_STRUCK, "del"), "catalog_struck", 65)
        # After links and pictures (120 and more), before emphasis: `_` and `*` may stand in an address.
        md.inlinePatterns.register(_BareAddress(f"({START})", md), "catalog_address", 110)
        # In place of Python-Markdown's own fences, which begin in the first column only.
        md.preprocessors.register(_Fences(md), "fenced_code_block", 25)
        md.preprocessors.register(_Layout(md), "catalog_layout", 20)
        # After the inline patterns (20) and before the sanitizer, the last but the serialising ones: attr_list is at 8.
        md.treeprocessors.register(Joiner(md), "catalog_joiner", 6)
        md.treeprocessors.register(Sanitizer(md), "catalog_gate", 0)


def _extensions(top_level: int) -> Sequence[Extension]:
    return (
        TableExtension(use_align_attribute=True),  # the sanitizer makes it a class: styles are off
        AttrListExtension(),
        AdmonitionExtension(),
        SaneListExtension(),
        FootnoteExtension(BACKLINK_TEXT="返回", BACKLINK_TITLE="回到正文里的注 {}", USE_DEFINITION_ORDER=False),
        TocExtension(slugify=slug, baselevel=top_level),
    )


class _Fences(Preprocessor):
    """Puts blocks of code away, so that nothing in them is read as Markdown."""

    def run(self, lines: list[str]) -> list[str]:
        return fenced(lines, self.md.htmlStash.store)


class _Layout(Preprocessor):
    """Indents lists and boxes as Python-Markdown reads them."""

    def run(self, lines: list[str]) -> list[str]:
        # For each bracket Python-Markdown looks for its partner through the whole paragraph.
        if sum(line.count("[") for line in lines) > _MOST_BRACKETS:
            lines = [line.replace("[", "\\[") if line.count("[") > line.count("]") else line for line in lines]
        return laid_out(lines)


class _BareAddress(InlineProcessor):
    """Makes a link of an address that stands in the text, but for the text of a link."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override] # noqa: N802 - Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        address = address_at(data, m.start(), m.end())
        if address is None:
            return None, None, None
        link = Element("a", href=address.href)
        link.text = AtomicString(data[address.start : address.end])
        return link, address.start, address.end


class _Box(AdmonitionProcessor):
    """A box with a Chinese title."""

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        classes, title = super().get_class_and_title(match)
        kind = classes.split(" ", 1)[0]
        return classes, title if match[2] is not None else BOXES.get(kind, BOXES["note"])


def makeExtension(**options: Any) -> Dialect:  # noqa: N802, ANN401 - Python-Markdown's entry point
    """Let `mkdocs.yml` name this package as an extension."""
    return Dialect(**options)


def slug(text: str, separator: str = "-") -> str:
    """Return a heading's anchor with its Han characters, in place of Markdown's `_1`."""
    return _HAN_WORD.sub(separator, text.strip().lower()).strip(separator)
