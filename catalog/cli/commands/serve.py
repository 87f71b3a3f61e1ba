"""`serve`: the live preview."""

from pathlib import Path

from catalog.cli.console import EXIT_OK, EXIT_USAGE, status
from catalog.preview.server import AddressError, serve


def run(root: Path, host: str, port: int) -> int:
    """Preview a project until Ctrl-C; returns the exit code."""
    try:
        serve(root, host, port, status)
    except AddressError as error:
        status(str(error))
        return EXIT_USAGE
    return EXIT_OK
