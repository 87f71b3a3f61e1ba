"""The engine as one script: the parts in `theme/assets/js/search/engine/`, without comments and indents."""

from pathlib import Path

from catalog.slim import slim

# In the order in which they build on each other.
PARTS = (
    *("normalize", "index", "pinyin", "query", "scoring", "pinyin-scoring"),
    *("facets", "corrections", "explain", "segmentation", "engine", "incremental"),
)


def engine(scripts: Path) -> bytes:
    """All parts in one file, a third smaller.

    Args:
        scripts: The folder that holds them.
    """
    whole = "\n".join((scripts / f"{part}.js").read_text("utf-8") for part in PARTS)
    return slim(whole).encode()
