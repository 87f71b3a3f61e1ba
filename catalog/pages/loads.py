"""What a page loads beside the style sheets and the search box that all have: values for the theme's templates."""

from catalog.pages.lists import FILTERED
from catalog.pages.tools import CHOSEN

_SEARCH = ("filter-state", "filter-sheet", "filter-panel", "search-results", "search-page")
_KEPT = ("store", "share", "store-panel")
_CHOOSING = ("store", "choose")
_OWN = {"courses": ("progress",), "routes": ("route-page",)}
_DRAWN = ("routes", "points", "venues")
"""The kinds whose records' pages have a map in them."""


def of_page(url: str) -> dict[str, list[str]]:
    """For a page that MkDocs renders; a list brings more when its filter is touched."""
    if url == "search/":
        return _loads(("filter", "results"), _SEARCH)
    if url == "privacy/":
        return _loads((), _KEPT)
    styles = ("schematic",) if url in ("", "./", "routes/") else ()
    if url.rstrip("/") in FILTERED:
        return _loads((*styles, "filter"), ("filter-touch",))
    return _loads(styles, ())


def of_record(kind: str) -> dict[str, list[str]]:
    """For every record of a kind."""
    scripts = (*(_CHOOSING if kind in CHOSEN else ()), *_OWN.get(kind, ()))
    return _loads(("schematic",) if kind in _DRAWN else (), scripts)


def _loads(styles: tuple[str, ...], scripts: tuple[str, ...]) -> dict[str, list[str]]:
    return {
        "catalog_styles": [f"assets/style/{name}.css" for name in styles],
        "catalog_scripts": [f"assets/script/{name}.js" for name in scripts],
    }
