"""Tiles behind the maps: none by default, from named hosts only, never without their key."""

import json
import re

import pytest

from catalog.content.loader import assemble
from catalog.domain.catalog import Catalog
from catalog.maps.interactive import Overview, overview, tiles_of
from catalog.pages import environment
from tests.support.samples import POINT, SITE, sound_with
from tests.support.sites import ROOT

TILES = """\
tiles:
  url: https://t{s}.example.cn/{z}/{x}/{y}.png?tk={key}
  label_url: https://label.example.cn:8443/{z}/{x}/{y}.png
  subdomains: "01"
  datum: wgs84
  attribution: 某图 <img src=x onerror=alert(1)> 审图号：GS（2024）0650号
  max_zoom: 17
"""


def made(site: str, key: str | None = None) -> Overview:
    location = "location: {lat: 31.53, lon: 120.22, datum: wgs84, precision: exact}\n"
    files = {"content/site.yml": site, "content/points/point.yml": POINT + location}
    library = assemble(sound_with(files), None, key)
    assert library.site
    catalog = Catalog.from_library(library, library.site)
    return overview(catalog, tiles=tiles_of(library.site), env=environment(ROOT / "theme"))


def images(page: Overview) -> str:
    """Where the page's policy lets pictures come from."""
    match = re.search(r"img-src ([^;]*); base-uri", page.head.replace("&#39;", "'"))
    assert match
    return match[1]


@pytest.mark.parametrize(("site", "key"), [(SITE, "secret"), (SITE + TILES, None), (SITE + TILES, "")])
def test_without_tiles_or_their_key_nothing_is_asked_of_anybody(site: str, key: str | None) -> None:
    page = made(site, key)
    assert "tiles.js" not in page.head
    assert "showTiles" not in page.script
    assert "example.cn" not in page.script + page.head
    assert images(page) == "'self' data:"


def test_the_key_of_the_environment_gets_into_the_address_and_cannot_change_it() -> None:
    page = made(SITE + TILES, 'a/b?c="<d>')
    match = re.search(r"catalog\.map\.showTiles\(map_\d+, (\{.*\})\);\n\Z", page.script)
    assert match
    told = json.loads(match[1])
    assert told["urls"] == [
        "https://t{s}.example.cn/{z}/{x}/{y}.png?tk=a%2Fb%3Fc%3D%22%3Cd%3E",
        "https://label.example.cn:8443/{z}/{x}/{y}.png",
    ]
    assert (told["subdomains"], told["maxZoom"]) == ("01", 17)


def test_the_attribution_is_told_as_text() -> None:
    page = made(SITE + TILES, "key")
    told = page.script.partition("showTiles")[2]
    assert "\\u0026lt;img src=x" in told
    assert "<" not in told


def test_pictures_may_come_from_the_hosts_of_the_tiles_and_no_other() -> None:
    expected = "'self' data: https://t0.example.cn https://t1.example.cn https://label.example.cn:8443"
    assert images(made(SITE + TILES, "key")) == expected
    assert "tiles.js" in made(SITE + TILES, "key").head


@pytest.mark.parametrize(
    "address",
    [
        "https://t.example.cn/{z}/{x}.png",
        "https://t.example.cn/{z}/{x}/{y}/{other}.png",
        "https://t.example.cn; script-src *//{z}/{x}/{y}.png",
        "https://{key}.example.cn/{z}/{x}/{y}.png",
        "javascript:alert({z}{x}{y})",
        "data:image/png,{z}{x}{y}",
        "//t.example.cn/{z}/{x}/{y}.png",
    ],
)
def test_an_address_that_could_be_anything_else_is_refused(address: str) -> None:
    library = assemble(sound_with({"content/site.yml": f"{SITE}{TILES.replace(TILES.splitlines()[1][7:], address)}"}))
    assert {"wrong-value"} <= {problem.code for problem in library.problems}
