"""The site: layouts, the manifest of its files, and a build that writes them and replaces the last site."""

from catalog.site.layout import SLOTS, Layout, LayoutError, Layouts, cut, placeholder
from catalog.site.lock import build_lock
from catalog.site.manifest import LAYOUT_DIRS, RenderFn, build_manifest
from catalog.site.output_dir import file_sizes, replace_site, staging_folder, write_files
from catalog.site.worker import run_in_child

__all__ = [
    "LAYOUT_DIRS",
    "SLOTS",
    "Layout",
    "LayoutError",
    "Layouts",
    "RenderFn",
    "build_lock",
    "build_manifest",
    "cut",
    "file_sizes",
    "placeholder",
    "replace_site",
    "run_in_child",
    "staging_folder",
    "write_files",
]
