"""The site as bytes: what lies at each uri, and how it gets onto the disk."""

from catalog.site.layout import HOLES, Shell, ShellError, Shells, cut, sentinel
from catalog.site.lock import turn
from catalog.site.manifest import MOULDED, Make, plan
from catalog.site.output_dir import beside, files, swap, write
from catalog.site.worker import aside

__all__ = [
    "HOLES",
    "MOULDED",
    "Make",
    "Shell",
    "ShellError",
    "Shells",
    "aside",
    "beside",
    "cut",
    "files",
    "plan",
    "sentinel",
    "swap",
    "turn",
    "write",
]
