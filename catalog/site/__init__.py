"""The site as bytes: what lies at each uri, and how it gets onto the disk."""

from catalog.site.layout import SLOTS, Layout, LayoutError, Layouts, cut, placeholder
from catalog.site.lock import turn
from catalog.site.manifest import LAYOUT_DIRS, RenderFn, plan
from catalog.site.output_dir import beside, files, swap, write
from catalog.site.worker import aside

__all__ = [
    "LAYOUT_DIRS",
    "SLOTS",
    "Layout",
    "LayoutError",
    "Layouts",
    "RenderFn",
    "aside",
    "beside",
    "cut",
    "files",
    "placeholder",
    "plan",
    "swap",
    "turn",
    "write",
]
