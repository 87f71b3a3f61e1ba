"""`serve`: the live preview."""

from pathlib import Path

from catalog.cli.console import FINE, WRONG_USAGE, say
from catalog.preview import AddressError, serve


def run(root: Path, host: str, port: int) -> int:
    """Preview a project until Ctrl-C; returns the exit code."""
    try:
        serve(root, host, port, say)
    except AddressError as error:
        say(str(error))
        return WRONG_USAGE
    return FINE
