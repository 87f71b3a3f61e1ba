"""Rules that compare the programme's published numbers with the content folder."""

from collections.abc import Iterator

from catalog.content.loader import Library
from catalog.diagnostics import Finding
from catalog.lint.rule import rule


@rule("count-differs", "warning")
def count_differs(library: Library) -> Iterator[Finding]:
    """Report a number of records that differs from `expected` in `site.yml`."""
    if library.site is None:
        return
    counts = {
        "routes": ("教学路线", "routes", _count_live(library, "routes")),
        "points": ("教学点位", "points", _count_live(library, "points")),
        "premium_lessons": ("精品党课", "lessons", _count_live(library, "lessons", "premium")),
    }
    for key, (name, kind, count) in counts.items():
        expected = getattr(library.site.expected, key)
        if count != expected and not library.has_broken(kind):
            message = f"{name}应有 {expected} 个，现有 {count} 个"
            hint = "补齐或归档条目；若数量确有变化，改这里的数字"
            yield library.site_finding(("expected", key), message, hint)


def _count_live(library: Library, kind: str, series: str | None = None) -> int:
    """Count the records of a kind that readers can see."""
    return sum(
        entry.record.is_live and getattr(entry.record, "series", None) == series
        for entry in library.entries[kind].values()
    )
