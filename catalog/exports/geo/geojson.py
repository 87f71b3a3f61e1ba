"""GeoJSON (RFC 7946): longitude first, always WGS-84."""

import json
from collections.abc import Mapping
from typing import Any

from catalog.exports.geo.model import GeoDocument, Waypoint


def geojson(document: GeoDocument) -> bytes:
    """Points with their words as properties, then a line for each run of stops; one feature a line."""
    features = [*map(_point, document.waypoints), *map(_segment, document.segments)]
    head = json.dumps({"type": "FeatureCollection", "name": document.name, "note": document.note}, ensure_ascii=False)
    rows = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    return f'{head[:-1]}, "features": [\n{rows}\n]}}\n'.encode()


def _point(waypoint: Waypoint) -> dict[str, Any]:
    properties = {
        "name": waypoint.name,
        "kind": waypoint.kind,
        "precision": waypoint.precision,
        "accuracy_m": waypoint.error_m,
        "address": waypoint.address,
        "note": waypoint.note,
        "url": waypoint.url,
    }
    return _feature("Point", _pair(waypoint), {name: value for name, value in properties.items() if value})


def _segment(segment: tuple[Waypoint, ...]) -> dict[str, Any]:
    return _feature("LineString", [*map(_pair, segment)], {"name": f"{segment[0].name} → {segment[-1].name}"})


def _feature(shape: str, coordinates: list[Any], properties: Mapping[str, object]) -> dict[str, Any]:
    return {"type": "Feature", "geometry": {"type": shape, "coordinates": coordinates}, "properties": properties}


def _pair(waypoint: Waypoint) -> list[float]:
    return [waypoint.position.lon, waypoint.position.lat]
