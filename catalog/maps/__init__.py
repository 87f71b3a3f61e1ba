"""The interactive maps: folium's Leaflet calls in pages of our own.

`route_map` makes one route's map page and its script, `leaflet_assets` the
library that the pages load. Both are pure: the same arguments give the same
bytes, so that a caller may keep a page under a hash of its arguments (and of
this package, the template and `catalog.geo`). folium, which takes 0.4 s to
import, is imported when the first map is drawn and in `drawing` alone.

Where things go on the site, and what the relative addresses count on:

    maps/<route id>.html, maps/<route id>.js    a `MapPage`
    assets/leaflet/…                            `leaflet_assets()`
    assets/map/map.js, assets/map/map.css       theme/assets/map/
"""

from catalog.maps.assets import leaflet_assets
from catalog.maps.page import MapPage, route_map

__all__ = ["MapPage", "leaflet_assets", "route_map"]
