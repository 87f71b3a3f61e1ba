"""Our own scripts and style sheets without comments and indents: what a reader's telephone need not fetch."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

# Whole lines only: what looks like a comment inside a line may be part of a text or a pattern.
_COMMENT = re.compile(r"^[ ]*/\*.*?\*/[ ]*\n|^[ ]*//[^\n]*\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile(r"^[ ]+", re.MULTILINE)
# The parts of the search engine, in the order in which they build on each other.
ENGINE_PARTS = (
    *("search-text", "search-columns", "search-pinyin", "search-query", "search-scores", "search-spelt"),
    *("search-facets", "search-repair", "search-tell", "search-pieces", "search", "search-answer"),
)
_OURS = ("script/*.js", "map/*.js", "style/*.css", "map/*.css")


def slim(text: str) -> str:
    """A script or style sheet without the lines that are comments only, a third smaller."""
    return _INDENT.sub("", _COMMENT.sub("", text))


def files(theme: Path) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Each script and style sheet of the theme, and the search engine, by its uri, with how to make it.

    Args:
        theme: The theme's folder, with `assets/`.
    """
    for pattern in _OURS:
        for path in sorted((theme / "assets").glob(pattern)):
            yield path.relative_to(theme).as_posix(), partial(_slimmed, path)
    yield "search/engine.js", partial(engine, theme / "assets" / "script")


def engine(scripts: Path) -> bytes:
    """The parts of the search engine as one script, a third smaller.

    Args:
        scripts: The folder that holds them, `theme/assets/script/`.
    """
    return slim("\n".join((scripts / f"{part}.js").read_text("utf-8") for part in ENGINE_PARTS)).encode()


def _slimmed(path: Path) -> bytes:
    return slim(path.read_text("utf-8")).encode()
