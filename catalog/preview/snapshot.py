"""What the preview shows: a snapshot, replaced as a whole whenever a file changes.

A change to records makes a new catalog and a new plan: nothing is rendered and
nothing written until somebody looks. Only what MkDocs makes (Markdown pages,
the pages around records, assets) is built, into a folder of its own.
"""

import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Condition, Lock
from typing import TYPE_CHECKING

from jinja2 import Environment, TemplateError

from catalog.clock import today
from catalog.content.loader import Library, load
from catalog.diagnostics import BuildError, Diagnostic
from catalog.domain.catalog import Catalog
from catalog.lint.rules import check
from catalog.preview.error_overlay import panel
from catalog.preview.watcher import Scope
from catalog.site import Layouts, mkdocs_plugin
from catalog.site.mkdocs_messages import template_error
from catalog.site.outputs import outputs, template_environment

if TYPE_CHECKING:
    from catalog.model import Site

# While an editor saves, a file may be locked or gone for a moment.
_TRIES, _PAUSE = 10, 0.03
_KEPT_FOLDERS = 2  # the last one may still be read from


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything that can be looked at, all of one moment.

    Attributes:
        version: Higher than that of any snapshot before it, also of an earlier run.
        made: Files made from records, each when it is asked for.
        folder: Where the other files lie, if MkDocs has ever succeeded.
        problems: What is wrong with the content, in order.
        panel: The same as HTML.
    """

    version: int
    made: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)
    folder: Path | None = None
    problems: tuple[Diagnostic, ...] = ()
    panel: str = ""
    _pouring: Lock = field(default_factory=Lock)

    def file(self, uri: str) -> bytes | None:
        """A file of the site, or None; raises whatever its template raises."""
        if make := self.made.get(uri):
            with self._pouring:  # pages share cards and maps that are made once
                return make()
        if self.folder is None:
            return None
        try:
            path = (self.folder / uri).resolve()
            return path.read_bytes() if path.is_relative_to(self.folder) else None
        except (OSError, ValueError):
            return None


@dataclass(frozen=True, slots=True)
class _Mould:
    """What MkDocs has made last: the folder, the pages around records, its complaints."""

    layouts: Layouts | None = None
    folder: Path | None = None
    problems: tuple[Diagnostic, ...] = ()


class Preview:
    """Keeps the current snapshot; `refresh` is for the watcher, the rest for requests."""

    def __init__(self, root: Path, scratch: Path) -> None:
        """Show nothing yet.

        Args:
            root: The project's folder, resolved.
            scratch: A folder for what MkDocs makes, resolved.
        """
        self._root, self._scratch = root, scratch
        self._library = self._shown = Library()
        self._site: Site | None = None
        self._mould = _Mould()
        self._env: Environment | None = None
        self._broken_templates: tuple[Diagnostic, ...] = ()
        self._working = Lock()
        self._news = Condition()
        self.current = Snapshot(time.time_ns() // 1_000_000)

    def wait(self, version: int, timeout: float) -> bool:
        """Wait until the snapshot is another than this one; False if it stays."""
        with self._news:
            return self._news.wait_for(lambda: self.current.version != version, timeout)

    def refresh(self, scope: Scope = Scope.EVERYTHING) -> bool:
        """Read what has changed and show it.

        Args:
            scope: What has changed.

        Returns:
            False if it comes to nothing.
        """
        with self._working:
            library = self._load()
            if scope is Scope.CONTENT and _same(library, self._library):
                return False
            shown, site = _patched(library, self._shown), library.site or self._site
            # The pages around records name the site; Markdown pages link to records.
            stale = scope is Scope.EVERYTHING or site != self._site or not self._mould.layouts
            moved = _ids(shown) != _ids(self._shown)
            self._library, self._shown, self._site = library, shown, site
            problems = check(library, today())
            if scope >= Scope.TEMPLATES or self._env is None:
                self._templates()
            if site is None:
                self._show(None, problems)
                return True
            catalog = Catalog.from_library(shown, site)
            if not stale:
                self._show(catalog, problems)
            if stale or moved:
                self._render(shown, catalog)
                self._show(catalog, problems)
            return True

    def fail(self, problem: Diagnostic) -> None:
        """Keep what is shown, and tell of a fault of the program."""
        with self._news:
            told = (*self.current.problems, problem)
            self.current = replace(
                self.current, version=self.current.version + 1, problems=told, panel=panel(told, self._source)
            )
            self._news.notify_all()

    def _load(self) -> Library:
        for _ in range(_TRIES):
            try:
                return load(self._root, self._library)
            except OSError:
                time.sleep(_PAUSE)
        return load(self._root, self._library)

    def _templates(self) -> None:
        """Compile all templates of pages, to find what is wrong with any of them."""
        self._env = template_environment(self._root)
        found = []
        for name in self._env.list_templates(["html"]):
            try:
                self._env.get_template(name)
            except TemplateError as error:
                found.append(template_error(error, self._root))
        self._broken_templates = tuple(found)

    def _render(self, library: Library, catalog: Catalog) -> None:
        """Let MkDocs make its part again; if it cannot, the last one stays."""
        folder = self._scratch / str(self.current.version + 1)
        # The 404 page counts its addresses from the site's; here that is the root.
        here = replace(catalog, site=catalog.site.model_copy(update={"base_url": None}))
        try:
            rendered = mkdocs_plugin.render(self._root, folder, library, here)
        except BuildError as stop:
            shutil.rmtree(folder, ignore_errors=True)
            self._mould = replace(self._mould, problems=stop.problems)
            return
        self._mould = _Mould(rendered.layouts, folder, rendered.problems)
        folders = sorted(self._scratch.iterdir(), key=lambda path: int(path.name))
        for old in folders[:-_KEPT_FOLDERS]:
            shutil.rmtree(old, ignore_errors=True)

    def _show(self, catalog: Catalog | None, problems: tuple[Diagnostic, ...]) -> None:
        """Put a new snapshot in place of the current one."""
        mould, env = self._mould, self._env
        made = {}
        if catalog and mould.layouts and env:
            made = outputs(self._root, catalog, mould.layouts, env)
        told = tuple(sorted({*problems, *mould.problems, *self._broken_templates}))
        with self._news:
            version = self.current.version + 1
            self.current = Snapshot(version, made, mould.folder, told, panel(told, self._source))
            self._news.notify_all()

    def _source(self, path: str) -> str | None:
        """The text of a file of the project, as it was read last."""
        try:
            read = self._library.reads.get(path)
            return (read.data if read else (self._root / path).read_bytes()).decode("utf-8-sig", "replace")
        except OSError:
            return None


def _same(one: Library, other: Library) -> bool:
    """Whether two loads have found the same files with the same bytes."""
    return one.reads.keys() == other.reads.keys() and all(read is other.reads[path] for path, read in one.reads.items())


def _patched(library: Library, shown: Library) -> Library:
    """A library in which a record that cannot be read just now stays as it was shown last."""
    entries = {kind: dict(found) for kind, found in library.entries.items()}
    for kind, stem in library.broken:
        if old := shown.entries.get(kind, {}).get(stem):
            entries[kind][stem] = old
    return replace(library, entries=entries)


def _ids(library: Library) -> frozenset[tuple[str, str]]:
    """The records of a library."""
    return frozenset((kind, stem) for kind, found in library.entries.items() for stem in found)
