"""The pages that the program makes or needs beside those of records."""

from catalog.model import KINDS

TOOL_PAGES = (
    "my",
    "order",
    "dispatch",
    "finder",
    "teaching",
    "figures",
    "evaluation",
    "attendance",
    "hours-record",
    "levels",
    "data",
    "passport",
    "measure",
    "report",
)
"""The folders of the tools, which have no Markdown."""

REQUIRED_PAGES = (
    "index.md",
    "about.md",
    "help.md",
    "maps/index.md",
    "privacy.md",
    "search.md",
    *(f"{kind}/index.md" for kind in KINDS),
)
"""The files in `content/pages/` without which there is no site."""
