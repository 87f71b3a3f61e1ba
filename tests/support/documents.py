"""HTML pages read with the standard library: elements in order, with what the checks ask of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))


@dataclass(slots=True)
class Element:
    """A start tag, the element it lies in, and the text below it."""

    tag: str
    attributes: dict[str, str]
    parent: "Element | None"
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text below it, with blanks as a reader sees them."""
        return " ".join("".join(self.pieces).split())

    def get(self, name: str) -> str | None:
        """An attribute, or None."""
        return self.attributes.get(name)

    def above(self) -> Iterator["Element"]:
        """The elements it lies in, the nearest first."""
        element = self.parent
        while element:
            yield element
            element = element.parent


class Document(HTMLParser):
    """A page; `elements` in the order of the source."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()

    def all(self, *tags: str) -> list[Element]:
        """The elements with these tags."""
        return [element for element in self.elements if element.tag in tags]

    def one(self, tag: str) -> Element:
        """The only element with this tag."""
        (found,) = self.all(tag)
        return found

    def ids(self) -> list[str]:
        """Every id, as often as it is given."""
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    def meta(self, name: str) -> str | None:
        """What a `<meta name>` says."""
        return next((one.get("content") for one in self.all("meta") if one.get("name") == name), None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, and keep it open for its text."""
        parent = self._open[-1] if self._open else None
        element = Element(tag, {name: value or "" for name, value in attrs}, parent)
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<path/>` has nothing below it."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Close the nearest element of that tag, and those that it left open."""
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place].tag == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        """Give the text to every open element."""
        for element in self._open:
            element.pieces.append(data)
