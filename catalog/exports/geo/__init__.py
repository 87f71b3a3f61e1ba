"""Files to take along: places and routes for other maps and devices, WGS-84, as GeoJSON, GPX and KML."""

from catalog.exports.geo.formats import FORMATS, files, files_of

__all__ = ["FORMATS", "files", "files_of"]
