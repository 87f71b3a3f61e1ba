"""What goes on paper, as values: a route as a guide to carry along, all lessons as a handbook."""

from catalog.guide.build import SHORT_ADDRESSES, guide_of, strings
from catalog.guide.editions import EDITIONS, USES, name_of
from catalog.guide.handbook import HANDBOOK, Handbook, handbook_of
from catalog.guide.model import Answer, Guide, GuideStop, Link, Pair, Version
from catalog.guide.qr import qr_svg

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
