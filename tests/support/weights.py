"""What files weigh on the wire."""

import gzip
from pathlib import Path

HEAVIEST_PAGE = 44_000
"""What a page may weigh by itself, in bytes; with all that it loads it is 60 KB before anything is touched."""


def zipped(path: Path) -> int:
    """A file's size in bytes as a server sends it."""
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))
