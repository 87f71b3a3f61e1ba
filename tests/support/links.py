"""The own link checker: every address that a page names leads to a file of the site, and its anchor to an id."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from tests.support.documents import Document, Element

# What a page names, by tag. `srcset` is not used on this site; the check below says so if it comes.
_NAMED = {
    "a": "href",
    "area": "href",
    "audio": "src",
    "form": "action",
    "iframe": "src",
    "img": "src",
    "image": "href",
    "link": "href",
    "script": "src",
    "source": "src",
    "use": "href",
    "video": "src",
}
_ELSEWHERE = ("http:", "https:", "mailto:", "tel:", "data:")
_STYLE_URL = re.compile(r"""url\(\s*["']?([^"')]+)""")
# No server has this name, so that whatever does not start with it has left the site.
HOST = "https://site.invalid"


@dataclass(frozen=True, slots=True)
class Link:
    """An address as a page names it."""

    tag: str
    address: str


def named(document: Document) -> Iterator[Link]:
    """Every address that a page names."""
    for element in document.elements:
        assert "srcset" not in element.attributes, "the link checker does not know srcset yet"
        attribute = _NAMED.get(element.tag)
        if attribute and attribute in element.attributes:
            yield Link(element.tag, element.attributes[attribute])
        if element.tag == "meta" and element.get("http-equiv") == "refresh":
            yield Link("meta", _refreshed(element))


def internal(address: str) -> bool:
    """Whether an address means to stay on the site."""
    return not address.startswith(_ELSEWHERE)


def broken(documents: Mapping[str, Document], files: Mapping[str, Path], prefix: str = "/") -> list[str]:
    """What leads nowhere, as `page: address`.

    Args:
        documents: Pages by uri.
        files: Every file of the site by uri.
        prefix: Where the site lies on its server: `/` or a sub-path with slashes around it.
    """
    anchors = {uri: set(document.ids()) for uri, document in documents.items()}
    there = {*files, *documents}
    return [
        f"{uri}: {link.tag} {link.address}"
        for uri, document in documents.items()
        for link in named(document)
        if internal(link.address) and not _leads(uri, link.address, anchors, there, prefix)
    ]


def broken_in_styles(files: Mapping[str, Path]) -> list[str]:
    """What style sheets name that is not there."""
    return [
        f"{uri}: {address}"
        for uri, path in files.items()
        if uri.endswith(".css")
        for address in _STYLE_URL.findall(path.read_text("utf-8"))
        if internal(address) and target(uri, address) not in files
    ]


def target(uri: str, address: str, prefix: str = "/") -> str | None:
    """The uri of the file that an address on a page means; None if it leaves the site."""
    start = HOST + prefix
    # Browsers show a folder's index under the folder's address.
    page = start + uri.removesuffix("index.html")
    whole = urljoin(page, address)
    if not whole.startswith(start):
        return None
    path = unquote(urlsplit(whole).path).removeprefix(prefix)
    return f"{path}index.html" if not path or path.endswith("/") else path


def _leads(uri: str, address: str, anchors: Mapping[str, set[str]], files: set[str], prefix: str) -> bool:
    """Whether an address leads to a file, and its anchor to an id there."""
    there = target(uri, address, prefix)
    if there is None or there not in files:
        return False
    anchor = unquote(urlsplit(address).fragment)
    return not anchor or anchor in anchors.get(there, ())


def _refreshed(element: Element) -> str:
    return (element.get("content") or "").partition("url=")[2]
