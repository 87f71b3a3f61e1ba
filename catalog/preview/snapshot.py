"""The site as the preview shows it: a snapshot, replaced as a whole whenever a file changes.

A change to records makes a new catalog and new outputs, of which each is rendered
when a browser asks for it. Only MkDocs' part (Markdown pages, layouts, assets) is
built, into a folder of its own.
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
from catalog.site import mkdocs_plugin
from catalog.site.layout import Layouts
from catalog.site.mkdocs_messages import template_error
from catalog.site.outputs import outputs, template_environment

if TYPE_CHECKING:
    from catalog.model import Site

# While an editor saves, a file may be locked or gone for a moment.
_TRIES, _PAUSE = 10, 0.03
_MAX_FOLDERS = 2  # the last one may still be read from


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All files of the site at one moment.

    Attributes:
        version: Higher than that of any snapshot before it, also of an earlier run.
        outputs: The files that are rendered when they are asked for.
        folder: Where the other files lie, if MkDocs has ever succeeded.
        problems: What is wrong with the content, in order.
        panel: The same as HTML.
    """

    version: int
    outputs: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)
    folder: Path | None = None
    problems: tuple[Diagnostic, ...] = ()
    panel: str = ""
    _rendering: Lock = field(default_factory=Lock)

    def file(self, uri: str) -> bytes | None:
        """Return a file of the site, or None; raises whatever its template raises."""
        if render := self.outputs.get(uri):
            with self._rendering:  # pages share cards and maps that are rendered once
                return render()
        if self.folder is None:
            return None
        try:
            path = (self.folder / uri).resolve()
            return path.read_bytes() if path.is_relative_to(self.folder) else None
        except (OSError, ValueError):
            return None


@dataclass(frozen=True, slots=True)
class _MkdocsResult:
    """The last run of MkDocs: its folder, the layouts, its warnings."""

    layouts: Layouts | None = None
    folder: Path | None = None
    problems: tuple[Diagnostic, ...] = ()


class Preview:
    """The current snapshot and what it was made from; `refresh` is for the watcher, the rest for requests."""

    def __init__(self, root: Path, scratch: Path) -> None:
        """Start with an empty snapshot.

        Args:
            root: The project's folder, resolved.
            scratch: A folder for what MkDocs renders, resolved.
        """
        self._root, self._scratch = root, scratch
        self._library = self._usable = Library()
        self._site: Site | None = None
        self._mkdocs = _MkdocsResult()
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
        """Read what has changed and make a new snapshot.

        Args:
            scope: What has changed.

        Returns:
            False if no file differs.
        """
        with self._working:
            library = self._load()
            if scope is Scope.CONTENT and _same_files(library, self._library):
                return False
            usable, site = _patched(library, self._usable), library.site or self._site
            # Layouts name the site; Markdown pages link to records.
            stale = scope is Scope.EVERYTHING or site != self._site or not self._mkdocs.layouts
            moved = _ids(usable) != _ids(self._usable)
            self._library, self._usable, self._site = library, usable, site
            problems = check(library, today())
            if scope >= Scope.TEMPLATES or self._env is None:
                self._templates()
            if site is None:
                self._show(None, problems)
                return True
            catalog = Catalog.from_library(usable, site)
            if not stale:
                self._show(catalog, problems)
            if stale or moved:
                self._render(usable, catalog)
                self._show(catalog, problems)
            return True

    def fail(self, problem: Diagnostic) -> None:
        """Add a fault of the program to the problems, and keep the pages."""
        with self._news:
            problems = (*self.current.problems, problem)
            self.current = replace(
                self.current, version=self.current.version + 1, problems=problems, panel=panel(problems, self._source)
            )
            self._news.notify_all()

    def _load(self) -> Library:
        for _ in range(_TRIES):
            try:
                library = load(self._root, self._library)
            except OSError:
                library = None
            if library and not any(problem.code == "unreadable" for problem in library.problems):
                return library
            time.sleep(_PAUSE)
        return load(self._root, self._library)

    def _templates(self) -> None:
        """Compile all page templates, to report what is wrong with any of them."""
        self._env = template_environment(self._root)
        problems = []
        for name in self._env.list_templates(["html"]):
            try:
                self._env.get_template(name)
            except TemplateError as error:
                problems.append(template_error(error, self._root))
        self._broken_templates = tuple(problems)

    def _render(self, library: Library, catalog: Catalog) -> None:
        """Run MkDocs again; if that fails, its last result stays."""
        folder = self._scratch / str(self.current.version + 1)
        # The 404 page counts its addresses from the site's; here that is the root.
        at_root = replace(catalog, site=catalog.site.model_copy(update={"base_url": None}))
        try:
            rendered = mkdocs_plugin.render(self._root, folder, library, at_root)
        except BuildError as stop:
            shutil.rmtree(folder, ignore_errors=True)
            self._mkdocs = replace(self._mkdocs, problems=stop.problems)
            return
        self._mkdocs = _MkdocsResult(rendered.layouts, folder, rendered.problems)
        folders = sorted(self._scratch.iterdir(), key=lambda path: int(path.name))
        for old in folders[:-_MAX_FOLDERS]:
            shutil.rmtree(old, ignore_errors=True)

    def _show(self, catalog: Catalog | None, problems: tuple[Diagnostic, ...]) -> None:
        """Replace the current snapshot."""
        mkdocs, env = self._mkdocs, self._env
        files = outputs(self._root, catalog, mkdocs.layouts, env) if catalog and mkdocs.layouts and env else {}
        everything = tuple(sorted({*problems, *mkdocs.problems, *self._broken_templates}))
        with self._news:
            version = self.current.version + 1
            self.current = Snapshot(version, files, mkdocs.folder, everything, panel(everything, self._source))
            self._news.notify_all()

    def _source(self, path: str) -> str | None:
        """Return the text of a file of the project, as it was read last."""
        try:
            read = self._library.files.get(path)
            return (read.data if read else (self._root / path).read_bytes()).decode("utf-8-sig", "replace")
        except OSError:
            return None


def _patched(library: Library, previous: Library) -> Library:
    """Return a library in which a record that cannot be read now is as it was in the previous one."""
    entries = {kind: dict(records) for kind, records in library.entries.items()}
    for kind, record_id in library.broken:
        if old := previous.entries.get(kind, {}).get(record_id):
            entries[kind][record_id] = old
    return replace(library, entries=entries)


def _same_files(library: Library, previous: Library) -> bool:
    """Return whether neither a file nor what is wrong with one differs."""
    return library.files == previous.files and library.problems == previous.problems


def _ids(library: Library) -> frozenset[tuple[str, str]]:
    """Return kind and id of each record."""
    return frozenset((kind, record_id) for kind, records in library.entries.items() for record_id in records)
