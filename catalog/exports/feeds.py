"""Atom feeds of what was verified last."""

from collections.abc import Iterable

from jinja2 import Environment

from catalog.domain.catalog import Catalog
from catalog.domain.facts import uri_of
from catalog.domain.summaries import plain_title, summary

_ENTRIES = 60


def atom(env: Environment, catalog: Catalog, kinds: Iterable[str], name: str, uri: str) -> bytes:
    """The records of some kinds verified last, as an Atom 1.0 feed (RFC 4287).

    Args:
        env: The templates.
        catalog: The public records.
        kinds: The kinds of records in it.
        name: Its title.
        uri: Its path from the site's root.
    """
    site = catalog.site
    records = [record for kind in kinds for record in catalog.of(kind) if record.verified_on]
    records.sort(key=lambda record: (-record.verified_on.toordinal(), record.KIND, record.id))

    def tag(page: str) -> str:
        """A lasting name for a page, whether or not the site's address is known."""
        return site.absolute(page) if site.base_url else f"urn:x-catalog:{page or 'home'}"

    values = {"records": records[:_ENTRIES], "tag": tag, "uri_of": uri_of, "summary": summary, "title": plain_title}
    text = env.get_template("standalone/feed.xml").render(site=site, name=name, uri=uri, **values)
    return f"{text}\n".encode()
