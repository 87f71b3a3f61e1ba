"""The site as bytes: what lies at each uri, and how it gets onto the disk."""

from catalog.site.layout import SLOTS, Layout, LayoutError, Layouts, cut, placeholder
from catalog.site.lock import build_lock
from catalog.site.manifest import LAYOUT_DIRS, RenderFn, plan
from catalog.site.output_dir import beside, files, swap, write_files
from catalog.site.worker import run_in_child

__all__ = [
    "LAYOUT_DIRS",
    "SLOTS",
    "Layout",
    "LayoutError",
    "Layouts",
    "RenderFn",
    "beside",
    "build_lock",
    "cut",
    "files",
    "placeholder",
    "plan",
    "run_in_child",
    "swap",
    "write_files",
]
