"""The maps inside pages, as markup; `maps.static` draws them."""

from collections.abc import Iterable
from functools import cached_property

from markupsafe import Markup

from catalog.domain.catalog import Catalog
from catalog.domain.symbols import SymbolName
from catalog.maps import static
from catalog.model import Point, Route, Venue


class Drawings:
    """The maps of one catalogue, each drawn on demand."""

    def __init__(self, catalog: Catalog) -> None:
        """Take the records; nothing is drawn yet."""
        self._catalog = catalog

    def route(self, route: Route, anchor: str = "stop-") -> tuple[Markup, ...]:
        """A route in both shapes, of which the style sheet shows one; none if no stop has a coordinate.

        `anchor` is what the ids of the stops on the page begin with, before their numbers.
        """
        points, style = self._catalog.points, static.Style(anchor=anchor)
        return _as_markup(static.route(route, points, self._towns, shape, style) for shape in static.SHAPES)

    def overview(self, root: str) -> tuple[Markup, ...]:
        """All routes in both shapes; `root` leads from the page to the site's root."""
        routes = self._catalog.of("routes")
        return _as_markup(
            static.overview(
                routes, self._catalog.points, self._towns, lambda route_id: f"{root}routes/{route_id}/", shape
            )
            for shape in static.SHAPES
        )

    def locator(self, record: Point | Venue) -> Markup | None:
        """Where a point or venue lies, if it has a coordinate."""
        if self._backdrop is None:
            return None
        svg = static.locator(self._backdrop, record, self._towns, self._symbol(record))
        return next(iter(_as_markup([svg])), None)

    def _symbol(self, record: Point | Venue) -> SymbolName:
        """That of the first route through a point, else that of its kind."""
        routes = self._catalog.backlinks(record, "routes")
        return routes[0].mark if routes else "house" if isinstance(record, Venue) else "hexagon"

    @cached_property
    def _backdrop(self) -> static.Backdrop | None:
        """What all locators have in common."""
        places = (place for kind in ("points", "venues") for place in self._catalog.records[kind].values())
        positions = [location.position for place in places if (location := place.get("location"))]
        return static.backdrop(positions, static.areas(self._catalog.points, self._towns))

    @property
    def _towns(self) -> dict[str, str]:
        return self._catalog.site.vocabularies.towns


def _as_markup(svgs: Iterable[str]) -> tuple[Markup, ...]:
    return tuple(Markup(svg) for svg in svgs if svg)  # noqa: S704 - `maps.static` escapes what it writes
