"""A route's schematic in black and greys, with its type in the font of the guide."""

import re
from collections.abc import Mapping
from functools import partial

from catalog.domain.symbols import SYMBOLS
from catalog.maps import static
from catalog.maps.static import Shape
from catalog.model import Point, Route

FAMILY = "Noto Sans SC"
_INK = "#1F1F1F"
_HEX = re.compile(r'(?<=")#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})(?=")')
_SHARES = (0.2126, 0.7152, 0.0722)  # of red, green and blue in what the eye takes for brightness (ITU-R BT.709)


def printed_map(route: Route, points: Mapping[str, Point], towns: Mapping[str, str], shape: Shape) -> str:
    """The map as SVG; empty if no stop has a place.

    Args:
        route: The route.
        points: The points that readers may see, by id.
        towns: Names of areas by id.
        shape: `wide` or `narrow`.
    """
    svg = static.route(route, points, towns, shape, static.Style(FAMILY))
    return _HEX.sub(partial(_grey, SYMBOLS[route.mark].colour), svg)


def _grey(colour: str, match: re.Match[str]) -> str:
    """The route's own colour becomes ink, any other the grey that is as bright."""
    if match[0] == colour:
        return _INK
    digits = match[0][1:] if len(match[0]) > len("#rgb") else "".join(digit * 2 for digit in match[0][1:])
    bright = sum(share * int(digits[at : at + 2], 16) for share, at in zip(_SHARES, (0, 2, 4), strict=True))
    return f"#{round(bright):02X}" + f"{round(bright):02X}" * 2
