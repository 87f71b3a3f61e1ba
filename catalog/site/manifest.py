"""Every uri of the site that is made from records, with the function that renders it.

Nothing is rendered before it is needed: a build needs all of it, the preview
the one page that somebody looks at.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial

from catalog.content import images
from catalog.domain.catalog import Catalog
from catalog.domain.facts import TERM_PAGES, uri_of
from catalog.exports import data as data_files
from catalog.exports import feeds, geo
from catalog.maps import interactive
from catalog.model import KINDS, Point, Route, Venue
from catalog.pages import Page, Pages, print_guide, redirects
from catalog.pages.calendar import FOLDERS, calendars_of, pages_of
from catalog.pages.page_specs import PAGES
from catalog.pages.tools import BRIEFS, briefs
from catalog.site import sitemap
from catalog.site.layout import SLOTS, Layout, Layouts
from catalog.site.output_dir import RenderFn

LAYOUT_DIRS = (*KINDS, *TERM_PAGES, *FOLDERS)
"""The folders whose pages share one layout; `Layouts.records` has one for each."""


def build_manifest(
    catalog: Catalog, layouts: Layouts, pages: Pages, extra: Iterable[tuple[str, RenderFn]]
) -> dict[str, RenderFn]:
    """Return the functions that render each file of the site, by uri.

    Args:
        catalog: The public records.
        layouts: The pages around them.
        pages: The fragments that fill them.
        extra: Files of other packages, by uri: `search.files`, `pdf.files`, or the same made elsewhere.
    """
    outputs: dict[str, RenderFn] = {}
    outputs.update(_pages(catalog, layouts, pages))
    outputs.update(_data(catalog, pages))
    outputs.update(geo.files(catalog))
    outputs.update(_addresses(catalog, pages))
    outputs.update(_maps(catalog, layouts, pages))
    outputs.update((f"photos/{name}", partial(images.clean, data)) for name, data in catalog.photos.items())
    outputs.update(extra)
    return outputs


def _fill(layout: Layout, render: Callable[[], Page]) -> bytes:
    page = render()
    return layout.fill({slot: getattr(page, slot) for slot in SLOTS}).encode()


def _pages(catalog: Catalog, layouts: Layouts, pages: Pages) -> Iterator[tuple[str, RenderFn]]:
    for record in catalog.pages():
        layout = layouts.records[record.KIND]
        render = partial(pages.record, record)
        yield f"{uri_of(record)}index.html", partial(_fill, layout, render)
        if isinstance(record, Route) and record.id in catalog.listed["routes"]:  # nobody sets out by an archived one
            for uri in print_guide.guides_of(record):
                make_guide = partial(print_guide.guide, pages.env, catalog, record, uri, pages.pdf_sizes)
                yield f"{uri_of(record)}{uri}index.html", make_guide
    for vocabulary in TERM_PAGES:
        layout = layouts.records[vocabulary]
        for term in getattr(catalog.site.vocabularies, vocabulary):
            render = partial(pages.term, vocabulary, term)
            yield f"{vocabulary}/{term}/index.html", partial(_fill, layout, render)
    for folder, page_id, page in pages_of(pages):
        yield f"{folder}/{page_id}/index.html", partial(_fill, layouts.records[folder], page)
    for uri, layout in layouts.pages.items():
        if render_page := PAGES[uri].render:
            yield f"{uri}index.html", partial(_fill, layout, partial(render_page, pages))


def _data(catalog: Catalog, pages: Pages) -> Iterator[tuple[str, RenderFn]]:
    yield from data_files.files(catalog)
    yield BRIEFS, partial(briefs, catalog)
    yield from calendars_of(catalog)
    yield "feed.xml", partial(feeds.atom, pages.env, catalog, tuple(catalog.listed), catalog.site.name, "feed.xml")
    for kind, model in KINDS.items():
        name = f"{catalog.site.name}：{model.NAME}"
        yield f"feeds/{kind}.xml", partial(feeds.atom, pages.env, catalog, (kind,), name, f"feeds/{kind}.xml")
    yield "robots.txt", partial(sitemap.robots, catalog)
    if catalog.site.base_url:
        yield "sitemap.xml", partial(sitemap.sitemap, catalog)


def _addresses(catalog: Catalog, pages: Pages) -> Iterator[tuple[str, RenderFn]]:
    """Former addresses, and the short ones that are printed, which stay valid when an id changes."""
    for record in catalog.pages():
        redirect = partial(redirects.redirect, pages, record)
        for old in record.redirect_from:
            yield f"{record.KIND}/{old}/index.html", redirect
        if isinstance(record, Point | Venue):
            for record_id in (record.id, *record.redirect_from):
                yield f"go/{record_id}/index.html", redirect
                yield f"go/{record_id}/nav/index.html", partial(redirects.navigation, pages, record)


def _maps(catalog: Catalog, layouts: Layouts, pages: Pages) -> Iterator[tuple[str, RenderFn]]:
    """Maps; the page and the script of one are drawn together, once."""
    points, tiles = catalog.points, interactive.tiles_of(catalog.site)
    routes = {route.id: route for route in catalog.pages() if isinstance(route, Route)}

    @cache
    def route_map(route_id: str, uri: str) -> interactive.MapPage:
        itinerary = interactive.maps_of(routes[route_id])[uri]
        return interactive.route_map(itinerary, points, tiles=tiles, uri=uri, env=pages.env)

    def part(route_id: str, uri: str, name: str) -> bytes:
        text: str = getattr(route_map(route_id, uri), name)
        return text.encode()

    def overview_script() -> bytes:
        return pages.overview.script.encode()

    for route in routes.values():
        for uri in interactive.maps_of(route):
            yield f"{uri}.html", partial(part, route.id, uri, "html")
            yield f"{uri}.js", partial(part, route.id, uri, "script")
    if "maps/" in layouts.pages:
        yield "maps/index.js", overview_script
    for uri, data in interactive.leaflet_assets():
        yield uri, partial(bytes, data)
