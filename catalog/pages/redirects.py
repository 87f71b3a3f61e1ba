"""Pages at other addresses than a record's own: former ones, short ones for paper, a place's navigation.

They have no layout around them: a printed code is scanned on the road, on a mobile network. All of them lie
two or three folders deep, whatever the record is.
"""

from jinja2 import Environment

from catalog.domain.catalog import Catalog
from catalog.domain.facts import uri_of
from catalog.model import Point, Record, Venue


def redirect(env: Environment, record: Record) -> bytes:
    """A page two folders deep that redirects to the record's page without a script.

    It names the page's file, because a folder that is opened from a disk shows its listing.
    """
    root = "../../"
    html = env.get_template("standalone/redirect.html").render(record=record, root=root, there=root + uri_of(record))
    return html.encode()


def navigation(env: Environment, catalog: Catalog, place: Point | Venue) -> bytes:
    """`go/<id>/nav/`: name, address, and the choice between map apps; nothing is opened unasked."""
    html = env.get_template("standalone/navigation.html").render(
        record=place, root="../../../", uri=uri_of(place), site=catalog.site
    )
    return html.encode()
