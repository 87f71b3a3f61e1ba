"""Atom feeds of what was verified last."""

from collections.abc import Iterable
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from catalog.domain.catalog import Catalog
from catalog.domain.facts import uri_of
from catalog.domain.summaries import summary
from catalog.model import KINDS, Record

_ENTRIES = 60


def atom(catalog: Catalog, kinds: Iterable[str], name: str, uri: str) -> bytes:
    """The records of some kinds verified last, as an Atom 1.0 feed (RFC 4287).

    Args:
        catalog: The public records.
        kinds: The kinds of records in it.
        name: Its title.
        uri: Its path from the site's root.
    """
    site = catalog.site
    listed = [record for kind in kinds for record in catalog.of(kind)]
    dated = sorted(
        (record for record in listed if record.verified_on),
        key=lambda record: (-(record.verified_on or date.min).toordinal(), record.KIND, record.id),
    )
    entries = "".join(_entry(catalog, record) for record in dated[:_ENTRIES])
    text = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">\n'
        f"<title>{escape(name)}</title>\n"
        f"<id>{escape(_tag(catalog, uri.removesuffix('feed.xml')))}</id>\n"
        f"<updated>{_stamp(site.updated_on)}</updated>\n"
        f"<author><name>{escape(site.organiser)}</name></author>\n"
        f"<link href={quoteattr(site.absolute(''))}/>\n"
        f'<link rel="self" href={quoteattr(site.absolute(uri))}/>\n'
        f"{entries}</feed>\n"
    )
    return text.encode()


def _entry(catalog: Catalog, record: Record) -> str:
    uri = uri_of(record)
    return (
        f"<entry><title>{escape(record.heading)}</title>"
        f"<id>{escape(_tag(catalog, uri))}</id>"
        f"<link href={quoteattr(catalog.site.absolute(uri))}/>"
        f"<updated>{_stamp(record.verified_on or catalog.site.updated_on)}</updated>"
        f"<category term={quoteattr(record.KIND)} label={quoteattr(KINDS[record.KIND].NAME)}/>"
        f"<summary>{escape(summary(record))}</summary></entry>\n"
    )


def _tag(catalog: Catalog, uri: str) -> str:
    """A lasting name for a page, whether or not the site's address is known."""
    if catalog.site.base_url:
        return catalog.site.absolute(uri)
    return f"urn:x-catalog:{uri or 'home'}"


def _stamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00+08:00"
