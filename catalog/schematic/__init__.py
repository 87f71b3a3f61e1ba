"""Schematics: maps to scale as inline SVG, made of nothing but places.

They need no tiles, no script and no network, and look the same on paper. Pure:
the same arguments give the same bytes. `route` draws one route in one of two
shapes; a page holds both and its style sheet shows the one that fits.
"""

from catalog.schematic.overview import overview
from catalog.schematic.routes import areas, places, route
from catalog.schematic.sheet import SHAPES, Shape

__all__ = ["SHAPES", "Shape", "areas", "overview", "places", "route"]
