"""All routes on one map, and where one place lies among all: clear, small, harmless, the same every time."""

import re
from xml.etree import ElementTree as ET

import pytest

from catalog.content.loader import assemble
from catalog.domain.catalog import Catalog
from catalog.geo import to_wgs84
from catalog.maps import static
from catalog.model import Point
from catalog.pages.map_fragments import Drawings
from tests.support.hostile import ATTACK
from tests.support.samples import ROUTE, SITE, VENUE, catalog
from tests.support.sheets import assert_names_are_clear, network_of

SVG = "{http://www.w3.org/2000/svg}"
both_shapes = pytest.mark.parametrize("shape", static.SHAPES)
PLACED = """\
status: published
source: 出处
name: {name}
town: lihu
address: 地址
location: {{lat: {lat}, lon: {lon}, datum: wgs84, precision: {precision}}}
themes: [theory]
lede: 一个地方。
access: open
"""


WHERE = "location: {lat: 31.55, lon: 120.25, datum: wgs84, precision: exact}\n"


def _placed(name: str = "甲", lat: float = 31.5, lon: float = 120.2, precision: str = "approx") -> str:
    return PLACED.format(name=name, lat=lat, lon=lon, precision=precision)


@pytest.fixture(scope="module")
def four_routes(fixture_files: dict[str, bytes]) -> Catalog:
    """The fixture content with a place for the one stop of its fourth route."""
    path = "content/points/rice-field.yml"
    where = b"address: x\nlocation: {lat: 31.56, lon: 120.12, datum: wgs84, precision: approx}\n"
    library = assemble({**fixture_files, path: fixture_files[path] + where})
    assert library.site is not None
    return Catalog.from_library(library, library.site)


@both_shapes
def test_on_the_map_of_all_routes_each_is_named_and_nothing_lies_on_a_name(
    four_routes: Catalog, shape: static.Shape
) -> None:
    assert_names_are_clear(network_of(four_routes, shape))


@both_shapes
def test_the_four_routes_differ_in_colour_line_and_sign(four_routes: Catalog, shape: static.Shape) -> None:
    root = ET.fromstring(_joined(Drawings(four_routes).overview(""), shape))  # noqa: S314 - we have just written it
    links = list(root.iter(f"{SVG}a"))
    heard = [one.findtext(f"{SVG}g[@class='sc-key']/{SVG}text") for one in links]
    assert heard == [one.name for one in four_routes.of("routes")]
    assert [one.get("href") for one in links] == [f"routes/{one.id}/" for one in four_routes.of("routes")]
    ways = [next(path for path in one.iter(f"{SVG}path") if path.get("class") == "sc-way") for one in links]
    assert len({way.get("stroke") for way in ways}) == len({way.get("stroke-dasharray") for way in ways}) == 4
    assert [one.get("class") for one in links] == [f"sc-route mark-{one.mark}" for one in four_routes.of("routes")]


def test_the_map_of_all_routes_is_the_same_every_time_and_small(four_routes: Catalog) -> None:
    first, second = (Drawings(four_routes).overview("../") for _ in range(2))
    assert first == second
    assert sum(len(svg.encode()) for svg in first) < 16_000


def test_without_a_place_there_is_no_map() -> None:
    assert Drawings(catalog()).overview("") == ()
    point = catalog().points["point"]
    assert Drawings(catalog()).locator(point) is None


def test_a_locator_shows_the_place_among_the_others_and_names_its_town(four_routes: Catalog) -> None:
    drawings = Drawings(four_routes)
    towns = {record_id: name.split("（")[0] for record_id, name in four_routes.site.vocabularies.towns.items()}
    seen = 0
    for point in four_routes.points.values():
        svg = drawings.locator(point)
        assert (svg is None) == (point.location is None)
        if svg and point.location:
            seen += 1
            root = ET.fromstring(svg)  # noqa: S314
            (pin,) = [one for one in root.iter(f"{SVG}g") if "sc-pin" in one.get("class", "")]
            assert ("sc-open" in pin.get("class", "")) == (point.location.precision == "approx")
            named = [text.text for group in root.iter(f"{SVG}g") if group.get("class") == "sc-town" for text in group]
            assert named == ([towns[point.town]] if point.town else [])
            assert len(svg.encode()) < 2500
    assert seen > 10


def test_a_locator_is_to_scale(four_routes: Catalog) -> None:
    places = [to_wgs84(one.location) for one in four_routes.points.values() if one.location]
    base = static.backdrop(places, {})
    assert base
    assert {(0 < spot.x < 80 and 0 < spot.y < 52) for spot in map(base.ground.at, places)} == {True}
    assert 5 < base.bar_km * base.ground.scale <= 22


def test_a_locator_has_the_sign_of_its_route_or_of_its_kind() -> None:
    files = {"content/points/point.yml": _placed(), "content/points/alone.yml": _placed("乙", 31.6)}
    files["content/venues/venue.yml"] = VENUE + "address: 地址\n" + WHERE
    public = catalog({**files, "content/routes/route.yml": ROUTE.replace("circle", "diamond")})
    drawings = Drawings(public)
    assert 'class="schematic schematic-locator mark-diamond"' in str(drawings.locator(public.points["point"]))
    assert 'class="schematic schematic-locator mark-hexagon"' in str(drawings.locator(public.points["alone"]))
    (venue,) = public.of("venues")
    assert "mark-house" in str(drawings.locator(venue))


def test_however_many_places_there_are_a_locator_stays_small() -> None:
    names = {
        f"p{number}": (round(31.3 + number % 60 / 200, 3), round(120 + number // 60 / 200, 3)) for number in range(4000)
    }
    points = {
        record_id: Point.model_validate(
            {
                "id": record_id,
                "status": "sample",
                "source": "测试",
                "name": record_id,
                "themes": ["t"],
                "lede": "。",
                "access": "open",
                "location": {"lat": f"{lat}", "lon": f"{lon}", "datum": "wgs84", "precision": "exact"},
            }
        )
        for record_id, (lat, lon) in names.items()
    }
    base = static.backdrop([to_wgs84(one.location) for one in points.values() if one.location], {})
    assert base
    assert len(static.locator(base, points["p7"], {}, "circle")) < 5000


def test_words_of_editors_stay_words() -> None:
    files = {
        "content/site.yml": SITE.replace("蠡湖街道", f"'{ATTACK}'"),
        "content/points/point.yml": _placed(f"'{ATTACK}'"),
        "content/routes/route.yml": ROUTE.replace("立心铸魂", f"'{ATTACK}'"),
    }
    drawings = Drawings(public := catalog(files))
    for svg in (*drawings.overview(""), str(drawings.locator(public.points["point"]))):
        root = ET.fromstring(svg)  # noqa: S314 - that it parses is the point
        kinds = {element.tag.removeprefix(SVG) for element in root.iter()}
        assert kinds <= {"svg", "title", "desc", "g", "rect", "path", "circle", "text", "tspan", "a"}
        assert not re.search(r"<script|\son\w+=", svg)
        assert ATTACK[:8] in "".join(root.itertext())


def _joined(drawn: tuple[str, ...], shape: static.Shape) -> str:
    return next(svg for svg in drawn if f"schematic-{shape}" in svg)
