"""The interactive maps: folium's Leaflet calls in pages of our own.

`route_map` makes one route's map page and its script, `overview` the map of
everything, `leaflet_assets` the library that the pages load. All are pure: the
same arguments give the same bytes, so that a caller may keep a page under a hash
of its arguments. folium, which takes 0.4 s to import, is imported when the first
map is drawn and in `folium_adapter` alone.

Where things go on the site, and what the relative addresses count on:

    maps/<route id>.html, maps/<route id>.js    the `MapPage` of the variant that fits a day
    maps/<route id>/<variant>.html, ….js        those of the others
    maps/index.html, maps/index.js              an `Overview`, in the site's own layout
    assets/leaflet/…                            `leaflet_assets()`
"""

from catalog.maps.interactive.leaflet_assets import leaflet_assets
from catalog.maps.interactive.overview import Overview, overview
from catalog.maps.interactive.route import MapPage, maps_of, route_map
from catalog.maps.interactive.tiles import tiles_of

__all__ = ["MapPage", "Overview", "leaflet_assets", "maps_of", "overview", "route_map", "tiles_of"]
