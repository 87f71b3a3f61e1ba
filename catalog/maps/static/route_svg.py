"""A sheet → SVG: the printable colours as attributes, classes for a page that wants others."""

from collections.abc import Iterator
from math import hypot

from catalog.domain.symbols import SYMBOLS, SymbolName, number_offset, outline, short
from catalog.maps.static import svg
from catalog.maps.static.geometry import Segment, Spot
from catalog.maps.static.types import NAME, NOTE, NUMBER, RADIUS, Inset, Panel, Pin, Sheet

_WAY = 0.7  # mm thick
_WING = 1.25  # mm


def sheet_svg(sheet: Sheet, mark: SymbolName, title: str, desc: str, family: str | None) -> str:
    """Write a sheet as one `<svg>` element; `family` is a font's name where no style sheet gives one."""
    panel = sheet.panel
    parts = [
        svg.opened(f"schematic-{sheet.shape} mark-{mark}", sheet.box, title, desc, family),
        *_panel(sheet.panel, mark),
    ]
    if sheet.inset:
        parts += _inset(sheet.inset, mark)
    parts += [*svg.margin(panel.frame, panel.ground, panel.bar_km, _legend(sheet)), "</svg>"]
    return "".join(parts)


def _panel(panel: Panel, mark: SymbolName) -> Iterator[str]:
    colour = SYMBOLS[mark].colour
    yield from svg.ground_plan(panel.frame, panel.ground, panel.bar_km)
    yield from (
        svg.reach(panel.frame, pin.true, panel.ground.length(pin.stop.error_m), RADIUS, colour) for pin in panel.pins
    )
    yield svg.label_group(panel.words)
    yield svg.route_line(mark, svg.chained(line.segment for line in panel.connectors if not line.between), _WAY)
    gaps = svg.chained(line.segment for line in panel.connectors if line.between)
    yield svg.stroked("sc-gap", gaps, f'stroke="{svg.FAINT}" stroke-width=".3" stroke-dasharray="1 1"')
    arrows = "".join(_head(line.arrow) for line in panel.connectors if line.arrow)
    if arrows:
        yield f'<path class="sc-arrow" fill="{colour}" stroke="#FFF" stroke-width=".35" d="{arrows}"/>'
    leaders = [(pin.true, pin.spot) for pin in panel.pins if pin.spot != pin.true]
    leaders += [pin.name.leader for pin in panel.pins if pin.name and pin.name.leader]
    yield svg.stroked("sc-lead", svg.chained(leaders), f'stroke="{svg.SOFT}" stroke-width=".2"')
    dots = [*panel.dots, *(pin.true for pin in panel.pins if pin.spot != pin.true)]
    dotted = f'stroke="{colour}" stroke-width="1.4" stroke-linecap="round"'
    yield svg.stroked("sc-dot", "".join(f"M{svg.at(spot)}h0" for spot in dots), dotted)
    notes = (line.note for line in panel.connectors if line.note)
    yield svg.label_group(notes, "sc-notes", svg.SOFT, NOTE, svg.HALO)
    yield f'<g class="sc-stops" fill="{svg.INK}" font-size="{short(NAME)}"{svg.HALO}>'
    for pin in panel.pins:
        yield _pin(pin, mark)
    yield "</g>"


def _pin(pin: Pin, mark: SymbolName) -> str:
    """A stop: its shape, its number and its name, all one link."""
    colour = SYMBOLS[mark].colour
    fill, ink = ("#FFF", colour) if pin.stop.approx else (colour, "#FFF")
    middle = pin.spot.y + number_offset(mark, RADIUS)
    number = (
        f'<text class="sc-number" x="{short(pin.spot.x)}" y="{short(middle)}" dy="{short(svg.DROP)}em"'
        f' font-size="{short(NUMBER)}" text-anchor="middle" fill="{ink}" stroke="none">{pin.stop.number}</text>'
    )
    name = svg.text(pin.name) if pin.name else ""
    kind = "sc-pin sc-open" if pin.stop.approx else "sc-pin"
    return (
        f'<a href="{pin.stop.href}"><g class="{kind}" fill="{fill}" stroke="{colour}" stroke-width=".7">'
        f"{outline(mark, pin.spot.x, pin.spot.y, RADIUS)}</g>"
        f"{number}{name}</a>"
    )


def _inset(inset: Inset, mark: SymbolName) -> Iterator[str]:
    """The site on the main map, the line to the panel, and the panel with its title and its bar."""
    hair = f'stroke="{svg.SOFT}" stroke-width=".25"'
    yield svg.rectangle("sc-site", inset.site, f'fill="none" {hair}')
    yield svg.stroked("sc-tie", svg.chained([inset.tie]), hair)
    yield from _panel(inset.panel, mark)
    frame = inset.panel.frame
    yield svg.rectangle("sc-tie", frame, f'fill="none" {hair}')
    if inset.tag:
        yield svg.label_group([inset.tag], "sc-tag", SYMBOLS[mark].colour, NAME, svg.HALO)
    yield f'<g class="sc-margin" fill="{svg.SOFT}" font-size="{short(NOTE)}">'
    yield svg.plain(inset.title + " 放大", frame.left + 2, frame.bottom - 3.2)
    length = inset.panel.bar_km * inset.panel.ground.scale
    yield svg.plain(svg.in_words(inset.panel.bar_km), frame.right - 2, frame.bottom - 3.2, "end")
    yield "</g>"
    yield svg.scale_bar(frame.right - 17 - length, frame.bottom - 2.4, length)


def _head(arrow: Segment) -> str:
    """An arrow head: a slim triangle with a notch."""
    tip, tail = arrow
    length = hypot(tip.x - tail.x, tip.y - tail.y)
    x, y = (tip.x - tail.x) / length, (tip.y - tail.y) / length
    left, right = (Spot(tail.x - side * y * _WING, tail.y + side * x * _WING) for side in (1, -1))
    notch = tail.towards(tip, length / 4)
    return f"M{svg.at(tip)}L{svg.at(left)} {svg.at(notch)} {svg.at(right)}z"


def _legend(sheet: Sheet) -> str:
    panels = [sheet.panel, *([sheet.inset.panel] if sheet.inset else [])]
    errors = [panel.ground.length(pin.stop.error_m) for panel in panels for pin in panel.pins if pin.stop.approx]
    if any(radius > RADIUS for radius in errors):
        return "线旁数字为直线公里，空心为大致位置（虚线圈内）"
    return "线旁数字为直线距离（公里）" + ("，空心为大致位置" if errors else "")
