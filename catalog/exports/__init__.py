"""Files to take along and to build on: feeds, calendars, GPX, KML, GeoJSON, JSON, CSV."""
