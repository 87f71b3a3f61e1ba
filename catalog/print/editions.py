"""The papers that a guide is printed on beforehand, and where they lie."""

from catalog.model import Route

EDITIONS = {"a4": "A4", "a5": "A5 小册", "large": "大字版"}
"""Each edition's name by the word in its address."""
USES = {
    "a4": "普通打印机单面或双面打印，带队用",
    "a5": "双面打印，沿短边翻转，对折装订成小册，每人一本",
    "large": "18 磅以上大字，给眼力不好的同志",
}
"""What each is for."""


def name_of(route: Route, edition: str) -> str:
    """Where a guide lies, from the site's root."""
    return f"guides/{route.id}-{edition}.pdf"
