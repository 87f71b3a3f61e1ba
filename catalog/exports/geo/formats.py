"""The formats by name, and where their files lie."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from catalog.domain.catalog import Catalog
from catalog.domain.timetable import Itinerary, itineraries_by_uri
from catalog.exports.geo.geojson import geojson
from catalog.exports.geo.gpx_kml import gpx, kml
from catalog.exports.geo.model import GeoDocument, of_catalog, of_route
from catalog.model import Route


@dataclass(frozen=True, slots=True)
class Format:
    """One file format.

    Attributes:
        name: Its name.
        ending: The file extension, without the dot.
        use: What it is good for, in Chinese.
        write: Encodes a document.
    """

    name: str
    ending: str
    use: str
    write: Callable[[GeoDocument], bytes]


FORMATS = (
    Format("GPX", "gpx", "导航仪、户外手表、轨迹软件", gpx),
    Format("KML", "kml", "地图标注软件", kml),
    Format("GeoJSON", "geojson", "网页地图、地理信息软件", geojson),
)


def files(catalog: Catalog) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield every file by its uri: `data/places.*`, and `files_of` each route whose stops have a coordinate."""
    points = catalog.points
    documents = {"data/places": partial(of_catalog, catalog)}
    for route in catalog.records["routes"].values():
        for uri, itinerary in files_of(route).items() if isinstance(route, Route) else ():
            if any(points[stop.point].location for stop in itinerary.stops):
                documents[uri] = partial(of_route, itinerary, points, catalog.site)
    for uri, document in documents.items():
        for file_format in FORMATS:
            yield f"{uri}.{file_format.ending}", partial(_write, file_format, document)


def files_of(route: Route) -> dict[str, Itinerary]:
    """The variants of a route by the addresses of their files, without endings; the one that fits a day first."""
    return itineraries_by_uri(route, f"data/routes/{route.id}")


def _write(file_format: Format, document: Callable[[], GeoDocument]) -> bytes:
    return file_format.write(document())
