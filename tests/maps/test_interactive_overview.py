"""The map of everything: layers, places told apart, what the script is told, what is there without one."""

import json
import re
from typing import Any

import pytest

from catalog.domain.catalog import Catalog
from catalog.geo import Position, distance_km, gcj02_to_wgs84
from catalog.maps.interactive import Overview, overview
from catalog.model import Tiles
from catalog.pages import environment
from tests.support.samples import POINT, ROUTE, VENUE, catalog
from tests.support.sites import ROOT

ENV = environment(ROOT / "theme")
ATTACK = "\"><script>alert(1)</script>${7*7}{{7*7}}'&\u2028"
SHIFTED = Tiles.model_validate(
    {
        "url": "https://t.example.cn/{z}/{x}/{y}.png",
        "datum": "gcj02",
        "attribution": "某图 GS（2024）0650号",
        "max_zoom": "18",
    }
)


def place(text: str, lat: str = "31.53", lon: str = "120.22", *, approx: bool = False) -> str:
    """A point or venue with a coordinate."""
    precision = "approx" if approx else "exact"
    return f"{text}location: {{lat: {lat}, lon: {lon}, datum: wgs84, precision: {precision}}}\n"


def made(files: dict[str, str | bytes | None], tiles: Tiles | None = None) -> Overview:
    return overview(content(files), tiles=tiles, env=ENV)


def content(files: dict[str, str | bytes | None]) -> Catalog:
    return catalog({"content/points/point.yml": place(POINT), **files})


def spots(page: Overview) -> dict[str, dict[str, Any]]:
    """What the script is told of each place, by key."""
    match = re.search(
        r"catalog\.map\.startOverview\(map_\d+, marker_cluster_\d+, .*?\], (\[\{.*\}\])\);\n", page.script
    )
    assert match
    return {spot["key"]: spot for spot in json.loads(match[1])}


def layers(page: Overview) -> list[str]:
    """What can be shown and hidden."""
    return re.findall(r'data-layer checked>.*?<span class="overview-map-name">([^<]*)</span>', page.content, re.DOTALL)


def test_the_same_catalogue_gives_the_same_bytes() -> None:
    assert made({}) == made({})
    assert not re.search(r"_[0-9a-f]{32}", made({}).script)


def test_there_is_a_layer_for_each_route_and_each_level_of_venues() -> None:
    page = made(
        {
            "content/points/lone.yml": place(POINT.replace("宝界桥", "独处")),
            "content/venues/venue.yml": place(VENUE),
            "content/venues/town.yml": place(VENUE.replace("district", "town")),
        }
    )
    assert layers(page) == ["立心铸魂", "其他点位", "区党建馆", "镇党群服务中心"]


def test_a_layer_with_nothing_to_draw_is_no_choice_but_stands_in_the_list() -> None:
    page = made({})
    assert layers(page) == ["立心铸魂"]
    assert 'data-place="venue=venue"' in page.content
    assert "有 1 处还没有可靠的坐标" in page.content


def test_a_point_on_two_routes_is_one_place_with_a_number_on_each() -> None:
    other = ROUTE.replace("立心铸魂", "善治滨湖").replace("circle", "triangle")
    stop = "  - {point: first, minutes: 40, action: {see: 看}}\n"
    page = made(
        {
            "content/points/first.yml": place(POINT.replace("宝界桥", "先到"), "31.51"),
            "content/routes/other.yml": other.replace("stops:\n", f"stops:\n{stop}"),
        }
    )
    assert [(part["role"], part["number"]) for part in spots(page)["point=point"]["parts"]] == [
        ("立心铸魂 第 1 站", 1),
        ("善治滨湖 第 2 站", 2),
    ]
    assert page.script.count('"key":"point=point"') == 1
    assert page.script.count("L.polyline(") == 1


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ("town: hudai\naddress: 张舍路 1 号\n", "胡埭镇，张舍路 1 号"),
        ("town: hudai\naddress: 胡埭镇张舍路 1 号\n", "胡埭镇张舍路 1 号"),
        ("town: hudai\n", "胡埭镇"),
        ("address: 张舍路 1 号\n", "张舍路 1 号"),
        ("", ""),
    ],
)
def test_where_a_place_is_names_the_town_once(said: str, where: str) -> None:
    page = made({"content/points/point.yml": place(POINT + said)})
    assert spots(page)["point=point"]["where"] == where


def test_approximate_places_are_said_to_be_such() -> None:
    page = made({"content/points/point.yml": place(POINT, approx=True)})
    assert spots(page)["point=point"]["error"] == 1500
    assert spots(page)["point=point"]["sure"] == "大致位置，可能差 1.5 公里"
    assert "大致位置" in page.content
    assert "大致位置" not in made({}).content


def test_archived_and_hidden_places_are_not_on_the_map() -> None:
    page = made(
        {
            "content/points/old.yml": place(POINT).replace("published", "archived"),
            "content/venues/venue.yml": place(VENUE).replace("published", "draft"),
        }
    )
    assert spots(page).keys() == {"point=point"}
    assert "=old" not in page.content
    assert "=venue" not in page.content


def test_everything_is_listed_without_a_script() -> None:
    page = made({"content/venues/venue.yml": place(VENUE)})
    listed = page.content.partition("逐处列出")[2]
    for href in ("../points/point/", "../venues/venue/", "#point=point", "#venue=venue"):
        assert f'href="{href}"' in listed
    assert "<noscript>" in page.content


def test_without_any_coordinate_there_is_no_map_and_no_library() -> None:
    page = made({"content/points/point.yml": POINT})
    assert page.script == ""
    assert "<script" not in page.head
    assert "leaflet" not in page.head
    assert "都还没有坐标" in page.content
    assert 'href="../points/point/"' in page.content


def test_words_of_editors_are_data() -> None:
    name = json.dumps(ATTACK)
    page = made(
        {
            "content/points/point.yml": place(POINT.replace("宝界桥", name) + f"address: {name}\ntown: hudai\n"),
            "content/routes/route.yml": ROUTE.replace("立心铸魂", name),
            "content/venues/venue.yml": place(VENUE.replace("区党建馆", name)),
        }
    )
    assert "<script>alert" not in page.content
    assert not set("<>\u2028'") & set(page.script)
    spot = spots(page)["point=point"]
    assert spot["name"] == ATTACK.strip()
    assert spot["where"] == f"胡埭镇，{ATTACK.strip()}"
    assert spot["parts"][0]["role"] == f"{ATTACK.strip()} 第 1 站"


def test_on_shifted_tiles_places_are_drawn_shifted_and_measured_where_they_are() -> None:
    spot = spots(made({}, SHIFTED))["point=point"]
    drawn, true = Position(*spot["drawn"]), Position(*spot["at"])
    assert true == Position(31.53, 120.22)
    assert distance_km(drawn, true) == pytest.approx(0.49, abs=0.05)
    assert distance_km(gcj02_to_wgs84(drawn), true) < 0.001
    plain = spots(made({}))["point=point"]
    assert plain["drawn"] == plain["at"]


@pytest.mark.parametrize("tiles", [None, SHIFTED])
def test_an_approximate_place_has_no_metres_in_the_data_either(tiles: Tiles | None) -> None:
    files: dict[str, str | bytes | None] = {
        "content/points/point.yml": place(POINT, "31.5312345", "120.2212345", approx=True)
    }
    spot = spots(made(files, tiles))["point=point"]
    assert spot["at"] == [31.531, 120.221]
    assert all(round(degrees, 3) == degrees for degrees in (*spot["at"], *spot["drawn"]))


def test_the_policy_is_strict_and_lets_the_search_form_go() -> None:
    head = made({}).head
    assert "script-src &#39;self&#39;; style-src &#39;self&#39;; img-src &#39;self&#39; data:; " in head
    assert "form-action &#39;self&#39;" in head
    assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\s(style|on\w+)=", head + made({}).content)
