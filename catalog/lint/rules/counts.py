"""The programme's published numbers against what is in the folder."""

from collections.abc import Iterator

from catalog.content.loader import SITE_PATH, Library
from catalog.diagnostics import Diagnostic


def count_differs(library: Library) -> Iterator[Diagnostic]:
    """`expected` in `site.yml` says how many there are."""
    if library.site is None or library.site_node is None:
        return
    premium = "premium"
    counted = {
        "routes": ("教学路线", "routes", _live(library, "routes")),
        "points": ("教学点位", "points", _live(library, "points")),
        "premium_lessons": ("精品党课", "lessons", _live(library, "lessons", premium)),
    }
    for key, (name, kind, count) in counted.items():
        wanted = getattr(library.site.expected, key)
        if count != wanted and not library.lacks(kind):
            at = library.site_node.find(("expected", key))
            message = f"{name}应有 {wanted} 个，现有 {count} 个"
            hint = "补齐或归档条目；若数量确有变化，改这里的数字"
            yield Diagnostic(SITE_PATH, at.line, at.column, "count-differs", message, hint, "warning")


def _live(library: Library, kind: str, series: str | None = None) -> int:
    """How many records of a kind readers can see."""
    return sum(
        entry.record.is_live and getattr(entry.record, "series", None) == series
        for entry in library.entries.get(kind, {}).values()
    )
