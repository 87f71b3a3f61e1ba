"""Pages at other addresses than a record's own: former ones, short ones for paper, a place's navigation.

They have no layout around them: a printed code is scanned on the road, on a mobile network. All of them lie
two or three folders deep, whatever the record is.
"""

from catalog.model import Point, Record, Venue
from catalog.pages.renderer import RECORD_ROOT, Pages


def redirect(pages: Pages, record: Record) -> bytes:
    """A page two folders deep that redirects to the record's page without a script.

    It names the page's file, because a folder that is opened from a disk shows its listing.
    """
    return pages.render("standalone/redirect.html", RECORD_ROOT, record=record).encode()


def navigation(pages: Pages, place: Point | Venue) -> bytes:
    """`go/<id>/nav/`: name, address, and the choice between map apps; nothing is opened unasked."""
    return pages.render("standalone/navigation.html", "../../../", record=place).encode()
