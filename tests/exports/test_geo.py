"""Files to take along: read by other people's readers, true to the content, harmless."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import fastkml
import geojson
import gpxpy
import pytest
from fastkml.utils import find_all
from fastkml.validator import validate

from catalog.domain.catalog import Catalog
from catalog.exports.geo import FORMATS, files
from catalog.geo import Position, distance_km, to_wgs84
from catalog.model import Point, Record, Route, Venue
from tests.support.hostile import ATTACK
from tests.support.samples import POINT, ROUTE, SITE, VENUE, catalog

KML = "{http://www.opengis.net/kml/2.2}"
METRE = 1e-3  # km
# What the schema of GPX 1.1 wants in this order.
GPX_ORDER = ("name", "cmt", "desc", "src", "link", "sym", "type")


def spot(lat: str, lon: str, precision: str = "exact", datum: str = "wgs84") -> str:
    return f"address: 某路 1 号\nlocation: {{lat: {lat}, lon: {lon}, datum: {datum}, precision: {precision}}}\n"


def walk(*stems: str) -> str:
    stops = "".join(f"  - {{point: {record_id}, minutes: 40, action: {{see: 看}}}}\n" for record_id in stems)
    return ROUTE.partition("stops:")[0] + "stops:\n" + stops


@pytest.fixture(scope="module")
def made(fixture_catalog: Catalog) -> dict[str, bytes]:
    return {uri: make() for uri, make in files(fixture_catalog)}


@pytest.fixture(scope="module")
def gapped() -> Catalog:
    """A route (no place), a, b, (no place), c, d, e, and a draft that nobody sees; b is guarded, c approximate."""
    places = {
        "a": POINT + spot("31.51", "120.21"),
        "b": POINT.replace("open", "restricted") + spot("31.52", "120.22"),
        "nowhere": POINT.replace("宝界桥", "无坐标处"),
        "c": POINT + spot("31.53", "120.23", "approx"),
        "hidden": POINT.replace("published", "draft") + spot("31.54", "120.24"),
        "d": POINT + spot("31.55", "120.25", datum="gcj02"),
        "e": POINT + spot("31.56", "120.26"),
    }
    points = {f"content/points/{record_id}.yml": text for record_id, text in places.items()}
    route = {"content/routes/route.yml": walk("point", *places)}
    count = {"content/site.yml": SITE.replace("points: 1", "points: 8")}
    return catalog({**points, **route, **count, "content/venues/venue.yml": VENUE + spot("31.57", "120.27")})


def of(public: Catalog, uri: str) -> bytes:
    return dict(files(public))[uri]()


def placed(public: Catalog) -> list[Point | Venue]:
    return [one for kind in ("points", "venues") for one in public.of(kind) if one.location]


def test_every_route_and_the_whole_catalogue_come_in_every_format(
    made: dict[str, bytes], fixture_catalog: Catalog
) -> None:
    routes = [route.id for route in fixture_catalog.records["routes"].values() if _placed_stops(fixture_catalog, route)]
    assert 1 < len(routes) < len(fixture_catalog.records["routes"]), "one has no place"
    names = ["data/places", *(f"data/routes/{route}" for route in routes)]
    names += [f"data/routes/craft-route/{name}" for name in ("half-day", "whole")]
    names += [f"data/routes/water-route/{name}" for name in ("half-day", "whole")]
    assert set(made) == {f"{name}.{one.ending}" for name in names for one in FORMATS}


def test_a_route_weighs_a_few_kilobytes(made: dict[str, bytes]) -> None:
    assert max(len(data) for uri, data in made.items() if "routes" in uri) < 5000


def test_geojson_is_valid_and_says_where_every_place_is(made: dict[str, bytes], fixture_catalog: Catalog) -> None:
    for uri, data in made.items():
        if uri.endswith(".geojson"):
            read = geojson.loads(data)
            assert read.is_valid, read.errors()
    features = json.loads(made["data/places.geojson"])["features"]
    for place, feature in zip(placed(fixture_catalog), features, strict=True):
        assert place.location
        lon, lat = feature["geometry"]["coordinates"]
        near = 1.5 * place.location.error_m / 1000 or METRE  # rounded north and east
        assert distance_km(Position(lat, lon), to_wgs84(place.location)) < near
        assert feature["properties"].get("accuracy_m", 0) == place.location.error_m
        assert feature["properties"]["name"] == place.name
        assert feature["properties"]["precision"] == place.location.precision


def test_gpx_is_read_with_every_place_and_every_run(gapped: Catalog) -> None:
    read = gpxpy.parse(of(gapped, "data/routes/route.gpx").decode())
    assert read.version == "1.1"
    assert [point.name for point in read.waypoints] == [f"{n} 宝界桥" for n in (2, 3, 5, 6, 7)]
    assert [[point.name for point in route.points] for route in read.routes] == [
        ["2 宝界桥", "3 宝界桥"],
        ["5 宝界桥", "6 宝界桥", "7 宝界桥"],
    ]
    assert read.tracks == []
    assert read.bounds is None or read.bounds.min_latitude is None


def test_gpx_keeps_the_order_of_its_schema(made: dict[str, bytes]) -> None:
    for uri, data in made.items():
        if uri.endswith(".gpx"):
            root = ET.fromstring(data)  # noqa: S314 - our own file
            tags = [child.tag.partition("}")[2] for child in root]
            assert tags == sorted(tags, key=["metadata", "wpt", "rte"].index)
            for point in root:
                said = [child.tag.partition("}")[2] for child in point if not child.tag.endswith("rtept")]
                assert said == sorted(said, key=GPX_ORDER.index), uri


def test_kml_follows_its_schema(made: dict[str, bytes], tmp_path: Path) -> None:
    for uri, data in made.items():
        if uri.endswith(".kml"):
            (tmp_path / "one.kml").write_bytes(data)
            assert validate(file_to_validate=tmp_path / "one.kml"), uri


def test_kml_is_read_with_every_place_and_every_run(gapped: Catalog) -> None:
    read = fastkml.KML.from_string(of(gapped, "data/routes/route.kml").decode().partition("?>")[2])
    marks = [mark for mark in find_all(read, of_type=fastkml.Placemark) if isinstance(mark, fastkml.Placemark)]
    shapes = [(mark.name, mark.geometry.geom_type) for mark in marks if mark.geometry]
    assert shapes == [
        *((f"{n} 宝界桥", "Point") for n in (2, 3, 5, 6, 7)),
        ("2 宝界桥 → 3 宝界桥", "LineString"),
        ("5 宝界桥 → 7 宝界桥", "LineString"),
    ]
    assert marks[0].geometry
    assert marks[0].geometry.coords[0] == (120.21, 31.51)
    assert marks[0].address == "某路 1 号"


@pytest.mark.parametrize("ending", [one.ending for one in FORMATS])
def test_what_is_approximate_guarded_or_left_out_is_said(gapped: Catalog, ending: str) -> None:
    text = of(gapped, f"data/routes/route.{ending}").decode()
    assert text.count("约在此处：大致位置，可能差 1.5 公里，出发前请再核对") == 1
    assert text.count("限制进入，请勿自行前往") == 1
    assert "没有坐标、未列入：第 1 站宝界桥、第 4 站无坐标处。" in text
    assert "31.54" not in text, "the draft's place"


@pytest.mark.parametrize("ending", [one.ending for one in FORMATS])
def test_every_format_has_the_same_places(gapped: Catalog, made: dict[str, bytes], ending: str) -> None:
    places = [(to_wgs84(one.location), 2 if one.location.error_m else 6) for one in placed(gapped) if one.location]
    expected = [(round(place.lat, decimals), round(place.lon, decimals)) for place, decimals in places]
    read = {"gpx": _of_gpx, "kml": _of_kml, "geojson": _of_geojson}[ending]
    assert read(of(gapped, f"data/places.{ending}")) == expected
    assert read(made[f"data/places.{ending}"])


@pytest.mark.parametrize("ending", [one.ending for one in FORMATS])
def test_an_approximate_place_has_no_more_decimals_than_are_known(ending: str) -> None:
    where = spot("31.523456", "120.234567", "approx").replace("approx}", "approx, radius: 200}")
    text = of(catalog({"content/points/point.yml": POINT + where}), f"data/places.{ending}").decode()
    assert "31.523" in text
    assert "120.235" in text
    assert not re.search(r"31\.523\d|120\.23[45]\d", text)


@pytest.mark.parametrize("ending", [one.ending for one in FORMATS])
def test_an_attack_is_a_text_in_every_format(ending: str) -> None:
    quoted = json.dumps(ATTACK, ensure_ascii=False)
    point = POINT.replace("宝界桥", quoted) + spot("31.51", "120.21").replace("某路 1 号", quoted)
    public = catalog({"content/points/point.yml": point, "content/routes/route.yml": walk("point")})
    data = of(public, f"data/routes/route.{ending}")
    if ending == "geojson":
        properties = geojson.loads(data)["features"][0]["properties"]
        assert (properties["name"], properties["address"]) == (f"1 {ATTACK}", ATTACK)
        return
    assert b"<script" not in data
    root = ET.fromstring(data)  # noqa: S314 - our own file
    assert {element.tag.rpartition("}")[2].lower() for element in root.iter()}.isdisjoint({"script", "img"})
    assert f"1 {ATTACK}" in {element.text for element in root.iter()}


def test_a_description_that_readers_show_as_html_holds_no_element() -> None:
    route = walk("point", "other")
    other = POINT.replace("宝界桥", json.dumps("<b>甲</b>", ensure_ascii=False))
    files_of = {"content/points/point.yml": POINT + spot("31.51", "120.21"), "content/points/other.yml": other}
    count = {"content/site.yml": SITE.replace("points: 1", "points: 2")}
    public = catalog({**files_of, **count, "content/routes/route.yml": route})
    root = ET.fromstring(of(public, "data/routes/route.kml"))  # noqa: S314 - our own file
    said = root.findtext(f"{KML}Document/{KML}description") or ""
    assert "&lt;b&gt;甲&lt;/b&gt;" in said
    assert not re.search("<[a-z]", said)


def test_a_route_of_which_nothing_is_placed_has_no_files() -> None:
    assert {uri for uri, _ in files(catalog())} == {f"data/places.{one.ending}" for one in FORMATS}


def test_links_are_absolute_or_not_there_at_all(gapped: Catalog) -> None:
    assert b"http" not in of(gapped, "data/places.geojson")
    public = catalog(
        {
            "content/site.yml": SITE + "base_url: https://example.org/sub/\n",
            "content/points/point.yml": POINT + spot("31.51", "120.21"),
        }
    )
    (feature,) = geojson.loads(of(public, "data/places.geojson"))["features"]
    assert feature["properties"]["url"] == "https://example.org/sub/points/point/"
    assert gpxpy.parse(of(public, "data/places.gpx").decode()).waypoints[0].link == feature["properties"]["url"]


def test_the_same_catalogue_gives_the_same_bytes(made: dict[str, bytes], fixture_catalog: Catalog) -> None:
    assert made == {uri: make() for uri, make in files(fixture_catalog)}


def test_samples_say_so_outside_the_site_as_well(made: dict[str, bytes], fixture_catalog: Catalog) -> None:
    seen = set()
    for route in fixture_catalog.of("routes"):
        if places := _placed_stops(fixture_catalog, route):
            samples = sum(one.status == "sample" for one in (route, *places))
            for one in FORMATS:
                assert made[f"data/routes/{route.id}.{one.ending}"].decode().count("示例。") == samples, route.id
            seen.add(samples)
    assert len(seen) > 1


def _placed_stops(public: Catalog, route: Record) -> list[Point]:
    """The stops of a route that have a place."""
    assert isinstance(route, Route)
    return [public.points[stop.point] for stop in route.stops if public.points[stop.point].location]


def _of_gpx(data: bytes) -> list[tuple[float, float]]:
    return [(point.latitude, point.longitude) for point in gpxpy.parse(data.decode()).waypoints]


def _of_kml(data: bytes) -> list[tuple[float, float]]:
    root = ET.fromstring(data)  # noqa: S314 - our own file
    pairs = [(element.text or "").split(",") for element in root.iter(f"{KML}coordinates")]
    return [(float(lat), float(lon)) for lon, lat in pairs]


def _of_geojson(data: bytes) -> list[tuple[float, float]]:
    coordinates = [feature["geometry"]["coordinates"] for feature in geojson.loads(data)["features"]]
    return [(lat, lon) for lon, lat in coordinates]
