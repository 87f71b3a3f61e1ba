"""The site as bytes: what lies at each uri, and how it gets onto the disk."""

from catalog.site.folder import swap, write
from catalog.site.plan import plan
from catalog.site.shell import HOLES, Shell, ShellError, Shells, cut, sentinel

__all__ = ["HOLES", "Shell", "ShellError", "Shells", "cut", "plan", "sentinel", "swap", "write"]
