"""What is on paper: a route's guide as a page to print from, and the PDFs that are ready."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from catalog.domain.catalog import Catalog
from catalog.domain.facts import uri_of
from catalog.domain.symbols import number_offset
from catalog.model import Route
from catalog.pages.map_fragments import Drawings
from catalog.print import EDITIONS, HANDBOOK, USES, guide_of, name_of, qr_svg
from catalog.print.guide import DEPARTS, ENDS

GUIDE_ROOT = "../../../"
Weights = Mapping[str, int | None]
"""Which PDFs there are by uri, and how heavy each is in bytes, where that is known already."""

_PIN = 14  # the radius in guide.html
_KB, _MB = 1000, 1_000_000


@dataclass(frozen=True, slots=True)
class Edition:
    """A PDF that is ready.

    Attributes:
        name: A4, A5 小册, 大字版; 课程手册.
        use: What it is for.
        uri: From the site's root.
        weight: `430 KB`; empty while it has not been made.
    """

    name: str
    use: str
    uri: str
    weight: str


def offered(catalog: Catalog, route: Route, papers: Weights) -> dict[str, Any]:
    """What templates are told: the PDFs of a route, and the guide's address (empty if the site has none yet)."""
    found = ((word, name_of(route, word)) for word in EDITIONS)
    return {
        "editions": tuple(
            Edition(EDITIONS[word], USES[word], uri, _said(papers[uri] or 0)) for word, uri in found if uri in papers
        ),
        "address": catalog.site.absolute(f"{uri_of(route)}guide/") if catalog.site.base_url else "",
    }


def handbook(papers: Weights) -> tuple[Edition, ...]:
    """The handbook of all lessons, if it is ready."""
    if HANDBOOK not in papers:
        return ()
    return (Edition("课程手册", "全部党课按主题排好，附目录和索引", HANDBOOK, _said(papers[HANDBOOK] or 0)),)


def guide(env: Environment, catalog: Catalog, route: Route, papers: Weights) -> bytes:
    """`routes/<id>/guide/`: everything that the guide says, by itself, for the browser's own print."""
    said = guide_of(catalog, route)
    html = env.get_template("guide.html").render(
        guide=said,
        drawings=Drawings(catalog).route(route),
        code=lambda link: Markup(qr_svg(link.address)),  # noqa: S704 - squares
        sunk=number_offset(route.mark, _PIN),
        after={DEPARTS: 0, **({ENDS: said.lasts} if said.stops[-1].leave else {})},
        root=GUIDE_ROOT,
        **offered(catalog, route, papers),
    )
    return html.encode()


def _said(weight: int) -> str:
    if weight >= _MB:
        return f"{weight / _MB:.1f} MB"
    return f"{max(1, round(weight / _KB))} KB" if weight else ""
