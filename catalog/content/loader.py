"""Load the content folder as a `Library`: every record, and the problems of every file."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from catalog.content.file_names import PAGES, PHOTOS, SITE_PATH, split_path
from catalog.content.folder import CONTENT, Folder, read_folder
from catalog.content.navigation import CONFIG, NavigationItem, read_navigation
from catalog.content.source_file import Entry, SourceFile, read_file
from catalog.content.validation import validate
from catalog.content.yaml_reader import Node, parse_text
from catalog.diagnostics import Diagnostic, Finding, suggestion
from catalog.model import KINDS, Record, Site
from catalog.model.references import Marker, Where

CODES = frozenset({"lone-prose", "missing-file"})
RecordT = TypeVar("RecordT", bound=Record)
MarkerT = TypeVar("MarkerT", bound=Marker)

TILE_KEY = "CATALOG_TILE_KEY"
"""The environment variable with the key for the tiles of `site.yml`, which is never committed."""
NO_DAY = date(2000, 1, 1)  # nothing was ever checked


@dataclass(frozen=True, slots=True)
class Library:
    """All content, valid or not yet.

    Attributes:
        site: `site.yml`, or None if it is missing or invalid.
        site_node: Its YAML tree, for the places of values.
        entries: By kind, then by id, both in order.
        broken: (kind, id) of records that exist but could not be read.
        prose: Markdown text by (kind, id).
        photos: File names in `content/photos/`.
        problems: The problems of single files, unsorted.
        files: Every file by path.
        is_complete: Whether every folder could be looked into.
        navigation: The pages that `mkdocs.yml` names; None without that file: there is content only, and no site.
    """

    site: Site | None = None
    site_node: Node | None = None
    entries: Mapping[str, Mapping[str, Entry]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    broken: frozenset[tuple[str, str]] = frozenset()
    prose: Mapping[tuple[str, str], str] = field(default_factory=dict)
    photos: frozenset[str] = frozenset()
    problems: tuple[Diagnostic, ...] = ()
    files: Mapping[str, SourceFile] = field(default_factory=dict)
    is_complete: bool = True
    navigation: tuple[NavigationItem, ...] | None = None

    def all(self) -> Iterator[Entry]:
        """Yield every entry, by kind and id."""
        for kind in self.entries.values():
            yield from kind.values()

    def records(self, model: type[RecordT]) -> Iterator[tuple[Entry, RecordT]]:
        """Yield every record of a kind with its entry, by id."""
        for entry in self.entries[model.KIND].values():
            if isinstance(entry.record, model):
                yield entry, entry.record

    def references(self, marker: type[MarkerT]) -> Iterator[tuple[Entry, Where, MarkerT, str]]:
        """Yield every value with a marker of one class: its entry, its place, the marker, the value."""
        for entry in self.all():
            for where, reference, value in entry.references:
                if isinstance(reference, marker):
                    yield entry, where, reference, value

    def text(self, path: str) -> str | None:
        """Return the text of a file, with line feeds at line ends; None if there is no file of that path."""
        file = self.files.get(path)
        return file.text if file else None

    def site_finding(self, where: Where, message: str, hint: str = "") -> Finding:
        """Return what a rule finds at a value of `site.yml`."""
        node = self.site_node.find(where) if self.site_node else None
        return Finding(SITE_PATH, *((node.line, node.column) if node else (1, 1)), message, hint)

    @property
    def updated_on(self) -> date:
        """The day up to which the content is said to be right: that of `site.yml`, else of the newest check."""
        if self.site and self.site.updated_on:
            return self.site.updated_on
        public = (entry.record for entry in self.all() if entry.record.status != "draft")
        return max((record.verified_on for record in public if record.verified_on), default=NO_DAY)

    def has_broken(self, *kinds: str) -> bool:
        """Return whether a record of one of these kinds exists but could not be read."""
        return any(kind in kinds for kind, _ in self.broken)


def load(root: Path, previous: Library | None = None) -> Library:
    """Read `content/` below the project's root.

    Args:
        root: The project's folder.
        previous: An earlier load; files with the same bytes are not parsed again.
    """
    return assemble(read_folder(root), previous, os.environ.get(TILE_KEY))


def assemble(
    content: Folder | Mapping[str, bytes], previous: Library | None = None, tile_key: str | None = None
) -> Library:
    """Make a library of a folder, or of files given as path → bytes (`content/lessons/x.yml` → …).

    `mkdocs.yml` may be among them, for its navigation.
    """
    folder = content if isinstance(content, Folder) else Folder(content)
    files = {path: data for path, data in folder.files.items() if path != CONFIG}
    earlier = previous.files if previous else {}
    sources: dict[str, SourceFile] = {}
    entries: dict[str, dict[str, Entry]] = {kind: {} for kind in KINDS}
    broken, prose, photos = _unread_records(folder.problems), {}, set()
    for path in sorted(files):
        parent, name = split_path(path)
        old = earlier.get(path)
        source = old if old and old.data == files[path] else read_file(path, files[path])
        sources[path] = source
        record_id, _, ending = name.rpartition(".")
        if parent == PAGES:
            continue  # MkDocs renders them; only rules about text look at them
        if parent == PHOTOS or ending == "md":
            if source.problems:
                continue  # reported already, and no part of the library
            if parent == PHOTOS:
                photos.add(name)
            elif parent in KINDS:
                prose[parent, record_id] = source.text
        elif parent in KINDS and source.entry:
            entries[parent][record_id] = source.entry
        elif parent in KINDS:
            broken.add((parent, record_id))
    lone = _lone_prose(entries, broken, prose)
    site_node, site, site_problems = _site(sources.get(SITE_PATH), tile_key)
    if {problem.path for problem in folder.problems} & {CONTENT, SITE_PATH}:
        site_problems = ()  # it may be there
    own_problems = (problem for source in sources.values() for problem in source.problems)
    problems = (*folder.problems, *site_problems, *lone, *own_problems)
    return Library(
        site=site,
        site_node=site_node,
        entries=entries,
        broken=frozenset(broken),
        prose=prose,
        photos=frozenset(photos),
        problems=problems,
        files=sources,
        is_complete=folder.is_complete,
        navigation=read_navigation(folder.files[CONFIG]) if CONFIG in folder.files else None,
    )


def _unread_records(problems: Iterable[Diagnostic]) -> set[tuple[str, str]]:
    """Return kind and id of each record that is there but could not be read from the disk."""
    places = (split_path(problem.path) for problem in problems)
    return {(kind, name.removesuffix(".yml")) for kind, name in places if kind in KINDS and name.endswith(".yml")}


def _lone_prose(
    entries: Mapping[str, Mapping[str, Entry]],
    broken: set[tuple[str, str]],
    prose: Mapping[tuple[str, str], str],
) -> Iterator[Diagnostic]:
    """Yield a problem for each Markdown file without a record of its name: no page shows it."""
    for kind, record_id in prose:
        if record_id not in entries[kind] and (kind, record_id) not in broken:
            message = f"没有同名的条目 {record_id}.yml，这篇文章不会显示"
            hint = suggestion(record_id, entries[kind], label="已有条目")
            yield Diagnostic(f"content/{kind}/{record_id}.md", 1, 1, "lone-prose", message, hint)


def _site(file: SourceFile | None, tile_key: str | None) -> tuple[Node | None, Site | None, tuple[Diagnostic, ...]]:
    """Return tree, model and problems of `site.yml`."""
    if file is None:
        problem = Diagnostic(SITE_PATH, 1, 1, "missing-file", "缺少 site.yml", "从版本库里取回这个文件")
        return None, None, (problem,)
    if file.problems:
        return None, None, ()
    node, problems = parse_text(SITE_PATH, file.text)
    if node is None:
        return None, None, problems
    site, more = validate(SITE_PATH, node, Site, {})
    if site and site.tiles and tile_key:
        site = site.model_copy(update={"tiles": site.tiles.with_key(tile_key)})
    return node, site, (*problems, *more)
