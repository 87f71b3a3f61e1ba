"""Join the lines of a paragraph: Chinese has no blanks between words, so a line break must not become one."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

_HAN = r"\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WIDE = r"\u3001-\u3004\u3008-\u3020\u3030\uff01-\uff60\uffe0-\uffe6“”‘’—…·"
# Between two Han characters, and on either side of a full-width mark.
_MARK = r"\u3001-\u3003\uff01-\uff60"
_BREAK = re.compile(f"(?<=[{_HAN}{_WIDE}]) *\\n *(?=[{_HAN}{_WIDE}])|(?<=[{_MARK}]) *\\n *|(?<! ) *\\n *(?=[{_MARK}])")
_BLOCKS = frozenset({"p", "li", "td", "th", "blockquote", "div", "h1", "h2", "h3", "h4", "h5", "h6"})
_VERBATIM = frozenset({"code", "pre"})


class Joiner(Treeprocessor):
    """Takes out the line breaks of a text that stand between Han characters."""

    def run(self, root: Element) -> None:
        """Join the texts of each block."""
        for block in root.iter():
            if block.tag in _BLOCKS:
                _join(list(_pieces(block)))


def _pieces(block: Element) -> Iterator[tuple[Element | None, str, str]]:
    """Yield the texts of a block in their order, each with the place where it is kept; none for code and pictures."""
    yield block, "text", block.text or ""
    for child in block:
        if child.tag in _BLOCKS or child.tag in _VERBATIM or child.tag in ("br", "img"):
            yield None, "", "\0"
        else:
            yield from _pieces(child)
        yield child, "tail", child.tail or ""


def _join(pieces: list[tuple[Element | None, str, str]]) -> None:
    whole = "".join(text for _, _, text in pieces)
    gone = {at for match in _BREAK.finditer(whole) for at in range(*match.span())}
    if not gone:
        return
    begin = 0
    for element, name, text in pieces:
        if element is not None and text:
            setattr(element, name, "".join(one for at, one in enumerate(text, begin) if at not in gone))
        begin += len(text)
