"""Schematics as sheets of boxes: what may lie on what."""

from collections.abc import Iterator
from itertools import combinations

from catalog.domain.catalog import Catalog
from catalog.maps import static
from catalog.maps.static.geometry import Box
from catalog.maps.static.map_layout import pin_box
from catalog.maps.static.overview_layout import Network, network
from catalog.maps.static.types import Panel, Shape, Sheet


def panels(sheet: Sheet) -> tuple[Panel, ...]:
    """The map, and its inset if it has one."""
    return (sheet.panel, sheet.inset.panel) if sheet.inset else (sheet.panel,)


def assert_clear(sheet: Sheet) -> None:
    """No label on a label or on a pin, no pin on a pin, all inside its panel."""
    for panel in panels(sheet):
        labels, pins = list(_labels(panel)), [pin.box for pin in panel.pins]
        if sheet.inset and panel is sheet.panel:
            labels += [sheet.inset.tag.box] if sheet.inset.tag else []
            pins.append(sheet.inset.panel.frame)
        assert [(one, other) for one, other in combinations(labels, 2) if one.meets(other)] == []
        assert [(one, other) for one in labels for other in pins if one.meets(other)] == []
        # A pin's box has a rim of 0.3 mm that is not drawn.
        ink = [pin.grown(-0.3) for pin in pins]
        assert [(one, other) for one, other in combinations(ink, 2) if one.meets(other)] == []
        assert all(panel.frame.holds(box) for box in (*labels, *ink))


def _labels(panel: Panel) -> Iterator[Box]:
    for label in (*(pin.name for pin in panel.pins), *(way.note for way in panel.connectors), *panel.words):
        if label:
            yield label.box


def network_of(public: Catalog, shape: Shape) -> Network:
    """All routes on one map."""
    drawn = [(route, static.places(route, public.points)) for route in public.of("routes")]
    return network(drawn, static.areas(public.points, public.site.vocabularies.towns), shape)


def assert_names_are_clear(drawing: Network) -> None:
    """Every route is named, no name lies on a name or on a stop, all inside the map."""
    names = [strand.label for strand in drawing.strands]
    assert None not in names
    labels = [label.box for label in (*names, *drawing.words) if label]
    signs = [pin_box(strand.mark, spot, 1.5) for strand in drawing.strands for spot, _ in strand.stops]
    assert [pair for pair in combinations(labels, 2) if pair[0].meets(pair[1])] == []
    assert [(one, other) for one in labels for other in signs if one.meets(other)] == []
    assert all(drawing.frame.holds(box) for box in (*labels, *signs))
