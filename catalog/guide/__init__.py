"""A route as a guide to carry along: one view-model, whatever it is printed by."""

from catalog.guide.build import SHORT_ADDRESSES, guide_of, strings
from catalog.guide.editions import EDITIONS, USES, name_of
from catalog.guide.model import Answer, Guide, GuideStop, Link, Pair, Version
from catalog.guide.qr import qr_svg

__all__ = [
    "EDITIONS",
    "SHORT_ADDRESSES",
    "USES",
    "Answer",
    "Guide",
    "GuideStop",
    "Link",
    "Pair",
    "Version",
    "guide_of",
    "name_of",
    "qr_svg",
    "strings",
]
