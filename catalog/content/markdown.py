"""Markdown for editors' long prose: raw HTML off, links by allow-list.

`SafeMarkdown` is a Python-Markdown extension, so that the ordinary pages that
MkDocs renders go through the same gate as the prose of records.
"""

import html
import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

_SCHEME = re.compile(r"^\s*([a-z][a-z0-9+.\-]*)\s*:", re.IGNORECASE)
_SCHEMES = frozenset({"http", "https", "tel", "mailto"})
_ATTRIBUTES = frozenset({"id", "href", "title", "src", "alt", "class", "start", "colspan"})
_ADDRESSED = {"a": "href", "img": "src"}
# Browsers drop these inside a scheme: `java\tscript:` runs.
_IGNORED = re.compile(r"[\x00-\x20\u007f-\u00a0\u2028\u2029]")
_HAN_WORD = re.compile(r"[^\w\u3400-\u9fff-]+")
# What other extensions may lay aside as finished HTML: `&copy;`, and a fenced block of code, whose
# attributes no tree processor sees (```` ``` {onclick=…} ````).
_ENTITY = re.compile(r"&#?\w+;")
_FENCED = re.compile(r"<pre[^>]*><code[^>]*>([^<>]*)</code></pre>")


class _Gate(Treeprocessor):
    """Takes out attributes and addresses that are not on the lists."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in list(element.attrib):
                if name not in _ATTRIBUTES or not _safe(name, element.attrib[name]):
                    del element.attrib[name]
            # MkDocs takes a link without an address for a fault of its own.
            if element.tag in _ADDRESSED and _ADDRESSED[element.tag] not in element.attrib:
                element.text = element.text or element.get("alt")
                element.tag = "span"
                element.attrib.pop("alt", None)
            if element.tag == "table" and "class" not in element.attrib:
                element.set("class", "prose-table")
        laid_aside = self.md.htmlStash.rawHtmlBlocks
        laid_aside[:] = [_harmless(str(raw)) for raw in laid_aside]


def _harmless(raw: str) -> str:
    """Finished HTML as what it may be, or as text."""
    if _ENTITY.fullmatch(raw):
        return raw
    fenced = _FENCED.fullmatch(raw.strip())
    return f"<pre><code>{fenced[1]}</code></pre>" if fenced else html.escape(raw)


def _safe(name: str, value: str) -> bool:
    """Whether an attribute's value can do no harm; images are the site's own."""
    if name not in ("href", "src"):
        return True
    # Entities are decoded as the browser will: `&#106;avascript:` runs, too.
    address = _IGNORED.sub("", html.unescape(value.replace(AMP_SUBSTITUTE, "&")))
    if name == "src":
        # Browsers take a backslash for a slash: `/\\host/` is another site, too.
        return not address.replace("\\", "/").startswith("//") and _SCHEME.match(address) is None
    scheme = _SCHEME.match(address)
    return scheme is None or scheme[1].lower() in _SCHEMES


class SafeMarkdown(Extension):
    """No raw HTML, no attribute and no scheme that is not on the lists."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Take the doors for raw HTML out and put the gate last."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        # After every other processor but the serialising ones: attr_list is at 8.
        md.treeprocessors.register(_Gate(md), "catalog_gate", 0)


def makeExtension(**options: Any) -> SafeMarkdown:  # noqa: N802, ANN401 - Python-Markdown's entry point
    """Let `mkdocs.yml` name this module as an extension."""
    return SafeMarkdown(**options)


def slug(text: str, separator: str = "-") -> str:
    """A heading's anchor that keeps Han characters, where `_1` would say nothing."""
    return _HAN_WORD.sub(separator, text.strip().lower()).strip(separator)


def to_html(text: str, *, below_heading: bool = True) -> str:
    """One record's prose as HTML; a first-level heading is lowered to the second.

    Args:
        text: Markdown.
        below_heading: Whether a second-level heading stands above the prose; if not, its own may start there.
    """
    html = _convert(text, top_level=2)
    return html if below_heading or "<h2" in html else _convert(text, top_level=1)


def _convert(text: str, top_level: int) -> str:
    reader = Markdown(
        extensions=["tables", "attr_list", "toc", SafeMarkdown()],
        extension_configs={"toc": {"slugify": slug, "baselevel": top_level}},
        output_format="html",
    )
    return reader.convert(text)
