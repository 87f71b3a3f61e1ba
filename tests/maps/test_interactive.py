"""Map pages: what folium is kept from doing, and what the page says."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from catalog.domain.timetable import whole
from catalog.geo import to_wgs84
from catalog.maps.interactive import MapPage, leaflet_assets, route_map
from catalog.model import Point, Route

ROOT = Path(__file__).parents[2]
PAYLOAD = "\"><script>alert(1)</script>${7*7}{{7*7}}'&\u2028"

ENV = Environment(
    autoescape=True,
    undefined=StrictUndefined,
    loader=FileSystemLoader(ROOT / "theme" / "templates"),
)

# Where a reader goes who presses a link in a popup; nothing is loaded from there.
MAP_APPS = ("https://uri.amap.com", "https://api.map.baidu.com", "https://apis.map.qq.com")

Spot = tuple[str, str, str, str]
NEAR: Spot = ("31.53", "120.22", "wgs84", "exact")
FAR: Spot = ("31.50", "120.25", "wgs84", "approx")
NOWHERE: Mapping[str, Spot | None] = MappingProxyType({"a": None, "b": None})


def point(stem: str, spot: Spot | None, name: str = "宝界桥", address: str | None = None) -> Point:
    """Make a point as the loader does."""
    data: dict[str, object] = {
        "id": stem,
        "status": "sample",
        "source": "测试",
        "name": name,
        "themes": ["tradition"],
        "lede": "一座桥。",
        "access": "open",
    }
    if address:
        data["address"] = address
    if spot:
        data["location"] = dict(zip(("lat", "lon", "datum", "precision"), spot, strict=True))
    return Point.model_validate(data)


def route(stops: list[str], mark: str = "circle", name: str = "立心铸魂") -> Route:
    """Make a route through these points."""
    return Route.model_validate(
        {
            "id": "lixin",
            "status": "sample",
            "source": "测试",
            "name": name,
            "mark": mark,
            "theme": "tradition",
            "summary": "一条路。",
            "objectives": ["学"],
            "start_time": "08:30",
            "stops": [{"point": stop, "minutes": "40", "action": {"see": "看"}} for stop in stops],
        }
    )


def page(spots: Mapping[str, Spot | None], mark: str = "circle") -> MapPage:
    """Make the map page of a route through points at these places, in this order."""
    points = {record_id: point(record_id, spot, f"点位{record_id}") for record_id, spot in spots.items()}
    return route_map(whole(route(list(spots), mark)), points, tiles=None, uri="maps/lixin", env=ENV)


def given_data(script: str) -> list[dict[str, object]]:
    """Read the data that the last call in a script passes on."""
    match = re.search(r"catalog\.map\.startRoute\(map_\d+, \[[^]]*\], (.*)\);\n\Z", script)
    assert match
    data: list[dict[str, object]] = json.loads(match[1])
    return data


def test_same_arguments_give_the_same_bytes() -> None:
    """Ids are numbered and nothing depends on the clock or on chance."""
    first, second = page({"a": NEAR, "b": FAR}), page({"a": NEAR, "b": FAR})
    assert first == second
    assert not re.search(r"_[0-9a-f]{32}", first.html + first.script)


def test_nothing_comes_from_elsewhere() -> None:
    """No address with a host, in the page or in its script."""
    made = page({"a": NEAR, "b": FAR})
    assert "://" not in made.html
    assert not [one for one in re.findall(r"\w+://[\w.]+", made.script) if one not in MAP_APPS]
    for library in ("jquery", "bootstrap", "awesome", "openstreetmap"):
        assert library not in (made.html + made.script).lower()


def test_page_has_no_inline_code_or_style() -> None:
    """The strict policy holds because there is nothing for it to stop."""
    made = page({"a": NEAR, "b": FAR})
    assert "script-src &#39;self&#39;; style-src &#39;self&#39;" in made.html
    assert not re.search(r"<script(?![^>]*\ssrc=)", made.html)
    assert not re.search(r"\s(style|on\w+)=", made.html + made.script)
    assert "<style" not in made.html


def test_folium_options() -> None:
    """The traps: the deepest zoom arrives, no tiles, no wheel, no stock controls."""
    script = page({"a": NEAR}).script
    assert '"maxZoom": 18' in script
    assert '"scrollWheelZoom": false' in script
    assert '"zoomControl": false' in script
    assert "tileLayer" not in script
    assert "L.control" not in script
    assert script.index("catalog.map.prepare()") < script.index("L.map(")


def test_folium_is_left_as_it_was() -> None:
    """Another map in the same process keeps its own files."""
    from folium import Map  # noqa: PLC0415, TID251 - to see that it is left alone

    before = list(Map.default_js), list(Map.default_css)
    page({"a": NEAR})
    assert (Map.default_js, Map.default_css) == before
    assert before[0]


def test_folium_is_imported_when_a_map_is_drawn() -> None:
    """A build without changed maps does not pay for it."""
    code = "import sys, catalog.maps.interactive; sys.exit('folium' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_words_of_editors_are_data() -> None:
    """A payload is text in the page and in the script, whole and harmless."""
    points = {"a": point("a", NEAR, PAYLOAD, PAYLOAD), "b": point("b", None, PAYLOAD)}
    made = route_map(whole(route(["a", "b"], name=PAYLOAD)), points, tiles=None, uri="maps/lixin", env=ENV)
    assert "<script>alert" not in made.html
    assert "{{7*7}}" in made.html
    assert not set("<>\u2028'") & set(made.script)
    assert given_data(made.script)[0]["name"] == PAYLOAD.strip()
    assert given_data(made.script)[0]["address"] == PAYLOAD.strip()


def test_stops_keep_their_numbers() -> None:
    """A stop without a coordinate is told of and keeps its place in the count."""
    made = page({"a": NEAR, "b": None, "c": FAR})
    assert [stop["number"] for stop in given_data(made.script)] == [1, 3]
    assert "未画出（没有坐标）：2 点位b。" in made.html
    assert "未画出" not in page({"a": NEAR, "b": FAR}).html


@pytest.mark.parametrize(
    ("order", "runs"),
    [("xx", [2]), ("xxx", [3]), ("xx.xx", [2, 2]), ("x.x", []), (".xxx.x", [3]), ("x", [])],
)
def test_line_breaks_where_a_place_is_missing(order: str, runs: list[int]) -> None:
    """No line past a stop that is not on the map."""
    spots = {
        f"p{index}": (f"31.5{index}", "120.2", "wgs84", "exact") if sign == "x" else None
        for index, sign in enumerate(order)
    }
    made = page(spots)
    lines = re.findall(r"L\.polyline\(\n(\[\[.*\]\]),", made.script)
    assert [len(json.loads(line)) for line in lines] == runs
    assert ("站序连线" in made.html) is bool(runs)


@pytest.mark.parametrize(
    ("mark", "shape", "dash"),
    [
        ("circle", "<circle", "null"),
        ("square", "M9 9 35 9 35 35 9 35z", '"14 8"'),
        ("diamond", "M22 4 40 22 22 40 4 22z", '"14 7 1 7"'),
        ("triangle", "M22 4 41 37 3 37z", '"1 8"'),
    ],
)
def test_each_mark_has_its_shape_and_dash(mark: str, shape: str, dash: str) -> None:
    """Never by colour alone."""
    made = page({"a": NEAR, "b": FAR}, mark)
    assert shape in made.html
    assert f'"dashArray": {dash}' in made.script
    assert f"mark-{mark}" in made.html
    assert f"map-way mark-{mark}" in made.script


def test_approximate_places_are_shown_as_such() -> None:
    """An open ring on the map and in the legend, and only when there is one."""
    made = page({"a": NEAR, "b": FAR})
    assert [(stop["error"], stop["sure"]) for stop in given_data(made.script)] == [
        (0, ""),
        (1500, "大致位置，可能差 1.5 公里"),
    ]
    assert made.script.count("pin-approx") == 1
    assert "准确位置" in made.html
    assert "大致位置" in made.html
    assert "大致位置" not in page({"a": NEAR}).html


def test_places_are_turned_into_wgs84() -> None:
    """What the script says is not what the editor's map said."""
    spot = ("31.527", "120.284", "bd09", "exact")
    location = point("a", spot).location
    assert location
    place = to_wgs84(location)
    assert f"[{round(place.lat, 6)}, {round(place.lon, 6)}]" in page({"a": spot}).script


def test_route_without_coordinates() -> None:
    """No map, no script, and the page says why and lists the stops."""
    made = page(NOWHERE)
    assert made.script == ""
    assert "leaflet" not in made.html
    assert "<noscript>" not in made.html
    assert "都还没有坐标" in made.html
    assert '<a href="../points/a/" target="_top">点位a</a>' in made.html


def test_stops_are_listed_without_javascript() -> None:
    """The list in noscript has every stop, on the map or not."""
    html = page({"a": NEAR, "b": None}).html
    listed = html.partition("<noscript>")[2].partition("</noscript>")[0]
    assert re.findall(r'href="([^"]*)" target="_top"', listed) == ["../points/a/", "../points/b/"]


def test_addresses_are_relative_to_the_root_that_is_given() -> None:
    """The page works under any path, and from a folder."""
    html = page({"a": NEAR}).html
    linked = re.findall(r'(?:href|src)="([^"]*)"', html)
    assert {"../assets/css/pages/map.css", "../assets/leaflet/leaflet.js", "lixin.js"} <= set(linked)
    assert not [address for address in linked if address.startswith("/")]


def test_point_that_readers_may_not_see() -> None:
    """The stop keeps its number, and nothing of the point is told."""
    made = route_map(whole(route(["secret", "a"])), {"a": point("a", NEAR)}, tiles=None, uri="maps/lixin", env=ENV)
    assert [stop["number"] for stop in given_data(made.script)] == [2]
    assert "1 点位待公布。" in made.html
    assert "secret" not in made.html + made.script


def test_assets_of_the_page_are_shipped() -> None:
    """Every file that page and style sheet name is there, with the licence."""
    files = dict(leaflet_assets())
    named = re.findall(r'"\.\./(assets/leaflet/[^"]+)"', page({"a": NEAR}).html)
    css = files["assets/leaflet/leaflet.css"].decode()
    named += [f"assets/leaflet/{name}" for name in re.findall(r"url\((?!#)([^)]+)\)", css)]
    assert named
    assert set(named) <= set(files)
    assert b"BSD 2-Clause" in files["assets/leaflet/LICENSE-leaflet.txt"]
    assert b"Leaflet 1.9.3" in files["assets/leaflet/leaflet.js"][:200]


def test_assets_name_no_source_map() -> None:
    """A source map is not shipped, so nothing may ask for it."""
    for uri, content in leaflet_assets():
        assert b"sourceMappingURL" not in content, uri
        assert content, uri


def test_own_assets_set_text_only() -> None:
    """The page's own scripts never turn text into HTML."""
    for file in (ROOT / "theme" / "assets" / "js" / "map").glob("*.js"):
        assert not re.search(r"innerHTML|insertAdjacent|document\.write|\beval\b", file.read_text("utf-8"))
