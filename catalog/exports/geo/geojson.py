"""GeoJSON (RFC 7946): longitude first, always WGS-84."""

import json
from typing import Any

from catalog.exports.geo.model import Spot, Track


def geojson(track: Track) -> bytes:
    """Points with their words as properties, then a line for each run of stops; one feature a line."""
    features = [_point(spot) for spot in track.spots] + [_way(way) for way in track.ways]
    head = json.dumps({"type": "FeatureCollection", "name": track.name, "note": track.note}, ensure_ascii=False)
    rows = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    return f'{head[:-1]}, "features": [\n{rows}\n]}}\n'.encode()


def _point(spot: Spot) -> dict[str, Any]:
    properties = {
        "name": spot.name,
        "kind": spot.kind,
        "precision": "approx" if spot.approx else "exact",
        "address": spot.address,
        "note": spot.note,
        "url": spot.url,
    }
    return _feature("Point", _pair(spot), {name: value for name, value in properties.items() if value})


def _way(way: tuple[Spot, ...]) -> dict[str, Any]:
    return _feature("LineString", [_pair(spot) for spot in way], {"name": f"{way[0].name} → {way[-1].name}"})


def _feature(shape: str, coordinates: list[Any], properties: dict[str, str]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": shape, "coordinates": coordinates},
        "properties": properties,
    }


def _pair(spot: Spot) -> list[float]:
    return [spot.place.lon, spot.place.lat]
