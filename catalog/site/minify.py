"""The theme's scripts and style sheets without comments and indents."""

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
_PATTERNS = ("script/*.js", "map/*.js", "style/*.css", "map/*.css")


def minify(text: str) -> str:
    """Return a script or style sheet without indents and lines that are comments only, a third smaller."""
    return _INDENT.sub("", _COMMENT.sub("", text))


def files(theme: Path) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the uri of each script and style sheet and of the search engine, with the function that renders it.

    Args:
        theme: The theme's folder, with `assets/`.
    """
    for pattern in _PATTERNS:
        for path in sorted((theme / "assets").glob(pattern)):
            yield path.relative_to(theme).as_posix(), partial(_minified, path)
    yield "search/engine.js", partial(engine, theme / "assets" / "script")


def engine(scripts: Path) -> bytes:
    """Return the parts of the search engine as one minified script.

    Args:
        scripts: The folder that holds them, `theme/assets/script/`.
    """
    return minify("\n".join((scripts / f"{part}.js").read_text("utf-8") for part in ENGINE_PARTS)).encode()


def _minified(path: Path) -> bytes:
    return minify(path.read_text("utf-8")).encode()
