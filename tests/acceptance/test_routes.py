"""The four routes of the sample content: a day each, clear maps, light files, texts that can be printed."""

from catalog.domain.catalog import Catalog
from catalog.domain.timetable import itineraries, timetable
from catalog.exports import geo
from catalog.lint.rules.glyphs import printable
from catalog.maps import static
from catalog.maps.static.route_map import route_sheet
from catalog.pages.map_fragments import Drawings
from catalog.print.guide import guide_of, strings
from catalog.print.handbook import handbook_of
from tests.support.sheets import assert_clear, assert_names_are_clear, network_of, panels


def test_every_route_ends_after_it_starts_and_on_the_same_day(real_catalog: Catalog) -> None:
    for route in real_catalog.of("routes"):
        for itinerary in itineraries(route):
            table = timetable(itinerary, real_catalog.points)
            assert table.complete
            assert table.end is not None
            assert itinerary.start < table.end < 24 * 60


def test_on_their_maps_every_stop_is_named_and_nothing_lies_on_a_label(real_catalog: Catalog) -> None:
    towns = static.areas(real_catalog.points, real_catalog.site.vocabularies.towns)
    for shape in static.SHAPES:
        for route in real_catalog.of("routes"):
            stops = static.places(route, real_catalog.points)
            sheet = route_sheet(stops, route.mark, towns, shape)
            assert_clear(sheet)
            pins = [pin for panel in panels(sheet) for pin in panel.pins]
            assert [pin.stop.name for pin in pins if pin.name is None] == []
            assert {pin.stop for pin in pins} == set(stops)


def test_on_the_map_of_all_routes_each_is_named_and_nothing_lies_on_a_name(real_catalog: Catalog) -> None:
    for shape in static.SHAPES:
        assert_names_are_clear(network_of(real_catalog, shape))


def test_maps_are_light(real_catalog: Catalog) -> None:
    towns = real_catalog.site.vocabularies.towns
    for route in real_catalog.of("routes"):
        for shape in static.SHAPES:
            assert len(static.route(route, real_catalog.points, towns, shape).encode()) < 12_000
    drawings = Drawings(real_catalog)
    assert sum(len(svg.encode()) for svg in drawings.overview("../")) < 16_000
    locators = [svg for point in real_catalog.points.values() if (svg := drawings.locator(point))]
    assert len(locators) > 10
    assert max(len(svg.encode()) for svg in locators) < 2500


def test_files_to_take_along_are_light(real_catalog: Catalog) -> None:
    assert max(len(make()) for uri, make in geo.files(real_catalog) if "routes" in uri) < 5000


def test_every_text_of_guides_and_handbook_can_be_printed(real_catalog: Catalog) -> None:
    handbook = handbook_of(real_catalog)
    assert handbook
    for guide in (handbook, *(guide_of(real_catalog, route) for route in real_catalog.of("routes"))):
        for text in strings(guide):
            assert set(text) <= printable()
            assert text == text.strip()
