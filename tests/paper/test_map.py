"""The map in a guide: true to scale on paper, and honest about what it lacks."""

from itertools import cycle
from pathlib import Path

import pytest

from catalog.domain.catalog import Catalog
from catalog.domain.timetable import itineraries
from catalog.maps.static import Shape, areas, places
from catalog.maps.static.route_map import route_sheet
from catalog.maps.static.svg import in_words
from tests.support.papers import squeezed
from tests.support.prints import Print, one

# Shape of the map and its width on paper in mm, in the order of the editions.
MAPS: tuple[tuple[Shape, float], ...] = (("wide", 180), ("narrow", 124), ("narrow", 189))
BAR_STROKE = 0.35  # mm of the sheet: the bar's ends are as thick as its line


def test_the_scale_bar_of_the_map_is_true_on_paper(prints: tuple[Print, ...], fixture_catalog: Catalog) -> None:
    points, towns = fixture_catalog.points, fixture_catalog.site.vocabularies.towns
    for each, (shape, wide) in zip(prints, cycle(MAPS), strict=False):
        (route,) = (one for one in fixture_catalog.of("routes") if one.id == each.guide.id)
        sheet = route_sheet(places(itineraries(route)[0].route, points), route.mark, areas(points, towns), shape)
        length = sheet.panel.bar_km * sheet.panel.ground.scale + BAR_STROKE
        found = each.paper.bar(in_words(sheet.panel.bar_km), "线旁数字")
        assert found == pytest.approx(length * wide / sheet.box.width, rel=0.003)


def test_the_map_says_which_stops_it_has_not(prints: tuple[Print, ...]) -> None:
    seen = set()
    for each in prints:
        unplaced = "、".join(f"{stop.number}{stop.name}" for stop in each.guide.stops if stop.place is None)
        if unplaced:
            assert f"图上没有：{squeezed(unplaced)}（位置未核实）" in each.paper.text
        else:
            assert "图上没有" not in each.paper.text
        seen.add(unplaced)
    assert len(seen) == 2


def test_a_route_without_places_has_no_map_and_says_so(bench: Path) -> None:
    assert "各站的位置都未核实，还不能画图。" in one({}, bench).paper.text
