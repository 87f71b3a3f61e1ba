"""Files written whole or not at all."""

import os
import shutil
from contextlib import suppress
from pathlib import Path


def write_atomic(path: Path, data: bytes, *, overwrite: bool = True) -> None:
    """Write a file under another name beside it, then put it in place; one that is replaced keeps its mode.

    Args:
        path: The file, or a link to it; its folder is made if need be.
        data: All of it.
        overwrite: Whether it may exist.

    Raises:
        FileExistsError: It exists and may not.
    """
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())  # else a machine that fails may keep the new name and not the bytes
        if overwrite:
            with suppress(FileNotFoundError):
                shutil.copymode(path, temporary)
        else:
            path.touch(exist_ok=False)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
