"""Reproducible zip archives: the same bytes from the same files on every machine and every day."""

import io
import zipfile
from collections.abc import Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can tell
_PLAIN_FILE = 0o644 << 16
_UNIX = 3


def zip_files(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of files given as path → bytes, in that order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, data in files.items():
            info = zipfile.ZipInfo(path, _EPOCH)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, _PLAIN_FILE, _UNIX
            archive.writestr(info, data)
    return buffer.getvalue()


def unzip_files(data: bytes) -> dict[str, bytes]:
    """Return the files of a zip as path → bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
