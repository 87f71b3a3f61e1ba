"""Files for search engines: the sitemap and robots.txt."""

from xml.sax.saxutils import escape

from catalog.domain.catalog import Catalog
from catalog.domain.facts import TERM_PAGES, uri_of
from catalog.pages.listings import under
from catalog.pages.page_specs import PAGES


def sitemap(catalog: Catalog) -> bytes:
    """Every page that readers may find; needs the site's address."""
    terms = (
        f"{vocabulary}/{term}/"
        for vocabulary in TERM_PAGES
        for term in getattr(catalog.site.vocabularies, vocabulary)
        if under(catalog, vocabulary, term)
    )
    uris = (*(spec.uri for spec in PAGES.values() if spec.listed), *terms)
    rows = [f"<url><loc>{escape(catalog.site.absolute(uri))}</loc></url>" for uri in uris]
    for kind in catalog.listed:
        for record in catalog.of(kind):
            changed = f"<lastmod>{record.verified_on}</lastmod>" if record.verified_on else ""
            rows.append(f"<url><loc>{escape(catalog.site.absolute(uri_of(record)))}</loc>{changed}</url>")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    body = "\n".join(rows)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'{head}<urlset xmlns="{space}">\n{body}\n</urlset>\n'.encode()


def robots(catalog: Catalog) -> bytes:
    """Everything may be read; the sitemap is named where there is one."""
    more = f"Sitemap: {catalog.site.absolute('sitemap.xml')}\n" if catalog.site.base_url else ""
    return f"User-agent: *\nAllow: /\n{more}".encode()
