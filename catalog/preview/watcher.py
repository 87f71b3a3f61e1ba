"""Files as they change: which, once they have come to rest, and how much must be made anew."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

# An editor saves in several steps; the last one is over when nothing has come for so long.
_QUIET = 0.03  # seconds
_FOLDERS = ("content", "theme")
# Reading a file makes events, too: without this list every load would start the next.
_TELLING = frozenset({"created", "modified", "moved", "deleted", "closed"})


class Scope(IntEnum):
    """What a change touches; each holds the ones before it."""

    CONTENT = 1
    TEMPLATES = 2
    EVERYTHING = 3


def scope_of(path: str) -> Scope | None:
    """What a change to a file means.

    Args:
        path: From the project's root, with forward slashes.

    Returns:
        None if the site does not depend on it.
    """
    name = path.rpartition("/")[2]
    if name.startswith((".", "~$")) or name.endswith(("~", ".tmp")):
        return None
    if path.startswith("theme/fragments/"):
        return Scope.TEMPLATES
    if path == "mkdocs.yml" or path.startswith(("theme/", "content/pages/")):
        return Scope.EVERYTHING
    return Scope.CONTENT if path.startswith("content/") else None


class _Notes(FileSystemEventHandler):
    """Notes down what each event touches."""

    def __init__(self, root: Path, noted: SimpleQueue[Scope | None]) -> None:
        self._root = root
        self._noted = noted

    def dispatch(self, event: FileSystemEvent) -> None:
        """Note one event."""
        if event.event_type not in _TELLING or (event.is_directory and event.event_type == "modified"):
            return
        for path in (event.src_path, event.dest_path):
            place = Path(os.fsdecode(path))
            if (
                path
                and place.is_relative_to(self._root)
                and (scope := scope_of(place.relative_to(self._root).as_posix()))
            ):
                self._noted.put(scope)


@contextmanager
def watching(root: Path, changed: Callable[[Scope], None]) -> Iterator[None]:
    """Call `changed` after each burst of changes, in a thread of its own.

    Args:
        root: The project's folder, resolved.
        changed: Told the widest scope of the burst; must not raise.
    """
    noted: SimpleQueue[Scope | None] = SimpleQueue()
    observer = _observer(root, _Notes(root, noted))
    worker = Thread(target=gather, args=(noted, changed), name="catalog-preview", daemon=True)
    worker.start()
    try:
        yield
    finally:
        observer.stop()
        observer.join()
        noted.put(None)
        worker.join()


def gather(noted: SimpleQueue[Scope | None], changed: Callable[[Scope], None]) -> None:
    """Pass on the widest scope of each burst of notes, once it has come to rest; None ends it."""
    while scope := noted.get():
        while True:
            try:
                more = noted.get(timeout=_QUIET)
            except Empty:
                break
            if more is None:
                return
            scope = max(scope, more)
        changed(scope)


def _observer(root: Path, handler: FileSystemEventHandler) -> BaseObserver:
    """Watch with the system's own means, or by looking again where these are missing or used up."""
    for make in (Observer, PollingObserver):
        observer = make()
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
