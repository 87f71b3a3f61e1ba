"""Scripts of map pages: folium's calls, and what editors wrote as data."""

from collections.abc import Iterable

from catalog.domain.directions import directions_to
from catalog.maps.interactive.folium_adapter import Drawing
from catalog.maps.interactive.tiles import tiles_call
from catalog.model import Point, Tiles, Venue


def map_script(drawing: Drawing, start: str, arguments: Iterable[str], tiles: Tiles | None) -> str:
    """Join folium's calls with a call of our own that takes the editors' words, which folium never sees."""
    return (
        '"use strict";\n'
        "catalog.map.prepare();\n"
        f"{drawing.script}\n"
        f"catalog.map.{start}({', '.join((drawing.map_name, *arguments))});\n"
        f"{tiles_call(drawing.map_name, tiles)}"
    )


def array(names: Iterable[str]) -> str:
    """Write names of variables as an array of them."""
    return f"[{', '.join(names)}]"


def apps_for(place: Point | Venue) -> dict[str, object]:
    """How to get to a place, for its popup: `how` as in `directions.Directions`, and (name, address) of each app."""
    directions = directions_to(place)
    return {"how": directions.how, "links": [(link.app, link.href) for link in directions.links]}
