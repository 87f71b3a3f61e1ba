"""A route's guide as a page to print, and the PDFs that are ready to download."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from catalog.domain.catalog import Catalog
from catalog.domain.facts import uri_of
from catalog.domain.symbols import number_offset
from catalog.domain.timetable import Itinerary, itineraries_by_uri
from catalog.model import Route
from catalog.pages.map_fragments import Drawings
from catalog.print.editions import EDITIONS, USES, name_of
from catalog.print.guide import DEPARTS, ENDS, guide_of
from catalog.print.guide_model import Guide
from catalog.print.handbook import HANDBOOK
from catalog.print.qr import qr_svg

PdfSizes = Mapping[str, int | None]
"""The PDFs by uri, each with its size in bytes, or None before it has been set."""

_PIN = 14  # the radius in guide.html
_KB, _MB = 1000, 1_000_000


@dataclass(frozen=True, slots=True)
class Edition:
    """A PDF that is ready.

    Attributes:
        name: A4, A5 小册, 大字版; 课程手册.
        use: What it is for.
        uri: From the site's root.
        size: `430 KB`; empty while it has not been set.
    """

    name: str
    use: str
    uri: str
    size: str


def print_values(catalog: Catalog, route: Route, pdf_sizes: PdfSizes) -> dict[str, Any]:
    """Values for templates: the PDFs of a route, and the guide's address (empty if the site has none yet)."""
    rows = [(name, USES[edition], name_of(route, edition)) for edition, name in EDITIONS.items()]
    address = catalog.site.absolute(f"{uri_of(route)}guide/") if catalog.site.base_url else ""
    return {"editions": _ready(pdf_sizes, rows), "address": address}


def handbook(pdf_sizes: PdfSizes) -> tuple[Edition, ...]:
    """The handbook of all lessons, if it is ready."""
    return _ready(pdf_sizes, [("课程手册", "全部党课按主题排好，附目录和索引", HANDBOOK)])


def _ready(pdf_sizes: PdfSizes, rows: Iterable[tuple[str, str, str]]) -> tuple[Edition, ...]:
    return tuple(
        Edition(name, use, uri, _size_text(pdf_sizes[uri] or 0)) for name, use, uri in rows if uri in pdf_sizes
    )


def guides_of(route: Route) -> dict[str, Itinerary]:
    """The variants of a route by the addresses of their guides below its page, the one that fits a day first."""
    return itineraries_by_uri(route, "guide", "/")


def guide(env: Environment, catalog: Catalog, route: Route, uri: str, pdf_sizes: PdfSizes) -> bytes:
    """The guide of one variant as a page of its own, for the browser's print.

    Args:
        env: The templates.
        catalog: The public records.
        route: The route.
        uri: Which of `guides_of`.
        pdf_sizes: The PDFs that are ready.
    """
    variants = guides_of(route)
    guide_data, above = guide_of(catalog, route, variants[uri]), "../" * uri.count("/")
    html = env.get_template("standalone/print-guide.html").render(
        guide=guide_data,
        route_page=above,
        guides=[(variant.name, above + address, address == uri) for address, variant in variants.items()],
        drawings=Drawings(catalog).route(variants[uri].route),
        code=lambda link: Markup(qr_svg(link.address)),  # noqa: S704 - squares
        sunk=number_offset(route.mark, _PIN),
        after=_after(guide_data),
        root=f"../../{above}",
        **print_values(catalog, route, pdf_sizes),
    )
    return html.encode()


def _after(guide_data: Guide) -> dict[str, int]:
    """Which of the totals are times, in minutes after the group has set out."""
    last = guide_data.stops[-1] if guide_data.stops else None
    end = guide_data.back.begins if guide_data.back else guide_data.lasts if last and last.leave else None
    return {DEPARTS: 0, **({ENDS: end} if end is not None else {})}


def _size_text(size: int) -> str:
    if size >= _MB:
        return f"{size / _MB:.1f} MB"
    return f"{max(1, round(size / _KB))} KB" if size else ""
