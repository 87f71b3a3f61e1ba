"""Every uri of the site that is made from records, with the function that renders it.

Nothing is rendered until it is asked for: a build asks for all of it, the preview
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
from catalog.pages.tools import BRIEFS, TOOLS, briefs
from catalog.site import sitemap
from catalog.site.layout import Layout, Layouts

RenderFn = Callable[[], bytes]

LAYOUT_DIRS = (*KINDS, *TERM_PAGES, *FOLDERS)
"""The folders whose pages all fill one layout; `Layouts.records` has one for each."""

MAP = "maps/"
# Pages that are neither a record nor a list.
_STANDALONE: dict[str, Callable[[Pages], Callable[[], Page]]] = {
    "": lambda pages: pages.home,
    "search/": lambda pages: pages.search,
}


def build_manifest(
    catalog: Catalog, layouts: Layouts, pages: Pages, extra: Iterable[tuple[str, RenderFn]]
) -> dict[str, RenderFn]:
    """Return the function that renders each uri.

    Args:
        catalog: The public records.
        layouts: The pages around them.
        pages: The fragments that fill them.
        extra: What other packages make, by uri, such as `search.files` and `pdf.files`.
    """
    outputs: dict[str, RenderFn] = {}
    outputs.update(_pages(catalog, layouts, pages))
    outputs.update(_data(catalog))
    outputs.update(geo.files(catalog))
    outputs.update(_addresses(catalog, pages))
    outputs.update(_maps(catalog, layouts, pages))
    outputs.update((f"photos/{name}", partial(images.clean, data)) for name, data in catalog.photos.items())
    outputs.update(extra)
    return outputs


def _filled(layout: Layout, render_page: Callable[[], Page]) -> bytes:
    page = render_page()
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
        render_page = partial(pages.record, record)
        yield f"{uri_of(record)}index.html", partial(_filled, layout, render_page)
        if isinstance(record, Route) and record.id in catalog.listed["routes"]:  # an archived route needs no guide
            make_guide = partial(print_guide.guide, pages.env, catalog, record, pages.papers)
            yield f"{uri_of(record)}guide/index.html", make_guide
    for vocabulary in TERM_PAGES:
        layout = layouts.records[vocabulary]
        for term_id in getattr(catalog.site.vocabularies, vocabulary):
            render_page = partial(pages.term, vocabulary, term_id)
            yield f"{vocabulary}/{term_id}/index.html", partial(_filled, layout, render_page)
    for folder, name, page in pages_of(pages):
        yield f"{folder}/{name}/index.html", partial(_filled, layouts.records[folder], page)
    for uri, layout in layouts.pages.items():
        if uri != MAP:  # drawn with its script, see `_maps`
            yield f"{uri}index.html", partial(_filled, layout, _standalone_page(pages, uri))


def _standalone_page(pages: Pages, uri: str) -> Callable[[], Page]:
    if uri in TOOLS:
        return partial(pages.tool, uri)
    return _STANDALONE[uri](pages) if uri in _STANDALONE else partial(pages.listing, uri.rstrip("/"))


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
    """Yield redirects from former addresses, and the short addresses that are printed, which outlive a change of id."""
    for record in catalog.pages():
        redirect = partial(redirects.leads_on, pages.env, record)
        for old in record.redirect_from:
            yield f"{record.KIND}/{old}/index.html", redirect
        if isinstance(record, Point | Venue):
            for place_id in (record.id, *record.redirect_from):
                yield f"go/{place_id}/index.html", redirect
                yield f"go/{place_id}/nav/index.html", partial(redirects.navigation, pages.env, catalog, record)


def _maps(catalog: Catalog, layouts: Layouts, pages: Pages) -> Iterator[tuple[str, RenderFn]]:
    """Yield the maps: each is a page and a script, drawn together and once."""
    points, tiles = catalog.points, interactive.tiles_of(catalog.site)

    @cache
    def route_page(route: Route) -> interactive.MapPage:
        return interactive.route_map(route, points, tiles=tiles, site_root="../", env=pages.env)

    def route_part(route: Route, name: str) -> bytes:
        text: str = getattr(route_page(route), name)
        return text.encode()

    @cache
    def overview() -> interactive.Overview:
        return interactive.overview(catalog, tiles=tiles, env=pages.env)

    def overview_page() -> Page:
        return Page("", "", overview().head, overview().content)

    def overview_script() -> bytes:
        return overview().script.encode()

    for route in catalog.pages():
        if isinstance(route, Route):
            yield f"maps/{route.id}.html", partial(route_part, route, "html")
            yield f"maps/{route.id}.js", partial(route_part, route, "script")
    if layout := layouts.pages.get(MAP):
        yield f"{MAP}index.html", partial(_filled, layout, overview_page)
        yield f"{MAP}index.js", overview_script
    for uri, data in interactive.leaflet_assets():
        yield uri, partial(bytes, data)
