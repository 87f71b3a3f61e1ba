"""A sheet → SVG: the printable colours as attributes, classes for a page that wants others."""

from collections.abc import Iterable, Iterator
from math import hypot

from catalog.domain.symbols import SYMBOLS, SymbolName, number_offset, outline, short
from catalog.maps.static.geometry import Segment, Spot
from catalog.maps.static.svg import (
    DROP,
    FAINT,
    HALO,
    INK,
    SOFT,
    at,
    chained,
    ground_plan,
    in_words,
    margin,
    opened,
    plain,
    rectangle,
    scale_bar,
    stroked,
    text,
    way,
    words,
)
from catalog.maps.static.types import NAME, NOTE, NUMBER, RADIUS, Inset, Label, Panel, Pin, Sheet

_WAY = 0.7  # mm thick
_WING = 1.25  # mm


def drawn(sheet: Sheet, mark: SymbolName, title: str, desc: str, family: str | None) -> str:
    """Write a sheet as one `<svg>` element; `family` is a font's name where no style sheet gives one."""
    panel = sheet.panel
    parts = [opened(f"schematic-{sheet.shape} mark-{mark}", sheet.box, title, desc, family), *_panel(sheet.panel, mark)]
    if sheet.inset:
        parts += _inset(sheet.inset, mark)
    parts += [*margin(panel.frame, panel.ground, panel.bar_km, _legend(sheet)), "</svg>"]
    return "".join(parts)


def _panel(panel: Panel, mark: SymbolName) -> Iterator[str]:
    colour = SYMBOLS[mark].colour
    yield from ground_plan(panel.frame, panel.ground, panel.bar_km)
    yield words(panel.words)
    yield way(mark, chained(way.segment for way in panel.connectors if not way.between), _WAY)
    gaps = chained(way.segment for way in panel.connectors if way.between)
    yield stroked("sc-gap", gaps, f'stroke="{FAINT}" stroke-width=".3" stroke-dasharray="1 1"')
    arrows = "".join(_head(way.arrow) for way in panel.connectors if way.arrow)
    if arrows:
        yield f'<path class="sc-arrow" fill="{colour}" stroke="#FFF" stroke-width=".35" d="{arrows}"/>'
    leaders = [(pin.true, pin.spot) for pin in panel.pins if pin.spot != pin.true]
    leaders += [pin.name.leader for pin in panel.pins if pin.name and pin.name.leader]
    yield stroked("sc-lead", chained(leaders), f'stroke="{SOFT}" stroke-width=".2"')
    dots = [*panel.dots, *(pin.true for pin in panel.pins if pin.spot != pin.true)]
    dotted = f'stroke="{colour}" stroke-width="1.4" stroke-linecap="round"'
    yield stroked("sc-dot", "".join(f"M{at(spot)}h0" for spot in dots), dotted)
    yield _notes(way.note for way in panel.connectors if way.note)
    yield f'<g class="sc-stops" fill="{INK}" font-size="{short(NAME)}" {HALO}>'
    for pin in panel.pins:
        yield _pin(pin, mark)
    yield "</g>"


def _pin(pin: Pin, mark: SymbolName) -> str:
    """A stop: its shape, its number and its name, all one link."""
    colour = SYMBOLS[mark].colour
    fill, ink = ("#FFF", colour) if pin.stop.approx else (colour, "#FFF")
    middle = pin.spot.y + number_offset(mark, RADIUS)
    number = (
        f'<text class="sc-number" x="{short(pin.spot.x)}" y="{short(middle)}" dy="{short(DROP)}em"'
        f' font-size="{short(NUMBER)}" text-anchor="middle" fill="{ink}" stroke="none">{pin.stop.number}</text>'
    )
    name = text(pin.name) if pin.name else ""
    kind = "sc-pin sc-open" if pin.stop.approx else "sc-pin"
    return (
        f'<a href="#stop-{pin.stop.number}"><g class="{kind}" fill="{fill}" stroke="{colour}" stroke-width=".7">'
        f"{outline(mark, pin.spot.x, pin.spot.y, RADIUS)}</g>"
        f"{number}{name}</a>"
    )


def _notes(labels: Iterable[Label]) -> str:
    inner = "".join(map(text, labels))
    return f'<g class="sc-notes" fill="{SOFT}" font-size="{short(NOTE)}" {HALO}>{inner}</g>' if inner else ""


def _inset(inset: Inset, mark: SymbolName) -> Iterator[str]:
    """The site on the main map, the line to the panel, and the panel with its title and its bar."""
    hair = f'stroke="{SOFT}" stroke-width=".25"'
    yield rectangle("sc-site", inset.site, f'fill="none" {hair}')
    yield stroked("sc-tie", chained([inset.tie]), hair)
    yield from _panel(inset.panel, mark)
    frame = inset.panel.frame
    yield rectangle("sc-tie", frame, f'fill="none" {hair}')
    if inset.tag:
        yield f'<g class="sc-tag" fill="{SYMBOLS[mark].colour}" font-size="{short(NAME)}" {HALO}>{text(inset.tag)}</g>'
    yield f'<g class="sc-margin" fill="{SOFT}" font-size="{short(NOTE)}">'
    yield plain(inset.title + " 放大", frame.left + 2, frame.bottom - 3.2)
    length = inset.panel.bar_km * inset.panel.ground.scale
    yield plain(in_words(inset.panel.bar_km), frame.right - 2, frame.bottom - 3.2, "end")
    yield "</g>"
    yield scale_bar(frame.right - 17 - length, frame.bottom - 2.4, length)


def _head(arrow: Segment) -> str:
    """An arrow head: a slim triangle with a notch."""
    tip, tail = arrow
    length = hypot(tip.x - tail.x, tip.y - tail.y)
    x, y = (tip.x - tail.x) / length, (tip.y - tail.y) / length
    wings = (Spot(tail.x - side * y * _WING, tail.y + side * x * _WING) for side in (1, -1))
    left, right = wings
    notch = tail.towards(tip, length / 4)
    return f"M{at(tip)}L{at(left)} {at(notch)} {at(right)}z"


def _legend(sheet: Sheet) -> str:
    panels = [sheet.panel, *([sheet.inset.panel] if sheet.inset else [])]
    approx = any(pin.stop.approx for panel in panels for pin in panel.pins)
    return "线旁数字为直线距离（公里）" + ("，空心为大致位置" if approx else "")
