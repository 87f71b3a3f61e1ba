"""The tiles behind the maps, where `site.yml` names some, and what else depends on them."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from markupsafe import escape

from catalog.domain.script_json import script_json
from catalog.geo import Position, wgs84_to_gcj02
from catalog.model import Location, Site, Tiles

_APPROXIMATE = 3  # decimals of a degree, 50 m: less than any two places lie apart


def tiles_of(site: Site) -> Tiles | None:
    """The tiles that maps can have; without their key there are none."""
    return None if site.tiles is None or site.tiles.lacks_key else site.tiles


def policy(tiles: Tiles | None, *, forms: bool) -> str:
    """A map page's Content-Security-Policy: no inline script, no inline style.

    Leaflet moves things through the CSSOM, which a policy does not touch.

    Args:
        tiles: Pictures may come from their hosts.
        forms: Whether the page has a form that leads to the site's own search.
    """
    images = " ".join(dict.fromkeys(("'self'", "data:", *_hosts(tiles))))
    action = "'self'" if forms else "'none'"
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self'; img-src {images}; "
        f"base-uri 'none'; form-action {action}"
    )


def drawn_at(location: Location, tiles: Tiles | None) -> Position:
    """Where a place is drawn: in WGS-84, unless the tiles are shifted; then so is everything on them.

    An approximate place has as many decimals as keep its pin apart from its neighbour's, and no metres.
    """
    shifted = tiles and tiles.datum == "gcj02"
    place = wgs84_to_gcj02(location.position) if shifted else location.position
    if not location.error_m:
        return place
    return Position(round(place.lat, _APPROXIMATE), round(place.lon, _APPROXIMATE))


def tiles_call(map_name: str, tiles: Tiles | None) -> str:
    """The call that puts tiles behind a map when the page is there; empty without tiles."""
    if tiles is None:
        return ""
    data = {
        "urls": list(_urls(tiles)),
        "subdomains": tiles.subdomains or "",
        "attribution": str(escape(tiles.attribution)),  # Leaflet takes it for HTML
        "maxZoom": tiles.max_zoom,
    }
    return f"catalog.map.showTiles({map_name}, {script_json(data)});\n"


def _urls(tiles: Tiles) -> Iterator[str]:
    yield tiles.url
    if tiles.label_url:
        yield tiles.label_url


def _hosts(tiles: Tiles | None) -> Iterator[str]:
    """Each host that pictures may come from, as a policy names it."""
    for url in _urls(tiles) if tiles else ():
        scheme, host, *_ = urlsplit(url)
        letters = (tiles.subdomains or "") if tiles and "{s}" in host else "-"
        yield from (f"{scheme}://{host.replace('{s}', letter)}" for letter in letters)
