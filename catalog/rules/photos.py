"""Pictures that records name, and those that nobody names."""

from collections.abc import Iterator

from catalog.diagnostics import Diagnostic, meant
from catalog.load import Library
from catalog.model.fields import Image


def missing_photo(library: Library) -> Iterator[Diagnostic]:
    """A picture that a record names lies in `content/photos/`."""
    for entry in library.all():
        for where, mark, value in entry.marks:
            if isinstance(mark, Image) and value not in library.photos:
                message = f"content/photos/ 里没有“{value}”"
                hint = meant(value, sorted(library.photos), named="已有的照片")
                yield entry.problem(where, "missing-photo", message, hint or "先把照片放进去")


def unused_photo(library: Library) -> Iterator[Diagnostic]:
    """A picture that no record names is not shown and should go."""
    if library.lacks("points"):
        return  # the unread one may name any
    used = {value for entry in library.all() for _, mark, value in entry.marks if isinstance(mark, Image)}
    for name in sorted(library.photos - used):
        message = f"没有条目用到照片“{name}”"
        hint = "在条目的 photo 里写上它，或删去这个文件"
        yield Diagnostic(f"content/photos/{name}", 1, 1, "unused-photo", message, hint, "warning")
