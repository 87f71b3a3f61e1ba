"""The site as bytes: what lies at each uri, and how it gets onto the disk."""

from catalog.site.aside import aside
from catalog.site.folder import beside, files, swap, write
from catalog.site.plan import MOULDED, Make, plan
from catalog.site.shell import HOLES, Shell, ShellError, Shells, cut, sentinel
from catalog.site.turns import turn

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
