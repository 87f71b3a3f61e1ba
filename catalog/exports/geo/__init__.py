"""Files to take along: places and routes for other maps and devices, WGS-84, as GeoJSON, GPX and KML."""

from catalog.exports.geo.formats import FORMATS, Format, files
from catalog.exports.geo.model import Spot, Track, of_catalog, of_route, worth_taking

__all__ = ["FORMATS", "Format", "Spot", "Track", "files", "of_catalog", "of_route", "worth_taking"]
