"""The formats by name, and where their files lie."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from catalog.domain.catalog import Catalog
from catalog.exports.geo.geojson import geojson
from catalog.exports.geo.gpx_kml import gpx, kml
from catalog.exports.geo.model import Track, has_coordinates, of_catalog, of_route
from catalog.model import Point, Route, Site


@dataclass(frozen=True, slots=True)
class Format:
    """One way of writing a track.

    Attributes:
        name: What it is called.
        ending: Of its files, without the dot.
        use: What it is good for, in Chinese.
        write: Makes the file.
    """

    name: str
    ending: str
    use: str
    write: Callable[[Track], bytes]


FORMATS = (
    Format("GPX", "gpx", "导航仪、户外手表、轨迹软件", gpx),
    Format("KML", "kml", "地图标注软件", kml),
    Format("GeoJSON", "geojson", "网页地图、地理信息软件", geojson),
)


def files(catalog: Catalog) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Every file by its uri: `data/places.*`, and `data/routes/<id>.*` for each route that is worth it."""
    points = catalog.points
    for one in FORMATS:
        yield f"data/places.{one.ending}", partial(_places, one, catalog)
        for stem, route in catalog.records["routes"].items():
            if isinstance(route, Route) and has_coordinates(route, points):
                yield f"data/routes/{stem}.{one.ending}", partial(_route, one, route, points, catalog.site)


def _places(one: Format, catalog: Catalog) -> bytes:
    return one.write(of_catalog(catalog))


def _route(one: Format, route: Route, points: Mapping[str, Point], site: Site) -> bytes:
    return one.write(of_route(route, points, site))
