"""Where a place lies, and how far it may lie from there."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal

from pydantic import SerializerFunctionWrapHandler, model_serializer

from catalog.geo import Position, decimals, to_wgs84
from catalog.model.types import Latitude, Longitude, Metres, Part, about

DECIMALS = 6
"""Of a degree, 0.1 m: no coordinate has more; it also hides the last bits, which differ between machines."""
APPROXIMATE_M = 1500
"""How far an approximate place may be off, in metres, where its record does not say."""


class Location(Part):
    """A coordinate as the editor's source gives it."""

    lat: Latitude = about("纬度，度", "31.5278")
    lon: Longitude = about("经度，度", "120.2843")
    datum: Literal["wgs84", "gcj02", "bd09"] = about(
        "坐标系：wgs84（GPS、天地图）、gcj02（高德、腾讯）、bd09（百度）", "gcj02"
    )
    precision: Literal["exact", "approx"] = about("精度：exact 到门口；approx 大致位置（地图上画成空心圈）", "approx")
    radius: Metres | None = about("大致位置可能差多少米；只有 approx 才写，不写按 1500 米", "500", default=None)

    @property
    def error_m(self) -> int:
        """How far the place may lie from the coordinate, in metres; 0 if it is exact."""
        return 0 if self.precision == "exact" else self.radius or APPROXIMATE_M

    @cached_property
    def position(self) -> Position:
        """The same in WGS-84, converted once."""
        return to_wgs84(self)

    @model_serializer(mode="wrap")
    def _as_public_data(self, dump: SerializerFunctionWrapHandler) -> Mapping[str, Any]:
        """Give an approximate place no decimals that nobody knows, and always its radius."""
        values: dict[str, Any] = dump(self)
        if not self.error_m:
            return values
        count = decimals(self.error_m, DECIMALS)
        return {**values, "lat": round(self.lat, count), "lon": round(self.lon, count), "radius": self.error_m}
