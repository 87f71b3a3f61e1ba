"""The content folder as a `Library`: every record, and every problem at once."""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from catalog.content.encoding import decode
from catalog.content.validation import shape
from catalog.content.yaml_reader import Node, parse
from catalog.diagnostics import Diagnostic, suggestion
from catalog.model import ID_LENGTH, ID_PATTERN, KINDS, Record, Site
from catalog.model.references import Marker, Where, iter_references

SITE_PATH = "content/site.yml"
TILE_KEY = "CATALOG_TILE_KEY"
"""The environment's variable with the key for the tiles of `site.yml`, which is never committed."""
PHOTOS = "photos"
PAGES = "pages"
_OTHER_FOLDERS = (PAGES, PHOTOS)
_PHOTO_TYPES = (".jpg", ".jpeg", ".png", ".webp")
# Windows' devices, and the page of a folder itself.
_RESERVED = frozenset(
    {"index", "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A record together with the file it came from.

    Attributes:
        path: The file.
        node: Its YAML, to say where a value stands.
        record: What it says.
        marks: Each value of it that names something else, found once.
    """

    path: str
    node: Node
    record: Record
    marks: tuple[tuple[Where, Marker, str], ...]

    def at(self, *where: str | int) -> tuple[int, int]:
        """Line and column of a value, 1-based; of the first line if it is not written."""
        found = self.node.find(where)
        return found.line, found.column

    def error(self, where: tuple[str | int, ...], code: str, message: str, hint: str = "") -> Diagnostic:
        """An error at a value of this record."""
        return Diagnostic(self.path, *self.at(*where), code, message, hint)

    def warning(self, where: tuple[str | int, ...], code: str, message: str, hint: str = "") -> Diagnostic:
        """A warning at a value of this record."""
        return Diagnostic(self.path, *self.at(*where), code, message, hint, "warning")


@dataclass(frozen=True, slots=True)
class Read:
    """One file as it was read: kept, so that an unchanged file is not read twice."""

    data: bytes
    entry: Entry | None = None
    problems: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Library:
    """All content, valid or not yet.

    Attributes:
        site: `site.yml`, or None if it is missing or wrong.
        site_node: Its tree, to say where a problem stands.
        entries: By kind, then by id, both in order.
        broken: (kind, id) of records that exist but could not be read.
        prose: Markdown text by (kind, id).
        photos: File names in `content/photos/`.
        problems: Those of single files, unsorted.
        reads: Every file by path, for the next load.
    """

    site: Site | None = None
    site_node: Node | None = None
    entries: Mapping[str, Mapping[str, Entry]] = field(default_factory=dict)
    broken: frozenset[tuple[str, str]] = frozenset()
    prose: Mapping[tuple[str, str], str] = field(default_factory=dict)
    photos: frozenset[str] = frozenset()
    problems: tuple[Diagnostic, ...] = ()
    reads: Mapping[str, Read] = field(default_factory=dict)

    def all(self) -> Iterator[Entry]:
        """Every entry, by kind and id."""
        for kind in self.entries.values():
            yield from kind.values()

    def text(self, path: str) -> str | None:
        """A file as it was read, with its line ends made one; None if there is none of that path."""
        read = self.reads.get(path)
        return read.data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n") if read else None

    def lacks(self, *kinds: str) -> bool:
        """Whether a record of one of these kinds exists but could not be read."""
        return any(kind in kinds for kind, _ in self.broken)


def load(root: Path, previous: Library | None = None) -> Library:
    """Read `content/` below the project's root.

    Args:
        root: The project's folder.
        previous: An earlier load; files with the same bytes are not parsed again.
    """
    return assemble(dict(_files(root)), previous, os.environ.get(TILE_KEY))


def assemble(files: Mapping[str, bytes], previous: Library | None = None, tile_key: str | None = None) -> Library:
    """A library of files given as path → bytes (`content/lessons/x.yml` → …)."""
    known = previous.reads if previous else {}
    reads: dict[str, Read] = {}
    entries: dict[str, dict[str, Entry]] = {kind: {} for kind in KINDS}
    broken, prose, photos = set(), {}, set()
    for path in sorted(files):
        _, folder, name = path.split("/", 2) if path.count("/") > 1 else ("", "", path)
        old = known.get(path)
        read = old if old and old.data == files[path] else _read(path, folder, name, files[path])
        reads[path] = read
        stem, _, ending = name.rpartition(".")
        if folder == PAGES:
            continue  # MkDocs reads them; here they are only looked over
        if folder == PHOTOS or ending == "md":
            if read.problems:
                continue  # told already, and no part of the library
            if folder == PHOTOS:
                photos.add(name)
            elif folder in KINDS:
                prose[folder, stem] = decode(path, read.data)[0]
        elif folder in KINDS and read.entry:
            entries[folder][stem] = read.entry
        elif folder in KINDS:
            broken.add((folder, stem))
    lone = _lone_prose(entries, broken, prose)
    site_node, site, site_problems = _site(files.get(SITE_PATH), tile_key)
    problems = (*site_problems, *lone, *(p for read in reads.values() for p in read.problems))
    return Library(site, site_node, entries, frozenset(broken), prose, frozenset(photos), problems, reads)


def _files(root: Path) -> Iterator[tuple[str, bytes]]:
    """Each content file's path and bytes; what an editor's program has just taken away is passed over."""
    for path in _listing(root):
        with suppress(FileNotFoundError):
            # A name in another encoding (a zip from an old Windows) could not be printed.
            yield os.fsencode(path).decode("utf-8", "replace"), (root / path).read_bytes()


def _listing(root: Path) -> Iterator[str]:
    """Paths of all content files, hidden and office lock files apart."""
    for folder, folders, names in os.walk(root / "content"):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        here = Path(folder).relative_to(root).as_posix()
        yield from (path for name in names if is_content(path := f"{here}/{name}"))


def is_content(path: str) -> bool:
    """Whether a file below `content/` is an editor's; what programs leave lying about is not."""
    *folders, name = path.split("/")
    if any(part.startswith(".") for part in (*folders, name)) or name.startswith("~$"):
        return False
    # What is no Markdown in `pages/` is MkDocs' own business.
    return name not in ("Thumbs.db", "desktop.ini") and (folders[1:2] != [PAGES] or name.endswith(".md"))


def _read(path: str, folder: str, name: str, data: bytes) -> Read:
    """One file: a record, prose, or something that does not belong here."""
    if path in (SITE_PATH, "content/README.md"):
        return Read(data)
    misplaced = None if folder == PAGES else _misplaced(path, folder, name)
    if misplaced or folder == PHOTOS:
        return Read(data, None, (misplaced,) if misplaced else ())
    if name.endswith(".md"):
        _, problem = decode(path, data)
        return Read(data, None, (problem,) if problem else ())
    node, problems = parse(path, data)
    if node is None:
        return Read(data, None, problems)
    record, more = shape(path, node, KINDS[folder], {"id": name.removesuffix(".yml")})
    entry = Entry(path, node, record, tuple(iter_references(record))) if record else None
    return Read(data, entry, (*problems, *more))


def _misplaced(path: str, folder: str, name: str) -> Diagnostic | None:
    """A file in the wrong folder or with a wrong name."""
    if folder not in KINDS and folder not in _OTHER_FOLDERS:
        hint = suggestion(folder, [*KINDS, *_OTHER_FOLDERS], named="可用的文件夹")
        where = f"文件夹“{folder}”" if folder else "这个位置"
        return Diagnostic(path, 1, 1, "bad-folder", f"{where}不放内容", hint)
    endings = _PHOTO_TYPES if folder == PHOTOS else (".yml", ".md")
    if not name.endswith(endings):
        message = f"文件名“{name}”的扩展名不对"
        return Diagnostic(path, 1, 1, "bad-file-name", message, f"请用 {' 或 '.join(endings)}")
    stem = name.rpartition(".")[0]
    if not re.fullmatch(ID_PATTERN, stem, re.ASCII) or "/" in name:
        hint = f"只用小写字母、数字和短横，例如 {_proposed(stem)}.{name.rpartition('.')[2]}"
        return Diagnostic(path, 1, 1, "bad-file-name", f"文件名“{name}”不能作编号", hint)
    if len(stem) > ID_LENGTH or stem in _RESERVED:
        why = "是 Windows 或网站保留的名字" if stem in _RESERVED else f"超过 {ID_LENGTH} 个字符"
        return Diagnostic(path, 1, 1, "bad-file-name", f"文件名“{name}”{why}", "换一个名字")
    return None


def _proposed(stem: str) -> str:
    """A file stem made lawful, or an example if nothing of it is left."""
    return re.sub(r"[^a-z0-9]+", "-", stem.lower())[:ID_LENGTH].strip("-") or "taihu-zhili"


def _lone_prose(
    entries: Mapping[str, Mapping[str, Entry]],
    broken: set[tuple[str, str]],
    prose: Mapping[tuple[str, str], str],
) -> Iterator[Diagnostic]:
    """Markdown with no record of the same name is shown nowhere."""
    for kind, stem in prose:
        if stem not in entries[kind] and (kind, stem) not in broken:
            message = f"没有同名的条目 {stem}.yml，这篇文章不会显示"
            hint = suggestion(stem, entries[kind], named="已有条目")
            yield Diagnostic(f"content/{kind}/{stem}.md", 1, 1, "lone-prose", message, hint)


def _site(data: bytes | None, tile_key: str | None) -> tuple[Node | None, Site | None, tuple[Diagnostic, ...]]:
    """`site.yml`, which everything else is checked against."""
    if data is None:
        hint = "从版本库里取回这个文件"
        return None, None, (Diagnostic(SITE_PATH, 1, 1, "missing-file", "缺少 site.yml", hint),)
    node, problems = parse(SITE_PATH, data)
    if node is None:
        return None, None, problems
    site, more = shape(SITE_PATH, node, Site, {})
    if site and site.tiles and tile_key:
        site = site.model_copy(update={"tiles": site.tiles.with_key(tile_key)})
    return node, site, (*problems, *more)
