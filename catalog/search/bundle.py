"""The engine as one script: the parts in `theme/assets/script/`, without comments and indents."""

from pathlib import Path

from catalog.slim import slim

# In the order in which they build on each other.
PARTS = (
    *("search-text", "search-columns", "search-pinyin", "search-query", "search-scores", "search-spelt"),
    *("search-facets", "search-repair", "search-tell", "search-pieces", "search", "search-answer"),
)


def engine(scripts: Path) -> bytes:
    """All parts in one file, a third smaller.

    Args:
        scripts: The folder that holds them.
    """
    whole = "\n".join((scripts / f"{part}.js").read_text("utf-8") for part in PARTS)
    return slim(whole).encode()
