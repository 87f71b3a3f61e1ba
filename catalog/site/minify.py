"""The theme's scripts and style sheets as readers fetch them: bundled, without comments and indents."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

# Whole lines only: what looks like a comment inside a line may be part of a text or a pattern.
_COMMENT = re.compile(r"^[ ]*/\*.*?\*/[ ]*\n|^[ ]*//[^\n]*\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile(r"^[ ]+", re.MULTILINE)
_SOURCES = ("assets/js/**/*.js", "assets/css/**/*.css")

# The parts of each bundle in the order in which they build on each other; `*.css` are all of a folder, by name.
_BUNDLES = {
    "assets/css/site.css": ("css/tokens/tokens.css", "css/base/*.css", "css/layout/*.css", "css/components/*.css"),
    "assets/css/print.css": (
        "css/tokens/print.css",
        "css/print/components.css",
        "css/print/page.css",
        "css/print/record.css",
        "css/print/lists.css",
    ),
    "assets/css/pages/map.css": ("css/pages/map/*.css",),
    "assets/css/pages/print-guide.css": ("css/pages/print-guide/*.css",),
    "assets/css/pages/tools.css": ("css/pages/tools/*.css",),
    "assets/js/site.js": ("js/core/dom.js", "js/core/time.js", "js/search/loader.js", "js/search/autocomplete.js"),
    "search/engine.js": (
        "js/search/engine/normalize.js",
        "js/search/engine/query.js",
        "js/search/engine/pinyin.js",
        "js/search/engine/index.js",
        "js/search/engine/scoring.js",
        "js/search/engine/pinyin-scoring.js",
        "js/search/engine/facets.js",
        "js/search/engine/corrections.js",
        "js/search/engine/explain.js",
        "js/search/engine/segmentation.js",
        "js/search/engine/engine.js",
        "js/search/engine/incremental.js",
    ),
}


def minify(text: str) -> str:
    """Return a script or style sheet without indents and lines that are comments only, a third smaller."""
    return _INDENT.sub("", _COMMENT.sub("", text))


def sources(theme: Path) -> dict[str, tuple[Path, ...]]:
    """Return for the uri of each script and style sheet the theme's files that it is made of.

    Args:
        theme: The theme's folder, with `assets/`.
    """
    assets = theme / "assets"
    bundles = {
        uri: tuple(path for part in parts for path in sorted(assets.glob(part))) for uri, parts in _BUNDLES.items()
    }
    bundled = {path for paths in bundles.values() for path in paths}
    others = (path for pattern in _SOURCES for path in sorted(theme.glob(pattern)) if path not in bundled)
    return bundles | {path.relative_to(theme).as_posix(): (path,) for path in others}


def files(theme: Path) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the uri of each script and style sheet, with the function that renders it.

    Args:
        theme: The theme's folder, with `assets/`.
    """
    for uri, paths in sources(theme).items():
        yield uri, partial(_joined, paths)


def _joined(paths: tuple[Path, ...]) -> bytes:
    return minify("".join(path.read_text("utf-8") for path in paths)).encode()
