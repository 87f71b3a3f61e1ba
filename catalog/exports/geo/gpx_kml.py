"""GPX 1.1 and KML 2.2; ElementTree escapes every text.

Both schemas want their elements in a certain order.
"""

from html import escape
from xml.etree import ElementTree as ET

from catalog.exports.geo.model import Spot, Track

_CREATOR = "binhu-catalog"


def gpx(track: Track) -> bytes:
    """Every place as a waypoint, every run of stops as a route (`rte`): a device finds its own road between them."""
    root = ET.Element("gpx", xmlns="http://www.topografix.com/GPX/1/1", version="1.1", creator=_CREATOR)
    about = ET.SubElement(root, "metadata")
    _say(about, name=track.name, desc=track.note)
    for spot in track.spots:
        point = _gpx_point(root, "wpt", spot)
        _say(point, desc=f"地址：{spot.address}。{spot.note}" if spot.address else spot.note)
        if spot.url:
            ET.SubElement(point, "link", href=spot.url)
        _say(point, type=spot.kind)
    for way in track.ways:
        route = ET.SubElement(root, "rte")
        _say(route, name=f"{track.name}：{way[0].name} → {way[-1].name}")
        for spot in way:
            _gpx_point(route, "rtept", spot)
    return _bytes(root)


def kml(track: Track) -> bytes:
    """Every place as a placemark, every run of stops as a line."""
    root = ET.Element("kml", xmlns="http://www.opengis.net/kml/2.2")
    document = ET.SubElement(root, "Document")
    _say(document, name=track.name, description=escape(track.note))
    for spot in track.spots:
        mark = ET.SubElement(document, "Placemark")
        # Readers of KML show a description as HTML.
        _say(mark, name=spot.name, address=spot.address, description=escape(spot.note))
        _precision(mark, spot)
        _say(ET.SubElement(mark, "Point"), coordinates=_pair(spot))
    for way in track.ways:
        mark = ET.SubElement(document, "Placemark")
        _say(mark, name=f"{way[0].name} → {way[-1].name}")
        line = ET.SubElement(mark, "LineString")
        _say(line, tessellate="1", coordinates=" ".join(map(_pair, way)))
    return _bytes(root)


def _gpx_point(above: ET.Element, tag: str, spot: Spot) -> ET.Element:
    point = ET.SubElement(above, tag, lat=f"{spot.place.lat:.6f}", lon=f"{spot.place.lon:.6f}")
    _say(point, name=spot.name)
    return point


def _precision(mark: ET.Element, spot: Spot) -> None:
    data = ET.SubElement(ET.SubElement(mark, "ExtendedData"), "Data", name="precision")
    _say(data, value="approx" if spot.approx else "exact")


def _say(element: ET.Element, **texts: str | None) -> None:
    """Add a child for each text that there is, in this order."""
    for tag, text in texts.items():
        if text:
            ET.SubElement(element, tag).text = text


def _pair(spot: Spot) -> str:
    return f"{spot.place.lon:.6f},{spot.place.lat:.6f}"


def _bytes(root: ET.Element) -> bytes:
    ET.indent(root, space="")
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
