"""Files to take along: places and routes for other maps and devices, WGS-84, as GeoJSON, GPX and KML."""

from catalog.exports.geo.formats import FORMATS, Format, files
from catalog.exports.geo.model import GeoDocument, Waypoint, has_coordinates, of_catalog, of_route

__all__ = ["FORMATS", "Format", "GeoDocument", "Waypoint", "files", "has_coordinates", "of_catalog", "of_route"]
