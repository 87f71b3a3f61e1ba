"""What is made of a text in the dialect: HTML, and an outline of its links and anchors."""

import html
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from catalog.content.markdown.dialect import Dialect

_TARGETS = {"a": "href", "img": "src"}


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
    reader = _reader(top_level)
    reader.treeprocessors.register(_Addresses(reader, address), "catalog_addresses", 1)  # attr_list is at 8
    return reader.convert(text)


def _reader(top_level: int = 1) -> Markdown:
    return Markdown(extensions=[Dialect(top_level=top_level)], output_format="html")


class _Addresses(Treeprocessor):
    """Gives links and pictures their addresses."""

    def __init__(self, md: Markdown, address: Callable[[str], str]) -> None:
        super().__init__(md)
        self._address = address

    def run(self, root: Element) -> None:
        for tag, name in _TARGETS.items():
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
            tag: tuple(_plain(element.get(name, "")) for element in root.iter(tag) if not _is_note(element))
            for tag, name in _TARGETS.items()
        }
        anchors = frozenset(element.get("id", "") for element in root.iter()) - {""}
        self.outline = Outline(targets["a"], targets["img"], anchors)


def _is_note(element: Element) -> bool:
    """Return whether a link is one between a footnote and its mark, which nobody typed."""
    return element.get("class") in ("footnote-ref", "footnote-backref")


def _plain(target: str) -> str:
    """Return a target as it was typed: addresses of e-mail are written in entities."""
    return html.unescape(target.replace(AMP_SUBSTITUTE, "&"))


@lru_cache(maxsize=4096)
def outline(text: str) -> Outline:
    """Return the targets and anchors of a text as pages and prose will have them."""
    reader = _reader()
    outline_reader = _OutlineReader(reader)
    reader.treeprocessors.register(outline_reader, "catalog_outline", 1)  # attr_list is at 8, toc at 5
    reader.convert(text)
    return outline_reader.outline
