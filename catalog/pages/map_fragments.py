"""The maps that stand in pages, as markup; what they are drawn from is in `catalog.schematic`."""

from collections.abc import Iterable
from functools import cached_property

from markupsafe import Markup

from catalog.domain.catalog import Catalog
from catalog.domain.symbols import SymbolName
from catalog.maps import static
from catalog.model import Point, Route, Venue


class Drawings:
    """The maps of one catalogue, each made when it is asked for."""

    def __init__(self, catalog: Catalog) -> None:
        """Take the records; nothing is drawn yet."""
        self._catalog = catalog

    def route(self, route: Route) -> tuple[Markup, ...]:
        """A route in both shapes, of which the style sheet shows one; none without a place."""
        return _marked(static.route(route, self._catalog.points, self._towns, shape) for shape in static.SHAPES)

    def overview(self, root: str) -> tuple[Markup, ...]:
        """All routes in both shapes; `root` leads from the page to the site's root."""

        def href(stem: str) -> str:
            return f"{root}routes/{stem}/"

        routes = self._catalog.of("routes")
        return _marked(
            static.overview(routes, self._catalog.points, self._towns, href, shape) for shape in static.SHAPES
        )

    def locator(self, record: Point | Venue) -> Markup | None:
        """Where a point or venue lies, if it has a place."""
        if self._backdrop is None:
            return None
        return next(iter(_marked([static.locator(self._backdrop, record, self._towns, self._mark(record))])), None)

    def _mark(self, record: Point | Venue) -> SymbolName:
        """That of the first route through a point, else that of its kind."""
        routes = self._catalog.backlinks(record, "routes")
        return routes[0].mark if routes else "house" if isinstance(record, Venue) else "hexagon"

    @cached_property
    def _backdrop(self) -> static.Backdrop | None:
        """What all locators have in common."""
        kept = [record for kind in ("points", "venues") for record in self._catalog.records[kind].values()]
        places = [record.location.position for record in kept if isinstance(record, Point | Venue) and record.location]
        return static.backdrop(places, static.areas(self._catalog.points, self._towns))

    @property
    def _towns(self) -> dict[str, str]:
        return self._catalog.site.vocabularies.towns


def _marked(drawn: Iterable[str]) -> tuple[Markup, ...]:
    return tuple(Markup(svg) for svg in drawn if svg)  # noqa: S704 - `schematic` escapes what it writes
