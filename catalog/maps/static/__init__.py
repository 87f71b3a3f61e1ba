"""Schematics: maps to scale as inline SVG, made of nothing but places.

They need no tiles, no script and no network, and look the same on paper. Pure:
the same arguments give the same bytes. `route` draws one route, `overview` all
of them, in one of two shapes; a page holds both and its style sheet shows the
one that fits. `locator` shows where one place lies, on a `backdrop` that is
made once for all.
"""

from catalog.maps.static.locator import Backdrop, backdrop, locator
from catalog.maps.static.overview_svg import overview
from catalog.maps.static.route_map import Style, areas, places, route
from catalog.maps.static.types import SHAPES, Shape

__all__ = ["SHAPES", "Backdrop", "Shape", "Style", "areas", "backdrop", "locator", "overview", "places", "route"]
