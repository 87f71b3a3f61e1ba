"""Render editors' Markdown: no raw HTML, links by allow-list.

`SafeMarkdown` is a Python-Markdown extension, so that the ordinary pages that
MkDocs renders are filtered in the same way as the prose of records.
"""

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

_SCHEME = re.compile(r"^\s*([a-z][a-z0-9+.\-]*)\s*:", re.IGNORECASE)
_SCHEMES = frozenset({"http", "https", "tel", "mailto"})
_ATTRIBUTES = frozenset({"id", "href", "title", "src", "alt", "class", "start", "colspan"})
_URL_ATTRIBUTES = {"a": "href", "img": "src"}
# Browsers drop these inside a scheme: `java\tscript:` runs.
_IGNORED = re.compile(r"[\x00-\x20\u007f-\u00a0\u2028\u2029]")
_EXTENSIONS = ("tables", "attr_list", "toc")
_HAN_WORD = re.compile(r"[^\w\u3400-\u9fff-]+")
# What other extensions may put into the stash of finished HTML: `&copy;`, and a fenced block of code, whose
# attributes no tree processor sees (```` ``` {onclick=…} ````).
_ENTITY = re.compile(r"&#?\w+;")
_FENCED = re.compile(r"<pre[^>]*><code[^>]*>([^<>]*)</code></pre>")


class _Sanitizer(Treeprocessor):
    """Removes attributes and addresses that are not on the lists."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in list(element.attrib):
                if name not in _ATTRIBUTES or not _safe(name, element.attrib[name]):
                    del element.attrib[name]
            # MkDocs reports a link without an address as an error of its own.
            if element.tag in _URL_ATTRIBUTES and _URL_ATTRIBUTES[element.tag] not in element.attrib:
                element.text = element.text or element.get("alt")
                element.tag = "span"
                element.attrib.pop("alt", None)
            if element.tag == "table" and "class" not in element.attrib:
                element.set("class", "prose-table")
        stash = self.md.htmlStash.rawHtmlBlocks
        stash[:] = [_sanitized(str(raw)) for raw in stash]


def _sanitized(raw: str) -> str:
    """Return finished HTML if it is an entity or a block of code, else escaped."""
    if _ENTITY.fullmatch(raw):
        return raw
    fenced = _FENCED.fullmatch(raw.strip())
    return f"<pre><code>{fenced[1]}</code></pre>" if fenced else html.escape(raw)


def _safe(name: str, value: str) -> bool:
    """Return whether an attribute's value is safe; images are the site's own."""
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
        """Remove the processors for raw HTML and add the sanitizer as the last one."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        # After every other processor but the serialising ones: attr_list is at 8.
        md.treeprocessors.register(_Sanitizer(md), "catalog_gate", 0)


def makeExtension(**options: Any) -> SafeMarkdown:  # noqa: N802, ANN401 - Python-Markdown's entry point
    """Let `mkdocs.yml` name this module as an extension."""
    return SafeMarkdown(**options)


def slug(text: str, separator: str = "-") -> str:
    """Return a heading's anchor with its Han characters, in place of Markdown's `_1`."""
    return _HAN_WORD.sub(separator, text.strip().lower()).strip(separator)


def to_html(text: str, *, below_heading: bool = True, address: Callable[[str], str] = str) -> str:
    """Render a record's prose as HTML; a first-level heading becomes a second-level one.

    Args:
        text: Markdown.
        below_heading: Whether a second-level heading stands above the prose; if not, its own may start there.
        address: Returns the address for the target of a link or picture.
    """
    html = _convert(text, address, top_level=2)
    return html if below_heading or "<h2" in html else _convert(text, address, top_level=1)


def _convert(text: str, address: Callable[[str], str], top_level: int) -> str:
    reader = _reader(_EXTENSIONS, top_level)
    reader.treeprocessors.register(_Addresses(reader, address), "catalog_addresses", 1)  # attr_list is at 8
    return reader.convert(text)


def _reader(extensions: Sequence[str], top_level: int = 1) -> Markdown:
    return Markdown(
        extensions=[*extensions, SafeMarkdown()],
        extension_configs={"toc": {"slugify": slug, "baselevel": top_level}},
        output_format="html",
    )


class _Addresses(Treeprocessor):
    """Gives links and pictures their addresses."""

    def __init__(self, md: Markdown, address: Callable[[str], str]) -> None:
        super().__init__(md)
        self._address = address

    def run(self, root: Element) -> None:
        for tag, name in _URL_ATTRIBUTES.items():
            for element in root.iter(tag):
                if (target := element.get(name)) and AMP_SUBSTITUTE not in target:
                    element.set(name, self._address(target))


@dataclass(frozen=True, slots=True)
class Outline:
    """What leads out of a Markdown text, and into it.

    Attributes:
        links: The targets of its links, in order.
        images: Those of its pictures.
        anchors: What a link to one of its places may name.
    """

    links: tuple[str, ...]
    images: tuple[str, ...]
    anchors: frozenset[str]


class _OutlineReader(Treeprocessor):
    """Notes targets and anchors, before the sanitizer removes what it does not let through."""

    outline = Outline((), (), frozenset())

    def run(self, root: Element) -> None:
        targets = {
            tag: tuple(_plain(element.get(name, "")) for element in root.iter(tag))
            for tag, name in _URL_ATTRIBUTES.items()
        }
        anchors = frozenset(element.get("id", "") for element in root.iter()) - {""}
        self.outline = Outline(targets["a"], targets["img"], anchors)


def _plain(target: str) -> str:
    """Return a target as it was typed: addresses of e-mail are written in entities."""
    return html.unescape(target.replace(AMP_SUBSTITUTE, "&"))


@lru_cache(maxsize=4096)
def outline(text: str) -> Outline:
    """Return the targets and anchors of a text as pages and prose will have them."""
    reader = _reader([*_EXTENSIONS, "fenced_code"])
    outline_reader = _OutlineReader(reader)
    reader.treeprocessors.register(outline_reader, "catalog_outline", 1)  # attr_list is at 8, toc at 5
    reader.convert(text)
    return outline_reader.outline
