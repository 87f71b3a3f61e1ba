"""Every uri of the site that is made from records, with how to make it.

Nothing is made until it is asked for: a build asks for all of it, the preview
for the one page that somebody looks at.
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
from catalog.site.layout import Layout, Layouts

RenderFn = Callable[[], bytes]

LAYOUT_DIRS = (*KINDS, *TERM_PAGES, *FOLDERS)
"""The folders whose pages are all poured into one layout; `Layouts.records` has one for each."""


def plan(catalog: Catalog, layouts: Layouts, pages: Pages, more: Iterable[tuple[str, RenderFn]]) -> dict[str, RenderFn]:
    """What lies at each uri.

    Args:
        catalog: The public records.
        layouts: The pages around them.
        pages: The fragments that fill them.
        more: What other rooms make, by uri: `search.files`, `pdf.files`, or the same made elsewhere.
    """
    found: dict[str, RenderFn] = {}
    found.update(_pages(catalog, layouts, pages))
    found.update(_data(catalog))
    found.update(geo.files(catalog))
    found.update(_addresses(catalog, pages))
    found.update(_maps(catalog, layouts, pages))
    found.update((f"photos/{name}", partial(images.clean, data)) for name, data in catalog.photos.items())
    found.update(more)
    return found


def _poured(layout: Layout, make: Callable[[], Page]) -> bytes:
    page = make()
    values = {
        "title": page.title,
        "description": page.description,
        "head": page.head,
        "content": page.content,
    }
    return layout.fill(values).encode()


def _pages(catalog: Catalog, layouts: Layouts, pages: Pages) -> Iterator[tuple[str, RenderFn]]:
    for record in catalog.pages():
        layout = layouts.records[record.KIND]
        make = partial(pages.record, record)
        yield f"{uri_of(record)}index.html", partial(_poured, layout, make)
        if isinstance(record, Route) and record.id in catalog.listed["routes"]:  # nobody sets out by an archived one
            make_guide = partial(print_guide.guide, pages.env, catalog, record, pages.papers)
            yield f"{uri_of(record)}guide/index.html", make_guide
    for vocabulary in TERM_PAGES:
        layout = layouts.records[vocabulary]
        for stem in getattr(catalog.site.vocabularies, vocabulary):
            make = partial(pages.term, vocabulary, stem)
            yield f"{vocabulary}/{stem}/index.html", partial(_poured, layout, make)
    for folder, stem, page in pages_of(pages):
        yield f"{folder}/{stem}/index.html", partial(_poured, layouts.records[folder], page)
    for uri, layout in layouts.pages.items():
        if render := PAGES[uri].render:
            yield f"{uri}index.html", partial(_poured, layout, partial(render, pages))


def _data(catalog: Catalog) -> Iterator[tuple[str, RenderFn]]:
    yield from data_files.files(catalog)
    yield BRIEFS, partial(briefs, catalog)
    yield from calendars_of(catalog)
    yield "feed.xml", partial(feeds.atom, catalog, tuple(catalog.listed), catalog.site.name, "feed.xml")
    for kind, model in KINDS.items():
        name = f"{catalog.site.name}：{model.NAME}"
        yield f"feeds/{kind}.xml", partial(feeds.atom, catalog, (kind,), name, f"feeds/{kind}.xml")
    yield "robots.txt", partial(sitemap.robots, catalog)
    if catalog.site.base_url:
        yield "sitemap.xml", partial(sitemap.sitemap, catalog)


def _addresses(catalog: Catalog, pages: Pages) -> Iterator[tuple[str, RenderFn]]:
    """Former addresses, and the short ones that are printed: those stay good when an id changes."""
    for record in catalog.pages():
        leads_on = partial(redirects.leads_on, pages.env, record)
        for old in record.redirect_from:
            yield f"{record.KIND}/{old}/index.html", leads_on
        if isinstance(record, Point | Venue):
            for stem in (record.id, *record.redirect_from):
                yield f"go/{stem}/index.html", leads_on
                yield f"go/{stem}/nav/index.html", partial(redirects.navigation, pages.env, catalog, record)


def _maps(catalog: Catalog, layouts: Layouts, pages: Pages) -> Iterator[tuple[str, RenderFn]]:
    """A map is a page and a script that are drawn together, once."""
    points, tiles = catalog.points, interactive.tiles_of(catalog.site)

    @cache
    def drawn(route: Route) -> interactive.MapPage:
        return interactive.route_map(route, points, tiles=tiles, site_root="../", env=pages.env)

    def part(route: Route, name: str) -> bytes:
        text: str = getattr(drawn(route), name)
        return text.encode()

    def overview_script() -> bytes:
        return pages.overview.script.encode()

    for route in catalog.pages():
        if isinstance(route, Route):
            yield f"maps/{route.id}.html", partial(part, route, "html")
            yield f"maps/{route.id}.js", partial(part, route, "script")
    if "maps/" in layouts.pages:
        yield "maps/index.js", overview_script
    for uri, data in interactive.leaflet_assets():
        yield uri, partial(bytes, data)
