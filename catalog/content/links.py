"""The links and pictures in editors' Markdown, with their places, and the addresses that they lead to."""

import posixpath
import re
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from catalog.content.encoding import position
from catalog.content.file_names import PAGES, PHOTOS
from catalog.content.front_matter import split_page
from catalog.content.loader import Library
from catalog.content.pages import PREFIX
from catalog.diagnostics import Finding
from catalog.model import KINDS

_CODE = re.compile(r"^ {0,3}(```|~~~).*?(?:^ {0,3}\1|\Z)|`[^`\n]+`", re.MULTILINE | re.DOTALL)
# What stands before a target, and how that begins.
_TARGET = re.compile(r"(?:\]\(\s*<?|^ {0,3}\[[^\]\n]*\]:\s*<?)([^\s)>]*)", re.MULTILINE)
_BEGINNING = re.compile(r"[^\s)>]*")


@dataclass(frozen=True, slots=True)
class Link:
    """A link or picture in a text.

    Attributes:
        path: The file.
        place: Line and column of its target.
        target: As it is typed.
        is_image: Whether it is a picture.
    """

    path: str
    place: tuple[int, int]
    target: str
    is_image: bool

    @property
    def folder(self) -> str:
        """The folder of the file below `content/`."""
        return posixpath.dirname(self.path).removeprefix("content/")

    @property
    def is_page(self) -> bool:
        """Whether it stands on an ordinary page and not in the prose of a record."""
        return self.path.startswith(PREFIX)

    @property
    def is_external(self) -> bool:
        """Whether it leads out of the site, or is no address at all."""
        try:
            parts = urlsplit(self.target)
        except ValueError:
            return True
        return bool(parts.scheme or parts.netloc)

    @property
    def anchor(self) -> str:
        """What follows `#`."""
        return urlsplit(self.target).fragment

    @property
    def typed_path(self) -> str:
        """Its path as it is typed, without `?` and `#` and what follows."""
        return unquote(urlsplit(self.target).path)

    @property
    def file(self) -> str:
        """The file below `content/` that it names; empty if it names a place on its own page."""
        path = self.typed_path
        return posixpath.normpath(posixpath.join(self.folder, path)) if path else ""

    def finding(self, message: str, hint: str) -> Finding:
        """Return what a rule finds at its target."""
        return Finding(self.path, *self.place, message, hint)


def find_links(library: Library) -> Iterator[Link]:
    """Yield every link and picture on ordinary pages and in the prose of records."""
    for path, file in library.files.items():
        folder = path.split("/")[1]
        if path.endswith(".md") and not file.problems and (folder == PAGES or folder in KINDS):
            yield from _links(path, file.text)


def _links(path: str, text: str) -> Iterator[Link]:
    _, body = split_page(text) if path.startswith(PREFIX) else (None, text)
    if "](" not in body and "]:" not in body:
        return
    from catalog.content.markdown import outline  # noqa: PLC0415 - seldom needed

    without_code = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), body)
    offsets = defaultdict[str, deque[int]](deque)
    for match in _TARGET.finditer(without_code):
        offsets[match[1]].append(match.start(1))
    targets = outline(body)
    links = (*((target, False) for target in targets.links), *((target, True) for target in targets.images))
    for target, is_image in links:
        beginning = _BEGINNING.match(target)
        places = offsets[beginning[0] if beginning else ""]
        # A definition serves several links, every other place one.
        offset = (places.popleft() if len(places) > 1 else places[0]) if places else 0
        yield Link(path, position(text, len(text) - len(body) + offset), target, is_image)


def prose_address(kind: str, target: str) -> str:
    """Return the address for a link in the prose of a record: one that names a file leads to its page.

    Args:
        kind: The kind of the record; its page lies in a folder of its own below the kind's.
        target: As it is typed: `../points/meiyuan.yml#why`, `../pages/help.md`, `../photos/bridge.jpg`.
    """
    link = Link(f"content/{kind}/", (1, 1), target, is_image=False)
    if link.is_external or target.startswith(("/", "\\")):
        return target
    folder, _, name = link.file.partition("/")
    page, ending = posixpath.splitext(name)
    if folder == PHOTOS and name:
        return f"../../{PHOTOS}/{name}"
    if (folder not in KINDS or ending not in (".md", ".yml")) and (folder != PAGES or ending != ".md"):
        return target
    uri = f"{folder}/{page}/" if folder in KINDS else f"{page}/".removesuffix("index/")
    return f"../../{uri}{'#' if link.anchor else ''}{link.anchor}"
