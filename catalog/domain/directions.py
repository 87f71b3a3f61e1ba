"""Directions to a place: links that open it in the reader's own map app, 高德, 百度, 腾讯.

Only https forms: they open the app where there is one and its web page where there is none, and they
work inside WeChat, which blocks the apps' own schemes. All three get GCJ-02, 百度 by `coord_type`.

The forms are those of the services' documents: 高德 URI API (navigation, search), 百度地图 URI API
(marker, place/search), 腾讯位置服务 URI API v1 (routeplan, search).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from catalog.geo import wgs84_to_gcj02
from catalog.model import Point, Venue

How = Literal["place", "search", "restricted", "unknown"]

_CITY = quote("无锡", safe="")
_CALLER = "binhu-catalog"  # the services want to know who calls; any name will do
_PLACE_LINKS = {
    "高德地图": "https://uri.amap.com/navigation?to={lon},{lat},{name}&mode=car&src={caller}&callnative=1",
    "百度地图": "https://api.map.baidu.com/marker?location={lat},{lon}&title={name}&content={name}"
    "&output=html&coord_type=gcj02&src=webapp.{caller}",
    "腾讯地图": "https://apis.map.qq.com/uri/v1/routeplan?type=drive&to={name}&tocoord={lat},{lon}"
    "&coord_type=2&policy=0&referer={caller}",
}
_SEARCH_LINKS = {
    "高德地图": "https://uri.amap.com/search?keyword={query}&city={city}&src={caller}&callnative=1",
    "百度地图": "https://api.map.baidu.com/place/search?query={query}&region={city}&output=html&src=webapp.{caller}",
    "腾讯地图": "https://apis.map.qq.com/uri/v1/search?keyword={query}&region={city}&referer={caller}",
}
_SEPARATORS = re.compile(r"[|;:,&]+")  # inside a name they would end it
_BRACKETS = re.compile(r"（[^）]*）|\([^)]*\)")  # “（门牌待核）” is for people; a search would find nothing


@dataclass(frozen=True, slots=True)
class AppLink:
    """A map app and the link that opens a place in it."""

    app: str
    href: str


@dataclass(frozen=True, slots=True)
class Directions:
    """How a reader gets to a place, as far as the site can say.

    Attributes:
        how: `place`: the links lead to the door; `search`: they look for its name, because no exact
            coordinate is known; `restricted`: nobody may go there alone, so there are none;
            `unknown`: neither coordinate nor address is known, so there are none.
        links: One for each app, in the order in which they are shown.
    """

    how: How
    links: tuple[AppLink, ...] = ()


def directions_to(place: Point | Venue) -> Directions:
    """Return the links for a place, or why there are none."""
    if isinstance(place, Point) and place.access == "restricted":
        return Directions("restricted")
    location, name = place.location, _plain(place.name)
    if location and location.precision == "exact":
        gcj = wgs84_to_gcj02(location.position)
        return Directions("place", _links(_PLACE_LINKS, lat=f"{gcj.lat:.6f}", lon=f"{gcj.lon:.6f}", name=name))
    if location:
        return Directions("search", _links(_SEARCH_LINKS, query=name))
    if place.address:
        street = _plain(_BRACKETS.sub("", place.address))
        return Directions("search", _links(_SEARCH_LINKS, query=f"{name} {street}".strip()))
    return Directions("unknown")


def _links(templates: Mapping[str, str], **values: str) -> tuple[AppLink, ...]:
    quoted = {name: quote(value, safe="") for name, value in values.items()}
    return tuple(
        AppLink(app, template.format(caller=_CALLER, city=_CITY, **quoted)) for app, template in templates.items()
    )


def _plain(text: str) -> str:
    """Remove what separates the parts of a link's value, even after it is decoded."""
    return " ".join(_SEPARATORS.sub(" ", text).split())
