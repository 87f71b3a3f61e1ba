"""GPX 1.1 and KML 2.2; ElementTree escapes every text.

Both schemas want their elements in a certain order.
"""

from html import escape
from xml.etree import ElementTree as ET

from catalog.exports.geo.model import GeoDocument, Waypoint

_CREATOR = "binhu-catalog"


def gpx(document: GeoDocument) -> bytes:
    """Every place as a waypoint, every run of stops as a route (`rte`): a device finds its own road between them."""
    root = ET.Element("gpx", xmlns="http://www.topografix.com/GPX/1/1", version="1.1", creator=_CREATOR)
    metadata = ET.SubElement(root, "metadata")
    _add_texts(metadata, name=document.name, desc=document.note)
    for waypoint in document.waypoints:
        point = _gpx_point(root, "wpt", waypoint)
        _add_texts(point, desc=f"地址：{waypoint.address}。{waypoint.note}" if waypoint.address else waypoint.note)
        if waypoint.url:
            ET.SubElement(point, "link", href=waypoint.url)
        _add_texts(point, type=waypoint.kind)
    for segment in document.segments:
        route = ET.SubElement(root, "rte")
        _add_texts(route, name=f"{document.name}：{segment[0].name} → {segment[-1].name}")
        for waypoint in segment:
            _gpx_point(route, "rtept", waypoint)
    return _bytes(root)


def kml(document: GeoDocument) -> bytes:
    """Every place as a placemark, every run of stops as a line."""
    root = ET.Element("kml", xmlns="http://www.opengis.net/kml/2.2")
    folder = ET.SubElement(root, "Document")
    _add_texts(folder, name=document.name, description=escape(document.note))
    for waypoint in document.waypoints:
        placemark = ET.SubElement(folder, "Placemark")
        # Readers of KML show a description as HTML.
        _add_texts(placemark, name=waypoint.name, address=waypoint.address, description=escape(waypoint.note))
        extended = ET.SubElement(placemark, "ExtendedData")
        _add_texts(ET.SubElement(extended, "Data", name="precision"), value=waypoint.precision)
        if waypoint.error_m:
            _add_texts(ET.SubElement(extended, "Data", name="accuracy_m"), value=str(waypoint.error_m))
        _add_texts(ET.SubElement(placemark, "Point"), coordinates=_pair(waypoint))
    for segment in document.segments:
        placemark = ET.SubElement(folder, "Placemark")
        _add_texts(placemark, name=f"{segment[0].name} → {segment[-1].name}")
        line = ET.SubElement(placemark, "LineString")
        _add_texts(line, tessellate="1", coordinates=" ".join(map(_pair, segment)))
    return _bytes(root)


def _gpx_point(parent: ET.Element, tag: str, waypoint: Waypoint) -> ET.Element:
    lat, lon = _numbers(waypoint)
    point = ET.SubElement(parent, tag, lat=lat, lon=lon)
    _add_texts(point, name=waypoint.name)
    return point


def _add_texts(element: ET.Element, **texts: str | None) -> None:
    """Add a child for each text that there is, in this order."""
    for tag, text in texts.items():
        if text:
            ET.SubElement(element, tag).text = text


def _pair(waypoint: Waypoint) -> str:
    lat, lon = _numbers(waypoint)
    return f"{lon},{lat}"


def _numbers(waypoint: Waypoint) -> tuple[str, str]:
    """Latitude and longitude with the decimals that the place deserves."""
    return f"{waypoint.position.lat:.{waypoint.decimals}f}", f"{waypoint.position.lon:.{waypoint.decimals}f}"


def _bytes(root: ET.Element) -> bytes:
    ET.indent(root, space="")
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
