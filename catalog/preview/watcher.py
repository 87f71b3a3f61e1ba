"""Changes of files, gathered into bursts, and how much of the site each affects."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver
from watchdog.utils.event_debouncer import EventDebouncer

# An editor saves in several steps, which are over after so long.
_QUIET_SECONDS = 0.03
_FOLDERS = ("content", "theme")
# Reading a file makes events, too: without this list every load would cause the next.
_CHANGES = frozenset({"created", "modified", "moved", "deleted", "closed"})


class Scope(IntEnum):
    """What a change affects; each holds the ones before it."""

    CONTENT = 1
    TEMPLATES = 2
    EVERYTHING = 3


def scope_of(path: str) -> Scope | None:
    """Return what a change to a file affects.

    Args:
        path: From the project's root, with forward slashes.

    Returns:
        None if the site does not depend on it.
    """
    name = path.rpartition("/")[2]
    if name.startswith((".", "~$")) or name.endswith(("~", ".tmp")):
        return None
    if path.startswith("theme/templates/"):
        return Scope.TEMPLATES
    if path == "mkdocs.yml" or path.startswith(("theme/", "content/pages/")):
        return Scope.EVERYTHING
    return Scope.CONTENT if path.startswith("content/") else None


class _Forwarder(FileSystemEventHandler):
    """Hands events that may change the site to the debouncer."""

    def __init__(self, debouncer: EventDebouncer) -> None:
        self._debouncer = debouncer

    def dispatch(self, event: FileSystemEvent) -> None:
        """Hand one event on."""
        if event.event_type in _CHANGES and not (event.is_directory and event.event_type == "modified"):
            self._debouncer.handle_event(event)


@contextmanager
def watching(root: Path, changed: Callable[[Scope], None]) -> Iterator[None]:
    """Call `changed` after each burst of changes, in a thread of its own.

    Args:
        root: The project's folder, resolved.
        changed: Told the widest scope of the burst; must not raise.
    """

    def report(events: Iterable[FileSystemEvent]) -> None:
        if scope := widest_scope(events, root):
            changed(scope)

    debouncer = EventDebouncer(_QUIET_SECONDS, report)
    observer = _observer(root, _Forwarder(debouncer))
    debouncer.start()
    try:
        yield
    finally:
        observer.stop()
        observer.join()
        debouncer.stop()
        debouncer.join()


def widest_scope(events: Iterable[FileSystemEvent], root: Path) -> Scope | None:
    """Return the widest scope of some events; None if the site depends on none of their files."""
    paths = (Path(os.fsdecode(path)) for event in events for path in (event.src_path, event.dest_path) if path)
    scopes = (scope_of(path.relative_to(root).as_posix()) for path in paths if path.is_relative_to(root))
    return max(filter(None, scopes), default=None)


def _observer(root: Path, handler: FileSystemEventHandler) -> BaseObserver:
    """Watch with the system's own means, or by polling where these are missing or used up."""
    for observer_class in (Observer, PollingObserver):
        observer = observer_class()
        observer.schedule(handler, str(root))  # for mkdocs.yml: editors replace the file itself
        for name in _FOLDERS:
            if (root / name).is_dir():
                observer.schedule(handler, str(root / name), recursive=True)
        try:
            observer.start()
        except OSError:
            continue
        return observer
    message = f"cannot watch {root}"
    raise OSError(message)
