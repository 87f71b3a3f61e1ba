"""What a page loads beside the style sheets and the search box that all have: values for the theme's templates."""

from collections.abc import Mapping, Sequence

from catalog.domain.kinds import KIND_VIEWS
from catalog.pages.calendar import FOLDERS
from catalog.pages.tools import CHOSEN, Tool

Assets = Mapping[str, Sequence[str]]

_SEARCH = ("filters/url-state", "filters/bottom-sheet", "filters/panel", "search/results", "search/page")
_KEPT = ("core/store", "core/clipboard", "tools/share", "tools/storage-panel")
_CHOOSING = ("core/store", "tools/save-buttons")
_OWN = {"courses": ("tools/course-progress",), "routes": ("tools/route-page", "core/clipboard")}
_LOOKS = {
    **dict.fromkeys(("routes", "points", "venues"), ("pages/schematic",)),  # they have a map in them
    **dict.fromkeys(FOLDERS, ("pages/programme",)),
}


def of_text() -> Assets:
    """For a page of text alone: nothing."""
    return _loads((), ())


def of_home() -> Assets:
    """For the front page, which has a map in it."""
    return _loads(("pages/schematic", "pages/home"), ())


def of_search() -> Assets:
    """For the page of results."""
    return _loads(("pages/filters", "pages/search-results"), _SEARCH)


def of_privacy() -> Assets:
    """For the page that shows and clears what the browser keeps."""
    return _loads((), _KEPT)


def of_list(kind: str) -> Assets:
    """For the list of a kind; it brings more when its filter is touched."""
    styles = ("pages/schematic",) if kind == "routes" else ()
    if KIND_VIEWS[kind].filterable:
        return _loads((*styles, "pages/filters"), ("filters/lazy-load",))
    return _loads(styles, ())


def of_record(kind: str) -> Assets:
    """For every record of a kind."""
    scripts = (*(_CHOOSING if kind in CHOSEN else ()), *_OWN.get(kind, ()))
    return _loads(_LOOKS.get(kind, ()), scripts)


def of_tool(tool: Tool) -> Assets:
    """For the page of a tool."""
    return _loads(("pages/programme", "pages/tools", *tool.styles), ("core/store", *tool.scripts), tool.data)


def _loads(styles: tuple[str, ...], scripts: tuple[str, ...], data: tuple[str, ...] = ()) -> Assets:
    return {
        "catalog_styles": [f"assets/css/{name}.css" for name in styles],
        "catalog_scripts": [*data, *(f"assets/js/{name}.js" for name in scripts)],
    }
