"""Whether the project's content is still the sample content that it comes with."""

from collections.abc import Iterator

from catalog.content.file_names import PHOTOS, SITE_PATH
from catalog.content.loader import Library

_SAMPLE = "示例"


def own_content(library: Library) -> Iterator[str]:
    """Paths of what the sample content does not have.

    Its records are verified by made-up editors, its site is theirs, and it has no photos.
    """
    for entry in library.all():
        if _SAMPLE not in (entry.record.verified_by or ""):
            yield entry.path
    if library.site and _SAMPLE not in library.site.organiser:
        yield SITE_PATH
    for name in sorted(library.photos):
        yield f"content/{PHOTOS}/{name}"
