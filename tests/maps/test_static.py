"""Schematics: to scale, nothing on a label, the same bytes every time, harmless whatever the names say."""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import get_args
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.domain.catalog import Catalog
from catalog.domain.symbols import SymbolName
from catalog.geo import Position, distance_km
from catalog.maps import static
from catalog.maps.static import geometry
from catalog.maps.static.route_map import route_sheet
from catalog.maps.static.types import Place, Shape
from catalog.model import Location, Point, Route
from tests.support.hostile import ATTACK
from tests.support.sheets import assert_clear, panels

SVG = "{http://www.w3.org/2000/svg}"
MARKS: tuple[SymbolName, ...] = get_args(SymbolName)
both_shapes = pytest.mark.parametrize("shape", static.SHAPES)
Spot = tuple[float, float, str]


def drawn(spots: Mapping[str, Spot | None], shape: Shape = "wide", mark: SymbolName = "circle", **more: str) -> str:
    """The schematic of a route through points of these names, in this order."""
    points = {f"p{number}": point(f"p{number}", name, spot) for number, (name, spot) in enumerate(spots.items())}
    return static.route(route(list(points), mark, **more), points, {"helie": more.get("town", "河埒街道")}, shape)


def point(stem: str, name: str, spot: Spot | None) -> Point:
    """A point as the loader makes it."""
    data: dict[str, object] = {"id": stem, "status": "sample", "source": "测试", "name": name, "themes": ["tradition"]}
    data |= {"lede": "一个地方。", "access": "open", "town": "helie"}
    if spot:
        lat, lon, precision = spot
        data["location"] = {"lat": f"{lat}", "lon": f"{lon}", "datum": "wgs84", "precision": precision}
    return Point.model_validate(data)


def route(stems: list[str], mark: SymbolName = "circle", name: str = "立心铸魂", **_: str) -> Route:
    """A route as the loader makes it."""
    stops = [{"point": record_id, "minutes": "40", "action": {"see": "看"}} for record_id in stems]
    data: dict[str, object] = {
        "id": "route",
        "status": "sample",
        "source": "测试",
        "name": name,
        "mark": mark,
        "theme": "tradition",
    }
    data |= {"summary": "一条路。", "objectives": ["学"], "start_time": "08:30", "stops": stops}
    return Route.model_validate(data)


def _placed(public: Catalog) -> list[tuple[Route, tuple[Place, ...]]]:
    """The routes that can be drawn, with their stops."""
    routes = [(one, static.places(one, public.points)) for one in public.of("routes")]
    assert sum(bool(stops) for _, stops in routes) >= 3
    return [(one, stops) for one, stops in routes if stops]


NEAR: Spot = (31.53, 120.22, "exact")
FAR: Spot = (31.50, 120.25, "approx")
EXACT: Spot = (31.50, 120.25, "exact")
CLOSE: dict[str, Spot | None] = {
    "甲": (31.566, 120.246, "exact"),
    "乙": (31.5668, 120.2476, "exact"),
    "丙": (31.5652, 120.2444, "exact"),
}


SHEET: tuple[SymbolName, dict[str, Position]] = ("circle", {})


@st.composite
def _routes(draw: st.DrawFn) -> tuple[tuple[Place, ...], SymbolName, dict[str, Position]]:
    """Stops in the district: strewn about, in clumps, or all in one place."""
    numbers = sorted(draw(st.sets(st.integers(1, 14), min_size=1, max_size=10)))
    reach = draw(st.sampled_from((0.0, 0.002, 0.02, 0.1)))
    lats, lons = st.floats(31.3, 31.3 + reach), st.floats(120.1, 120.1 + reach)
    hubs = draw(st.lists(st.tuples(lats, lons), min_size=1, max_size=4))
    off = st.floats(-0.003, 0.003)
    names = st.text("湖山街道社区党群中心（）“”A1a 园馆", min_size=1, max_size=18).filter(str.strip)
    stops = []
    for number in numbers:
        lat, lon = draw(st.sampled_from(hubs))
        place = Position(lat + draw(off), lon + draw(off))
        stops.append(Place(number, draw(names), place, draw(st.sampled_from((0, 200, 1500)))))
    areas = {f"{number}街道": Position(*hub) for number, hub in enumerate(hubs)}
    return tuple(stops), draw(st.sampled_from(MARKS)), areas


@settings(max_examples=2 * settings().max_examples)
@given(_routes(), st.sampled_from(static.SHAPES))
def test_nothing_lies_on_a_label_of_any_route(
    made: tuple[tuple[Place, ...], SymbolName, dict[str, Position]], shape: Shape
) -> None:
    stops, mark, areas = made
    sheet = route_sheet(stops, mark, areas, shape)
    assert_clear(sheet)
    assert sorted(pin.stop.number for panel in panels(sheet) for pin in panel.pins) == [stop.number for stop in stops]


@both_shapes
def test_on_routes_of_a_few_stops_each_is_named_and_nothing_lies_on_a_label(
    fixture_catalog: Catalog, shape: Shape
) -> None:
    towns = static.areas(fixture_catalog.points, fixture_catalog.site.vocabularies.towns)
    for one, stops in _placed(fixture_catalog):
        sheet = route_sheet(stops, one.mark, towns, shape)
        assert_clear(sheet)
        pins = [pin for panel in panels(sheet) for pin in panel.pins]
        assert [pin.stop.name for pin in pins if pin.name is None] == []
        assert {pin.stop for pin in pins} == set(stops)


@both_shapes
def test_distances_and_the_scale_bar_are_true(fixture_catalog: Catalog, shape: Shape) -> None:
    for one, stops in _placed(fixture_catalog):
        for panel in panels(route_sheet(stops, one.mark, {}, shape)):
            at = panel.ground.at
            for start, end in pairwise(stops):
                km = distance_km(start.place, end.place)
                assert at(start.place).off(at(end.place)) == pytest.approx(km * panel.ground.scale, rel=1e-3)
            assert 5 < panel.bar_km * panel.ground.scale < 35


def test_north_is_up_and_east_is_right() -> None:
    place = Position(31.5, 120.2)
    ground = route_sheet([Place(1, "甲", place, error_m=0)], "circle", {}, "wide").panel.ground
    here = ground.at(place)
    assert ground.at(Position(31.51, 120.2)).y < here.y
    assert ground.at(Position(31.5, 120.21)).x > here.x


def test_ways_say_their_straight_distance() -> None:
    svg = drawn({"甲": NEAR, "乙": EXACT})
    km = distance_km(Position(*NEAR[:2]), Position(*EXACT[:2]))
    assert f">{km:.1f}<" in svg
    assert "线旁数字为直线距离（公里）" in svg


def test_ways_to_approximate_places_say_no_more_than_is_known() -> None:
    assert ">约 4<" in drawn({"甲": NEAR, "乙": FAR})
    assert ">至多 6<" in drawn({"甲": (31.51, 120.25, "approx"), "乙": FAR})


def test_a_stop_without_a_place_is_named_by_number_on_the_way_past_it() -> None:
    svg = drawn({"甲": NEAR, "乙": None, "丙": None, "丁": FAR})
    assert ">经 2、3<" in svg
    assert "sc-way" not in svg  # nobody knows the way
    assert "sc-arrow" not in svg
    assert re.findall(r'href="#stop-(\d+)"', svg) == ["1", "4"]
    assert "4 站中画出 2 站" in svg


def test_a_route_without_a_place_has_no_schematic() -> None:
    assert drawn({"甲": None, "乙": None}) == ""


def test_a_point_out_of_sight_is_not_drawn() -> None:
    made = static.route(route(["a", "gone"]), {"a": point("a", "甲", NEAR)}, {})
    assert re.findall(r'href="#stop-(\d+)"', made) == ["1"]


def test_approximate_places_are_open_rings_and_said_to_be() -> None:
    both = ET.fromstring(drawn({"甲": NEAR, "乙": FAR}))  # noqa: S314 - we have just written it
    fills = {pin.get("class"): pin.get("fill") for pin in both.iter(f"{SVG}g") if "sc-pin" in pin.get("class", "")}
    assert fills == {"sc-pin": "#9E1B1E", "sc-pin sc-open": "#FFF"}
    assert "空心为大致位置" in drawn({"甲": NEAR, "乙": FAR})
    assert "空心" not in drawn({"甲": NEAR})


@both_shapes
def test_the_circle_of_an_approximate_place_is_to_scale_and_stays_on_the_map(shape: Shape) -> None:
    sheet = route_sheet(
        static.places(route(["a", "b"]), {"a": point("a", "甲", NEAR), "b": point("b", "乙", FAR)}), *SHEET, shape
    )
    root = ET.fromstring(drawn({"甲": NEAR, "乙": FAR}, shape))  # noqa: S314 - we have just written it
    (circle,) = [path.get("d", "") for path in root.iter(f"{SVG}path") if path.get("class") == "sc-reach"]
    radii = {float(number) for number in re.findall(r"A([\d.]+) ", circle)}
    assert [*radii] == [pytest.approx(1.5 * sheet.panel.ground.scale, abs=0.01)]
    ends = [geometry.Spot(float(x), float(y)) for x, y in re.findall(r"([\d.-]+) ([\d.-]+)(?=[MA]|$)", circle)]
    middle = sheet.panel.ground.at(Position(*FAR[:2]))
    assert len(ends) > 1
    assert all(sheet.panel.frame.grown(0.01).has(end) for end in ends)
    assert all(end.off(middle) == pytest.approx(1.5 * sheet.panel.ground.scale, abs=0.02) for end in ends)


def test_a_circle_smaller_than_its_symbol_is_not_drawn() -> None:
    sure = point("b", "乙", FAR).model_copy(
        update={
            "location": Location.model_validate(
                {"lat": "31.5", "lon": "120.25", "datum": "wgs84", "precision": "approx", "radius": "20"}
            )
        }
    )
    svg = static.route(route(["a", "b"]), {"a": point("a", "甲", NEAR), "b": sure}, {})
    assert "sc-open" in svg
    assert "sc-reach" not in svg
    assert "空心为大致位置" in svg


@both_shapes
def test_approximate_stops_close_together_are_not_enlarged(shape: Shape) -> None:
    rough: dict[str, Spot | None] = {name: (*spot[:2], "approx") for name, spot in CLOSE.items() if spot}
    svg = drawn({**rough, "丁": EXACT}, shape)
    assert "放大" not in svg
    assert svg.count('href="#stop-') == 4
    alone = route_sheet(static.places(route(["a"]), {"a": point("a", "甲", FAR)}), *SHEET, shape)
    assert alone.panel.bar_km >= 0.5


@both_shapes
def test_stops_close_together_have_an_inset(shape: Shape) -> None:
    svg = drawn({**CLOSE, "丁": FAR}, shape)
    assert ">1–3<" in svg
    assert ">1–3 放大<" in svg
    assert svg.count('href="#stop-') == 4
    assert "放大" not in drawn({"甲": NEAR, "乙": EXACT}, shape)


def test_two_stops_on_one_spot_are_pushed_apart() -> None:
    place = Position(*NEAR[:2])
    stops = (Place(1, "甲", place, error_m=0), Place(2, "乙", place, error_m=0))
    pins = route_sheet(stops, "circle", {}, "wide").panel.pins
    assert pins[0].spot.off(pins[1].spot) > 6
    assert all(pin.true.off(pin.spot) > 1 for pin in pins)


@pytest.mark.parametrize(
    ("mark", "shape", "dash"),
    [
        ("circle", "<circle", None),
        ("square", '<path d="M', "3.27 1.87"),
        ("diamond", '<path d="M', "3.27 1.63 .23 1.63"),
        ("triangle", '<path d="M', ".23 1.87"),
    ],
)
def test_each_route_has_its_shape_and_dash_without_any_colour(mark: SymbolName, shape: str, dash: str | None) -> None:
    svg = drawn({"甲": NEAR, "乙": FAR}, mark=mark)
    assert shape in svg
    assert re.findall(r'class="sc-way"[^>]* stroke-dasharray="([^"]*)"', svg) == ([dash] if dash else [])


@both_shapes
def test_same_arguments_give_the_same_bytes(fixture_catalog: Catalog, shape: Shape) -> None:
    towns = fixture_catalog.site.vocabularies.towns
    for one in fixture_catalog.of("routes"):
        first, second = (static.route(one, fixture_catalog.points, towns, shape) for _ in range(2))
        assert first == second


def test_each_drawing_of_a_route_is_under_12_kilobytes(fixture_catalog: Catalog) -> None:
    towns = fixture_catalog.site.vocabularies.towns
    for one in fixture_catalog.of("routes"):
        shapes = [static.route(one, fixture_catalog.points, towns, shape) for shape in static.SHAPES]
        assert max(len(svg.encode()) for svg in shapes) < 12_000


@both_shapes
@pytest.mark.parametrize("attack", [ATTACK, "</title><script>alert(1)</script>", "' onload=alert(1) x='", "]]>&lt;"])
def test_words_of_editors_stay_words(attack: str, shape: Shape) -> None:
    svg = drawn({attack: NEAR, "乙": FAR}, shape, name=attack, town=attack)
    root = ET.fromstring(svg)  # noqa: S314 - that it parses is the point
    kinds = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert kinds <= {"svg", "title", "desc", "g", "rect", "path", "circle", "text", "tspan", "a"}
    assert not [name for element in root.iter() for name in element.keys() if name.startswith("on")]  # noqa: SIM118
    assert {link.get("href") for link in root.iter(f"{SVG}a")} == {"#stop-1", "#stop-2"}
    assert attack in (root.findtext(f"{SVG}title") or "")


def test_it_stands_alone() -> None:
    """No style, no script, nothing from elsewhere: attributes carry what a printer needs."""
    svg = drawn({"甲": NEAR, "乙": FAR})
    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert not re.search(r"\bstyle=|<style|<script|xlink|url\(|var\(|font-family|\bid=", svg)
    assert {text.get("fill") for text in ET.fromstring(svg).iter(f"{SVG}g")} != {None}  # noqa: S314


def test_a_program_without_style_sheets_may_name_the_font() -> None:
    points = {"a": point("a", "甲", NEAR)}
    svg = static.route(route(["a"]), points, {}, style=static.Style('Noto "Sans" SC'))
    assert ET.fromstring(svg).get("font-family") == 'Noto "Sans" SC'  # noqa: S314
