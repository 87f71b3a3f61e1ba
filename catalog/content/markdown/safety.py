"""Let through only what is on the lists: attributes, classes, addresses, and finished HTML of two forms."""

import html
import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

_SCHEME = re.compile(r"^\s*([a-z][a-z0-9+.\-]*)\s*:", re.IGNORECASE)
_SCHEMES = frozenset({"http", "https", "tel", "mailto"})
_ATTRIBUTES = frozenset({"id", "href", "title", "src", "alt", "class", "start", "colspan"})
_CLASSES = re.compile(
    r"prose-table|align-(?:left|center|right)|toc(?:title)?|footnote(?:-ref|-backref)?|admonition(?:-title| [a-z]+)"
)
_ALIGNMENTS = frozenset({"left", "center", "right"})
_URL_ATTRIBUTES = {"a": "href", "img": "src"}
# Browsers drop these inside a scheme: `java\tscript:` runs.
_IGNORED = re.compile(r"[\x00-\x20\u007f-\u00a0\u2028\u2029]")
# What may stand in the stash of finished HTML: `&copy;`, and a fenced block of code.
_ENTITY = re.compile(r"&#?\w+;")
_FENCED = re.compile(r"<pre[^>]*><code[^>]*>([^<>]*)</code></pre>")


class Sanitizer(Treeprocessor):
    """Removes attributes and addresses that are not on the lists."""

    def run(self, root: Element) -> None:
        """Go through the tree, then through the stash of finished HTML."""
        for element in root.iter():
            if element.tag in ("td", "th") and element.get("align") in _ALIGNMENTS:
                element.set("class", f"align-{element.get('align')}")
            for name in list(element.attrib):
                if name not in _ATTRIBUTES or not _safe(name, element.attrib[name]):
                    del element.attrib[name]
            # MkDocs reports a link without an address as an error of its own.
            if element.tag in _URL_ATTRIBUTES and _URL_ATTRIBUTES[element.tag] not in element.attrib:
                element.text = element.text or element.get("alt")
                element.tag = "span"
                element.attrib.pop("alt", None)
            if element.tag == "table":
                element.set("class", "prose-table")
        stash = self.md.htmlStash.rawHtmlBlocks
        stash[:] = [_sanitized(str(raw)) for raw in stash]


def _sanitized(raw: str) -> str:
    """Return finished HTML if it is an entity or a block of code, else escaped."""
    if _ENTITY.fullmatch(raw):
        return raw
    code = _FENCED.fullmatch(raw.strip())
    return f"<pre><code>{code[1]}</code></pre>" if code else html.escape(raw)


def _safe(name: str, value: str) -> bool:
    """Return whether an attribute's value is safe; images are the site's own."""
    if name == "class":
        return _CLASSES.fullmatch(value) is not None
    if name not in ("href", "src"):
        return True
    # Entities are decoded as the browser will: `&#106;avascript:` runs, too.
    address = _IGNORED.sub("", html.unescape(value.replace(AMP_SUBSTITUTE, "&")))
    if name == "src":
        # Browsers take a backslash for a slash: `/\\host/` is another site, too.
        return not address.replace("\\", "/").startswith("//") and _SCHEME.match(address) is None
    scheme = _SCHEME.match(address)
    return scheme is None or scheme[1].lower() in _SCHEMES
