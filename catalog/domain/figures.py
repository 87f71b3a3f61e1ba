"""数说滨湖: the published figures, those of one unit drawn to one scale."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.model import Site
from catalog.model.site import Figure


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure and the length of its bar, the longest being 100; only the bar of zero is invisible."""

    figure: Figure
    length: float


@dataclass(frozen=True, slots=True)
class Group:
    """Figures of one unit, the greatest first.

    Attributes:
        unit: What is counted: 场, 人次.
        bars: The figures; a single one has nothing to be compared with and is shown without a bar.
    """

    unit: str
    bars: tuple[Bar, ...]

    @property
    def has_bars(self) -> bool:
        """Whether there are several figures to compare."""
        return len(self.bars) > 1


def groups(site: Site) -> tuple[Group, ...]:
    """The figures by unit, the units in the order in which the file mentions them, single ones last."""
    by_unit = [Group(unit, tuple(_bars(site, unit))) for unit in dict.fromkeys(figure.unit for figure in site.figures)]
    return tuple(sorted(by_unit, key=lambda group: not group.has_bars))


def _bars(site: Site, unit: str) -> Iterator[Bar]:
    rows = sorted((figure for figure in site.figures if figure.unit == unit), key=lambda figure: -figure.amount)
    most = max(figure.amount for figure in rows)
    for figure in rows:
        length = 100 * figure.amount / most if most else 0
        yield Bar(figure, round(max(length, 0.5) if figure.amount else 0, 2))
