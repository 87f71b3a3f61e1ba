"""Links into map apps: to the door, by name, or none with the reason."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from catalog.domain.directions import directions_to
from catalog.geo import Position, distance_km, gcj02_to_wgs84
from catalog.model import Point, Venue
from tests.support.hostile import ATTACK

APPS = ["高德地图", "百度地图", "腾讯地图"]
HOSTS = ["uri.amap.com", "api.map.baidu.com", "apis.map.qq.com"]
SEAT = Position(31.5278, 120.2843)
METRE = 1e-3  # km


def point(**more: Any) -> Point:  # noqa: ANN401 - any field
    fields = {"id": "x", "status": "published", "source": "出处", "name": "宝界桥", "themes": ["theory"]}
    return Point.model_validate({**fields, "lede": "一座桥。", "access": "open", **more})


def spot(precision: str = "exact", datum: str = "wgs84") -> dict[str, str]:
    return {"lat": str(SEAT.lat), "lon": str(SEAT.lon), "datum": datum, "precision": precision}


def asked(href: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(href).query, strict_parsing=True).items()}


def test_an_exact_place_is_led_to_by_its_coordinate_in_gcj02() -> None:
    way = directions_to(point(location=spot()))
    assert way.how == "place"
    gaode, baidu, tencent = (asked(link.href) for link in way.links)
    lon, lat, name = gaode["to"].split(",")
    assert name == baidu["title"] == tencent["to"] == "宝界桥"
    assert f"{lat},{lon}" == baidu["location"] == tencent["tocoord"]
    assert distance_km(gcj02_to_wgs84(Position(float(lat), float(lon))), SEAT) < METRE
    assert (gaode["mode"], gaode["callnative"]) == ("car", "1")
    assert (baidu["coord_type"], baidu["output"]) == ("gcj02", "html")
    assert (tencent["coord_type"], tencent["type"], tencent["policy"]) == ("2", "drive", "0")


def test_what_an_editor_copied_from_gaode_goes_back_to_gaode_unchanged() -> None:
    way = directions_to(point(location=spot(datum="gcj02")))
    assert asked(way.links[0].href)["to"] == "120.284300,31.527800,宝界桥"


@pytest.mark.parametrize(
    ("fields", "sought"),
    [
        ({"location": spot("approx"), "address": "某路 1 号"}, "宝界桥"),
        ({"address": "环湖路大渲桥南侧（门牌待核）"}, "宝界桥 环湖路大渲桥南侧"),
        ({"address": "（门牌待核）"}, "宝界桥"),
    ],
)
def test_a_place_without_an_exact_coordinate_is_looked_for_by_name(fields: dict[str, Any], sought: str) -> None:
    way = directions_to(point(**fields))
    assert way.how == "search"
    words = [asked(link.href) for link in way.links]
    assert [words[0]["keyword"], words[1]["query"], words[2]["keyword"]] == [sought] * 3
    assert [words[0]["city"], words[1]["region"], words[2]["region"]] == ["无锡"] * 3


def test_a_restricted_place_is_led_to_by_nothing() -> None:
    way = directions_to(point(location=spot(), address="某路 1 号", access="restricted"))
    assert (way.how, way.links) == ("restricted", ())


def test_a_place_of_which_nothing_is_known_is_led_to_by_nothing() -> None:
    venue = Venue.model_validate({"id": "x", "status": "sample", "source": "出处", "name": "中心", "level": "town"})
    assert (directions_to(venue).how, directions_to(venue).links) == ("unknown", ())


@pytest.mark.parametrize("fields", [{"location": spot()}, {"location": spot("approx")}, {"address": ATTACK}])
@pytest.mark.parametrize("name", [ATTACK, "甲|乙;丙:丁,戊&己=庚#辛?壬/癸%26 +", "桥'<b>\\"])
def test_whatever_a_name_holds_it_stays_one_value_of_an_https_address(fields: dict[str, Any], name: str) -> None:
    plain = " ".join("".join(" " if sign in "|;:,&" else sign for sign in name).split())
    way = directions_to(point(name=name, **fields))
    assert [link.app for link in way.links] == APPS
    for link, host in zip(way.links, HOSTS, strict=True):
        assert link.href.isascii()
        assert not set(link.href) & set("\"'<>{}|;` \\")
        address = urlsplit(link.href)
        assert (address.scheme, address.netloc, address.fragment) == ("https", host, "")
        values = asked(link.href)
        assert len(values) == address.query.count("=")
        assert any(plain in value for value in values.values())


def test_the_same_place_gives_the_same_links() -> None:
    assert directions_to(point(location=spot())) == directions_to(point(location=spot()))
