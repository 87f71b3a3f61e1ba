"""What editors wrote, as data in a script."""

from collections.abc import Iterable

from catalog.domain.directions import directions_to
from catalog.model import Point, Venue


def array(names: Iterable[str]) -> str:
    """Write names of variables as an array of them."""
    return f"[{', '.join(names)}]"


def apps_for(place: Point | Venue) -> dict[str, object]:
    """How to get to a place, for its popup: `how` as in `directions.Directions`, and (name, address) of each app."""
    way = directions_to(place)
    return {"how": way.how, "links": [(link.app, link.href) for link in way.links]}
