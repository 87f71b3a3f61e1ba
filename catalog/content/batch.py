"""Several files written as one change: a run that is killed in the middle is finished by the next one.

All of them are first written beside their places. Then a journal in `.cache` names them, and only then are they put
in place: whoever finds a journal knows that everything it names is on the disk.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from catalog.content.atomic import patiently, prepare, put_in_place, write_atomic

JOURNAL = ".cache/writing.json"


class ChangedError(Exception):
    """A file is no longer what it was when it was read; the text is its path."""


def write_batch(root: Path, files: Mapping[str, bytes | None], before: Mapping[str, bytes | None]) -> None:
    """Write or delete files below a project's root: all of them, or none.

    Args:
        root: The project's folder.
        files: What each is to hold; None deletes it.
        before: What those that matter held when they were read; None for one that was not there.

    Raises:
        ChangedError: Somebody else has changed a file since.
        OSError: A file cannot be written; all are as they were.
    """
    present = {path: _read(root / path) for path in files}
    for path, data in before.items():
        if path in present and present[path] != data:
            raise ChangedError(path)
    temporaries: dict[str, Path] = {}
    try:
        for path, data in files.items():
            if data is not None:
                temporaries[path] = prepare((root / path).resolve(), data)
        steps = [
            {"path": path, "temporary": temporaries[path].name if path in temporaries else None, "before": _hash(data)}
            for path, data in present.items()
        ]
        write_atomic(root / JOURNAL, json.dumps(steps, ensure_ascii=False, indent=1).encode())
        _apply(root, temporaries, present)
    finally:
        for temporary in temporaries.values():
            temporary.unlink(missing_ok=True)
    (root / JOURNAL).unlink()


def _apply(root: Path, temporaries: Mapping[str, Path], present: Mapping[str, bytes | None]) -> None:
    """Put all files in place, or, if one cannot be, the old ones back."""
    applied: list[str] = []
    try:
        for path in present:
            try:
                apply_step((root / path).resolve(), temporaries.get(path))
            except OSError as error:
                error.filename, error.filename2 = str(root / path), None
                raise
            applied.append(path)
    except OSError:
        for path in applied:
            if (data := present[path]) is None:
                (root / path).unlink(missing_ok=True)
            else:
                write_atomic(root / path, data)
        (root / JOURNAL).unlink()
        raise


def finish(root: Path) -> Iterator[str]:
    """Do what a batch did not come to that was killed; yield the path of each file that this writes or deletes.

    A file that somebody has changed since is left as it is.

    Raises:
        OSError: A file cannot be written; the journal stays.
    """
    journal = root / JOURNAL
    for step in _steps(journal):
        path, before = step["path"], step["before"]
        target = (root / str(path)).resolve()
        temporary = target.with_name(step["temporary"]) if step["temporary"] else None
        pending = temporary.exists() if temporary else target.exists()
        if not pending:
            continue
        if _hash(_read(target)) == before:
            apply_step(target, temporary)
            yield str(path)
        elif temporary:
            temporary.unlink()
    journal.unlink(missing_ok=True)


def _steps(journal: Path) -> list[dict[str, str]]:
    """Return the steps of a journal; none if there is none, or if it is not one of ours."""
    with suppress(FileNotFoundError, ValueError):
        steps: list[dict[str, str]] = json.loads(journal.read_bytes())
        return steps
    return []


def apply_step(target: Path, temporary: Path | None) -> None:
    """Put one file in place, or delete it."""
    if temporary:
        put_in_place(temporary, target)
    else:
        patiently(target.unlink)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _hash(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()
