"""The sitemap and robots.txt."""

from xml.sax.saxutils import escape

from catalog.domain.catalog import Catalog
from catalog.domain.facts import TERM_PAGES, uri_of
from catalog.pages.tools import TOOLS


def sitemap(catalog: Catalog) -> bytes:
    """Return the sitemap of every page that readers may find; needs the site's address."""
    base = (catalog.site.base_url or "").rstrip("/")
    terms = (
        f"{vocabulary}/{term_id}/"
        for vocabulary in TERM_PAGES
        for term_id in getattr(catalog.site.vocabularies, vocabulary)
        if catalog.under(vocabulary, term_id)
    )
    tools = (uri for uri, tool in TOOLS.items() if tool.listed)
    uris = ["", *tools, "about/", "help/", "maps/", "privacy/", *(f"{kind}/" for kind in catalog.listed), *terms]
    rows = [f"<url><loc>{escape(f'{base}/{uri}')}</loc></url>" for uri in uris]
    for kind in catalog.listed:
        for record in catalog.of(kind):
            changed = f"<lastmod>{record.verified_on}</lastmod>" if record.verified_on else ""
            rows.append(f"<url><loc>{escape(f'{base}/{uri_of(record)}')}</loc>{changed}</url>")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    body = "\n".join(rows)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'{head}<urlset xmlns="{space}">\n{body}\n</urlset>\n'.encode()


def robots(catalog: Catalog) -> bytes:
    """Return a robots.txt that allows everything and names the sitemap, if there is one."""
    base = catalog.site.base_url
    more = f"Sitemap: {base.rstrip('/')}/sitemap.xml\n" if base else ""
    return f"User-agent: *\nAllow: /\n{more}".encode()
