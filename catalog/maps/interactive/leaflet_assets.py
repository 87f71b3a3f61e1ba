"""Leaflet as the site ships it: from the installed package, never from a CDN.

PyPI's XStatic packages hold the very files that npm has. MarkerCluster is for the
map of everything; its style sheets only move and colour bubbles, which ours do not need.
"""

import re
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

FOLDER = "assets/leaflet"

_LEAFLET, _CLUSTER = "XStatic-Leaflet", "XStatic-Leaflet-MarkerCluster"
# The three pictures are never shown; `leaflet.css` names them, and an address on
# the site that leads nowhere is a fault even when nobody follows it.
_SHIPPED = {
    _LEAFLET: (
        "leaflet.js",
        "leaflet.css",
        "images/layers.png",
        "images/layers-2x.png",
        "images/marker-icon.png",
    ),
    _CLUSTER: ("leaflet.markercluster.js",),
}
# The packages leave the licences out, and both licences ask to be passed on.
_LICENCES = {_LEAFLET: "LICENSE-leaflet.txt", _CLUSTER: "LICENSE-markercluster.txt"}

# Dropped: a source map is not shipped, and its address would be a 404.
_SOURCE_MAP = re.compile(rb"\n//# sourceMappingURL=\S+\s*\Z")


def leaflet_assets() -> Iterator[tuple[str, bytes]]:
    """Give each file that map pages load, as (address from the site's root, bytes).

    Raises:
        importlib.metadata.PackageNotFoundError: When a package is not installed.
        FileNotFoundError: When a package has no such file.
    """
    for package, names in _SHIPPED.items():
        for name in names:
            yield f"{FOLDER}/{name}", _SOURCE_MAP.sub(b"\n", _packaged(package, f"data/{name}"))
        licence = Path(__file__).with_name(_LICENCES[package])
        yield f"{FOLDER}/{licence.name}", licence.read_bytes()


def _packaged(package: str, ending: str) -> bytes:
    """Read the file of an installed package whose path ends so."""
    for file in distribution(package).files or ():
        if file.as_posix().endswith(f"/{ending}"):
            return Path(str(file.locate())).read_bytes()
    raise FileNotFoundError(package, ending)
