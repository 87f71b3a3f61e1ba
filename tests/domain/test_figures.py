"""数说滨湖: to scale, nothing left out."""

from collections.abc import Iterable

import yaml  # noqa: TID251 - writes a site's figures as an editor would

from catalog.domain.figures import Group, groups
from tests.support.samples import SITE, catalog


def _groups(figures: Iterable[tuple[str, int]]) -> tuple[Group, ...]:
    rows = [
        {
            "value": f"{amount} 余",
            "unit": unit,
            "label": "某事",
            "amount": str(amount),
            "source": "某报",
            "taken_on": "2026-11-20",
        }
        for unit, amount in figures
    ]
    text = yaml.safe_dump({"figures": rows}, allow_unicode=True)
    return groups(catalog({"content/site.yml": SITE + text}).site)


def test_bars_of_one_unit_are_to_scale_and_the_greatest_stands_first() -> None:
    (group,) = _groups([("场", 200), ("场", 800), ("场", 400)])
    assert [bar.length for bar in group.bars] == [100, 50, 25]


def test_a_small_figure_beside_a_great_one_can_still_be_seen() -> None:
    (group,) = _groups([("人次", 80000), ("人次", 1)])
    assert group.bars[1].length > 0


def test_nothing_has_no_bar() -> None:
    (group,) = _groups([("人次", 0), ("人次", 0)])
    assert [bar.length for bar in group.bars] == [0, 0]


def test_every_figure_is_in_one_group() -> None:
    found = _groups([("场", 1), ("人", 2), ("场", 3)])
    assert [(group.unit, len(group.bars), group.has_bars) for group in found] == [("场", 2, True), ("人", 1, False)]
