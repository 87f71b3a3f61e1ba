"""What goes on paper, as values: a route as a guide to carry along, all lessons as a handbook."""

from catalog.print.editions import EDITIONS, USES, name_of
from catalog.print.guide import SHORT_ADDRESSES, guide_of, strings
from catalog.print.guide_model import Answer, Guide, GuideStop, Link, Pair, Version
from catalog.print.handbook import HANDBOOK, Handbook, handbook_of
from catalog.print.qr import qr_svg

__all__ = [
    "EDITIONS",
    "HANDBOOK",
    "SHORT_ADDRESSES",
    "USES",
    "Answer",
    "Guide",
    "GuideStop",
    "Handbook",
    "Link",
    "Pair",
    "Version",
    "guide_of",
    "handbook_of",
    "name_of",
    "qr_svg",
    "strings",
]
