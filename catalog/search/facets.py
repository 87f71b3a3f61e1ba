"""The facets: by what lists, the results page and 我要学什么 narrow the catalogue.

Nothing else names them: the core hands them to the browser's engine, pages carry their names in `data-facets`. A facet
shows up wherever records differ in it, in the order of this table.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Band:
    """A range of numbers that counts as one value.

    Attributes:
        value: What stands for it in an address.
        label: As a chip says it.
        answer: As an answer in 我要学什么 says it.
        least: The smallest number of it.
        most: The greatest, None if there is none.
    """

    value: str
    label: str
    answer: str
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Facet:
    """One of them.

    Attributes:
        name: What stands for it in an address, as in `?theme=`.
        label: As readers see it.
        column: The column of the core that holds its values (`core_index`); they are its ids where it has some.
        bands: Where the column holds numbers: the ranges that are its values.
        through: A column of references; a record then has the values of what it refers to as well.
    """

    name: str
    label: str
    column: str
    bands: tuple[Band, ...] = ()
    through: str | None = None


MINUTES = (
    Band("-30", "30 分钟以内", "半小时以内", 0, 30),
    Band("31-60", "31—60 分钟", "一小时以内", 31, 60),
    Band("61-90", "61—90 分钟", "一个半小时以内", 61, 90),
    Band("91-", "90 分钟以上", "更长也行", 91, None),
)

FACETS = (
    Facet("kind", "栏目", "kind"),
    Facet("theme", "主题", "themes"),
    Facet("audience", "对象", "audiences"),
    Facet("format", "形式", "formats"),
    Facet("town", "镇街", "towns"),
    Facet("minutes", "时长", "minutes", bands=MINUTES),
    Facet("level", "层级", "levels"),
    Facet("venue_level", "阵地级别", "venue_levels"),
    # A lesson is by a leading cadre if its lecturer is one.
    Facet("category", "师资类别", "categories", through="instructors"),
    Facet("team", "团队", "teams"),
    Facet("map", "地图", "map"),
    Facet("state", "情况", "state"),
    Facet("status", "状态", "status"),
)


def names() -> tuple[str, ...]:
    """What an address can narrow by."""
    return tuple(facet.name for facet in FACETS)


def data() -> list[dict[str, Any]]:
    """The table as the core hands it to the engine."""
    return [{name: value for name, value in _entries(facet) if value} for facet in FACETS]


def _entries(facet: Facet) -> Iterator[tuple[str, Any]]:
    yield from (("name", facet.name), ("label", facet.label), ("column", facet.column), ("through", facet.through))
    yield "bands", [[band.value, band.label, band.least, band.most] for band in facet.bands]
