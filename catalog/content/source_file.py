"""Read one file of the content by itself: a record, its prose, a page, a photo, or what does not belong there."""

from dataclasses import dataclass

from catalog.content import images
from catalog.content.conflicts import find_conflict
from catalog.content.encoding import decode
from catalog.content.file_names import PAGES, PHOTOS, SITE_PATH, misplaced, split_path
from catalog.content.front_matter import read_front_matter
from catalog.content.images import Picture
from catalog.content.validation import validate
from catalog.content.yaml_reader import Node, parse_text
from catalog.diagnostics import Diagnostic, Finding
from catalog.model import KINDS, FrontMatter, Record
from catalog.model.references import Marker, Where, iter_references

_README = "content/README.md"


@dataclass(frozen=True, slots=True)
class Entry:
    """A record together with the file it came from.

    Attributes:
        path: The file.
        node: Its YAML tree, for the places of values.
        record: The validated record.
        references: Its values that name a record, a term or a photo.
    """

    path: str
    node: Node
    record: Record
    references: tuple[tuple[Where, Marker, str], ...]

    def finding(self, where: Where, message: str, hint: str = "") -> Finding:
        """Return what a rule finds at a value of this record, or at the nearest value above it."""
        node = self.node.find(where)
        return Finding(self.path, node.line, node.column, message, hint)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it was read; an unchanged one is not decoded and parsed again.

    Attributes:
        data: Its bytes.
        text: Its text; empty for a photo.
        picture: The photo, if it is a valid one.
        entry: The record in it, if there is a valid one.
        front_matter: What a page says of itself, if it is one and that is valid.
        problems: What is wrong in it by itself.
    """

    data: bytes
    text: str = ""
    picture: Picture | None = None
    entry: Entry | None = None
    front_matter: FrontMatter | None = None
    problems: tuple[Diagnostic, ...] = ()


def read_file(path: str, data: bytes) -> SourceFile:
    """Read a file.

    Args:
        path: It, from the project's folder.
        data: Its bytes.
    """
    folder, name = split_path(path)
    wrong_name = None if path in (SITE_PATH, _README) else misplaced(path)
    if folder == PHOTOS:
        return SourceFile(data, picture=images.parse(data), problems=(wrong_name,) if wrong_name else ())
    if wrong_name and not name.endswith((".md", ".yml")):  # it may be a film
        return SourceFile(data, problems=(wrong_name,))
    text, undecodable = decode(path, data)
    if problem := find_conflict(path, text) or wrong_name or (undecodable if path != _README else None):
        return SourceFile(data, text, problems=(problem,))
    if folder == PAGES:
        front_matter, problems = read_front_matter(path, text)
        return SourceFile(data, text, front_matter=front_matter, problems=problems)
    return SourceFile(data, text) if name.endswith(".md") or path == SITE_PATH else _read_record(path, data, text)


def _read_record(path: str, data: bytes, text: str) -> SourceFile:
    """Read the file of a record."""
    kind, name = split_path(path)
    node, problems = parse_text(path, text)
    if node is None:
        return SourceFile(data, text, problems=problems)
    record, more = validate(path, node, KINDS[kind], {"id": name.removesuffix(".yml")})
    entry = Entry(path, node, record, tuple(iter_references(record))) if record else None
    return SourceFile(data, text, entry=entry, problems=(*problems, *more))
