"""What a page loads beside the style sheets and the search box that all have: values for the theme's templates."""

from catalog.pages.calendar import FOLDERS
from catalog.pages.listings import FILTERED
from catalog.pages.tools import CHOSEN, Tool

_SEARCH = ("filter-state", "filter-sheet", "filter-panel", "search-results", "search-page")
_KEPT = ("store", "copy", "share", "store-panel")
_CHOOSING = ("store", "choose")
_OWN = {"courses": ("progress",), "routes": ("route-page", "copy")}
_LOOKS = {
    **dict.fromkeys(("routes", "points", "venues"), ("schematic",)),  # they have a map in them
    **dict.fromkeys(FOLDERS, ("plan",)),
}


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
    return _loads(_LOOKS.get(kind, ()), scripts)


def of_tool(tool: Tool) -> dict[str, list[str]]:
    """For the page of a tool."""
    return _loads(("plan", "tools", *tool.styles), ("store", *tool.scripts), tool.data)


def _loads(styles: tuple[str, ...], scripts: tuple[str, ...], data: tuple[str, ...] = ()) -> dict[str, list[str]]:
    return {
        "catalog_styles": [f"assets/style/{name}.css" for name in styles],
        "catalog_scripts": [*data, *(f"assets/script/{name}.js" for name in scripts)],
    }
