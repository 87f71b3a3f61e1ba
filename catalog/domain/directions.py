"""Links that open a place in the reader's own map app: 高德, 百度, 腾讯.

Only https forms: they open the app where there is one and its web page where there is none, and they
work inside WeChat, which blocks the apps' own schemes. All three are told GCJ-02, 百度 by `coord_type`.

The forms are those of the services' documents: 高德 URI API (navigation, search), 百度地图 URI API
(marker, place/search), 腾讯位置服务 URI API v1 (routeplan, search).
"""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from catalog.geo import Position, wgs84_to_gcj02
from catalog.model import Point, Venue

How = Literal["place", "search", "restricted", "unknown"]

_CITY = "无锡"
_CALLER = "binhu-catalog"  # the services want to know who calls; any name will do
_SEPARATORS = re.compile(r"[|;:,&]+")  # inside a name they would end it
_REMARK = re.compile(r"（[^）]*）|\([^)]*\)")  # “（门牌待核）” is for people; a search would find nothing


@dataclass(frozen=True, slots=True)
class AppLink:
    """One map app and the address that opens a place in it."""

    app: str
    href: str


@dataclass(frozen=True, slots=True)
class WayThere:
    """How a reader gets to a place.

    Attributes:
        how: `place`: the links lead to the door; `search`: they look for its name, because no exact
            coordinate is known; `restricted`: nobody may go there alone, so there are none;
            `unknown`: neither coordinate nor address is known, so there are none.
        links: One for each app, in the order in which they are shown.
    """

    how: How
    links: tuple[AppLink, ...] = ()


def way_to(place: Point | Venue) -> WayThere:
    """The links for a place, or why there are none."""
    if isinstance(place, Point) and place.access == "restricted":
        return WayThere("restricted")
    spot, name = place.location, _plain(place.name)
    if spot and spot.precision == "exact":
        return WayThere("place", _to(wgs84_to_gcj02(spot.position), name))
    if spot:
        return WayThere("search", _looking_for(name))
    if place.address:
        street = _plain(_REMARK.sub("", place.address))
        return WayThere("search", _looking_for(f"{name} {street}".strip()))
    return WayThere("unknown")


def _to(gcj: Position, name: str) -> tuple[AppLink, ...]:
    lat, lon, title = f"{gcj.lat:.6f}", f"{gcj.lon:.6f}", quote(name, safe="")
    return (
        AppLink(
            "高德地图",
            f"https://uri.amap.com/navigation?to={lon},{lat},{title}&mode=car&src={_CALLER}&callnative=1",
        ),
        AppLink(
            "百度地图",
            f"https://api.map.baidu.com/marker?location={lat},{lon}&title={title}&content={title}"
            f"&output=html&coord_type=gcj02&src=webapp.{_CALLER}",
        ),
        AppLink(
            "腾讯地图",
            f"https://apis.map.qq.com/uri/v1/routeplan?type=drive&to={title}&tocoord={lat},{lon}"
            f"&coord_type=2&policy=0&referer={_CALLER}",
        ),
    )


def _looking_for(words: str) -> tuple[AppLink, ...]:
    sought, city = quote(words, safe=""), quote(_CITY, safe="")
    return (
        AppLink("高德地图", f"https://uri.amap.com/search?keyword={sought}&city={city}&src={_CALLER}&callnative=1"),
        AppLink(
            "百度地图",
            f"https://api.map.baidu.com/place/search?query={sought}&region={city}&output=html&src=webapp.{_CALLER}",
        ),
        AppLink("腾讯地图", f"https://apis.map.qq.com/uri/v1/search?keyword={sought}&region={city}&referer={_CALLER}"),
    )


def _plain(text: str) -> str:
    """A text without what separates the parts of a link's value, even after it is decoded."""
    return " ".join(_SEPARATORS.sub(" ", text).split())
