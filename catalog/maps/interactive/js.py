"""What editors wrote, as data in a script."""

import json
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


def literal(data: object) -> str:
    """Write JSON that is safe in a script wherever it ends up.

    U+2028 and U+2029 end a line in older JavaScript, inside a string too; `<`, `>`,
    `&` and `'` would matter if the text were ever put into HTML.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&'\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
