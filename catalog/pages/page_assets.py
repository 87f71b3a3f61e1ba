"""What a page loads beside the style sheets and the search box that all have: values for the theme's templates."""

from collections.abc import Mapping, Sequence

from catalog.domain.kinds import KIND_VIEWS
from catalog.pages.calendar import FOLDERS
from catalog.pages.tools import CHOSEN, Tool

Assets = Mapping[str, Sequence[str]]

_SEARCH = ("filter-state", "filter-sheet", "filter-panel", "search-results", "search-page")
_KEPT = ("store", "copy", "share", "store-panel")
_CHOOSING = ("store", "choose")
_OWN = {"courses": ("progress",), "routes": ("route-page", "copy")}
_LOOKS = {
    **dict.fromkeys(("routes", "points", "venues"), ("schematic",)),  # they have a map in them
    **dict.fromkeys(FOLDERS, ("plan",)),
}


def of_text() -> Assets:
    """For a page of text alone: nothing."""
    return _loads((), ())


def of_home() -> Assets:
    """For the front page, which has a map in it."""
    return _loads(("schematic",), ())


def of_search() -> Assets:
    """For the page of results."""
    return _loads(("filter", "results"), _SEARCH)


def of_privacy() -> Assets:
    """For the page that shows and clears what the browser keeps."""
    return _loads((), _KEPT)


def of_list(kind: str) -> Assets:
    """For the list of a kind; it brings more when its filter is touched."""
    styles = ("schematic",) if kind == "routes" else ()
    if KIND_VIEWS[kind].filterable:
        return _loads((*styles, "filter"), ("filter-touch",))
    return _loads(styles, ())


def of_record(kind: str) -> Assets:
    """For every record of a kind."""
    scripts = (*(_CHOOSING if kind in CHOSEN else ()), *_OWN.get(kind, ()))
    return _loads(_LOOKS.get(kind, ()), scripts)


def of_tool(tool: Tool) -> Assets:
    """For the page of a tool."""
    return _loads(("plan", "tools", *tool.styles), ("store", *tool.scripts), tool.data)


def _loads(styles: tuple[str, ...], scripts: tuple[str, ...], data: tuple[str, ...] = ()) -> Assets:
    return {
        "catalog_styles": [f"assets/style/{name}.css" for name in styles],
        "catalog_scripts": [*data, *(f"assets/script/{name}.js" for name in scripts)],
    }
