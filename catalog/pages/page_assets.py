"""What a page loads beside the style sheets and the search box that all have: values for the theme's templates."""

from catalog.pages.calendar import FOLDERS
from catalog.pages.listings import FILTERED
from catalog.pages.tools import CHOSEN, Tool

_SEARCH = ("filters/url-state", "filters/bottom-sheet", "filters/panel", "search/results", "search/page")
_KEPT = ("core/store", "core/clipboard", "tools/share", "tools/storage-panel")
_CHOOSING = ("core/store", "tools/save-buttons")
_OWN = {"courses": ("tools/course-progress",), "routes": ("tools/route-page", "core/clipboard")}
_HOME_STYLES = ("pages/schematic", "pages/home")
_LISTING_STYLES = {"": _HOME_STYLES, "./": _HOME_STYLES, "routes/": ("pages/schematic",)}
_LOOKS = {
    **dict.fromkeys(("routes", "points", "venues"), ("pages/schematic",)),  # they have a map in them
    **dict.fromkeys(FOLDERS, ("pages/programme",)),
}


def of_page(url: str) -> dict[str, list[str]]:
    """For a page that MkDocs renders; a list brings more when its filter is touched."""
    if url == "search/":
        return _loads(("pages/filters", "pages/search-results"), _SEARCH)
    if url == "privacy/":
        return _loads((), _KEPT)
    styles = _LISTING_STYLES.get(url, ())
    if url.rstrip("/") in FILTERED:
        return _loads((*styles, "pages/filters"), ("filters/lazy-load",))
    return _loads(styles, ())


def of_record(kind: str) -> dict[str, list[str]]:
    """For every record of a kind."""
    scripts = (*(_CHOOSING if kind in CHOSEN else ()), *_OWN.get(kind, ()))
    return _loads(_LOOKS.get(kind, ()), scripts)


def of_tool(tool: Tool) -> dict[str, list[str]]:
    """For the page of a tool."""
    return _loads(("pages/programme", "pages/tools", *tool.styles), ("core/store", *tool.scripts), tool.data)


def _loads(styles: tuple[str, ...], scripts: tuple[str, ...], data: tuple[str, ...] = ()) -> dict[str, list[str]]:
    return {
        "catalog_styles": [f"assets/css/{name}.css" for name in styles],
        "catalog_scripts": [*data, *(f"assets/js/{name}.js" for name in scripts)],
    }
