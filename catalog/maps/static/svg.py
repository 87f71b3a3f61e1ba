"""What every drawing is written with: colours for paper, lines, text, the margin with its scale bar."""

from collections.abc import Iterable, Iterator
from math import ceil, floor

from markupsafe import escape

from catalog.domain.symbols import SYMBOLS, SymbolName, dashes, short
from catalog.maps.static.geometry import Box, Segment, Spot, arcs
from catalog.maps.static.projection import Ground
from catalog.maps.static.text_metrics import LEADING
from catalog.maps.static.types import NOTE, WORD, Label

INK, SOFT, FAINT, HAIR, GRID = "#1F2328", "#55595F", "#6E7378", "#B9B4A8", "#EFECE4"
DROP = 0.36
"""From the middle of a line to its baseline, em."""
HALO = ' stroke="#FFF" stroke-width="1" stroke-linejoin="round" paint-order="stroke"'
"""Paper around letters that stand on lines."""
_ROW = 7.0  # mm between two lines of the margin
_WIDE = 150.0  # mm of width that have room for bar and words in one line


def opened(kind: str, box: Box, title: str, desc: str, family: str | None) -> str:
    """Begin an `<svg>`; `family` is a font's name where no style sheet gives one."""
    font = f' font-family="{escape(family)}"' if family else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="schematic {kind}"'
        f' viewBox="0 0 {short(box.width)} {short(box.height)}" role="group"{font}>'
        f"<title>{escape(title)}</title><desc>{escape(desc)}</desc>"
    )


def ground_plan(frame: Box, ground: Ground, bar_km: float) -> Iterator[str]:
    """Draw the paper of a map, with squares as wide as the scale bar is long."""
    yield rectangle("sc-frame", frame, f'fill="#FFF" stroke="{HAIR}" stroke-width=".25"')
    step, path = bar_km * ground.scale, ""
    for x in _steps(frame.left, frame.right, ground.spot.x, step):
        path += f"M{short(x)} {short(frame.top)}v{short(frame.height)}"
    for y in _steps(frame.top, frame.bottom, ground.spot.y, step):
        path += f"M{short(frame.left)} {short(y)}h{short(frame.width)}"
    yield stroked("sc-grid", path, f'stroke="{GRID}" stroke-width=".2"')


def label_group(
    labels: Iterable[Label], kind: str = "sc-words", ink: str = FAINT, size: float = WORD, halo: str = ""
) -> str:
    """Write labels, if there are any: by default the names of areas, faint."""
    inner = "".join(map(text, labels))
    return f'<g class="{kind}" fill="{ink}" font-size="{short(size)}"{halo}>{inner}</g>' if inner else ""


def route_line(mark: SymbolName, path: str, thickness: float) -> str:
    """Draw a route's line in its colour and its dash."""
    dash = f' stroke-dasharray="{dashes(mark, thickness)}"' if SYMBOLS[mark].dash else ""
    paint = f'stroke="{SYMBOLS[mark].colour}" stroke-width="{short(thickness)}" stroke-linecap="round"'
    return stroked("sc-way", path, f'{paint} stroke-linejoin="round"{dash}')


def margin(frame: Box, ground: Ground, bar_km: float, legend: str) -> Iterator[str]:
    """Write the margin below a map: scale bar and north arrow, and what there is to say below or between them."""
    top, length = frame.bottom, bar_km * ground.scale
    row, x = top + 5.6, frame.right - 2.6
    yield scale_bar(0.3, row + 1.2, length)
    yield f'<path class="sc-north" fill="{INK}" d="M{short(x)} {short(top + 2)}l2.3 7-2.3-1.5-2.3 1.5z"/>'
    yield f'<g class="sc-margin" fill="{SOFT}" font-size="{short(NOTE)}">'
    yield plain(in_words(bar_km), length + 2, row)
    yield plain("北", x - 3.2, row, "end")
    if legend:
        yield plain(legend, 0, row + _ROW) if frame.width < _WIDE else plain(legend, x - 12, row, "end")
    yield "</g>"


def text(label: Label) -> str:
    """Write a label; its lines stay about their middle whatever their size."""
    anchor = f' text-anchor="{label.anchor}"' if label.anchor != "start" else ""
    first = DROP - (len(label.lines) - 1) * LEADING / 2
    x = short(label.x)
    rest = (f'<tspan x="{x}" dy="{short(LEADING)}em">{escape(line)}</tspan>' for line in label.lines[1:])
    inner = "".join((str(escape(label.lines[0])), *rest))
    return f'<text x="{x}" y="{short(label.y)}" dy="{short(first)}em"{anchor}>{inner}</text>'


def plain(line: str, x: float, y: float, anchor: str = "start") -> str:
    """Write one line that was not looked a place for."""
    return text(Label((line,), x, y, anchor, Box(x, y, x, y)))


def rectangle(kind: str, box: Box, paint: str) -> str:
    """Draw a box."""
    place = f'x="{short(box.left)}" y="{short(box.top)}" width="{short(box.width)}" height="{short(box.height)}"'
    return f'<rect class="{kind}" {place} {paint}/>'


def stroked(kind: str, path: str, paint: str) -> str:
    """Draw lines, if there are any."""
    return f'<path class="{kind}" fill="none" {paint} d="{path}"/>' if path else ""


def chained(segments: Iterable[Segment]) -> str:
    """Write segments as path data; one that starts where the last ended goes on, and so do its dashes."""
    path, last = "", None
    for start, end in segments:
        path += ("L" if start == last else f"M{at(start)}L") + at(end)
        last = end
    return path


def reach(frame: Box, spot: Spot, radius: float, symbol: float, colour: str) -> str:
    """Draw the circle in which an approximate place lies; nothing where its symbol is larger than that."""
    if radius <= symbol:
        return ""
    path, last = "", None
    for start, end in arcs(frame, spot, radius):
        path += ("" if start == last else f"M{at(start)}") + f"A{short(radius)} {short(radius)} 0 0 1 {at(end)}"
        last = end
    return stroked("sc-reach", path, f'stroke="{colour}" stroke-width=".25" stroke-dasharray="1.2 .9"')


def scale_bar(x: float, y: float, length: float) -> str:
    """Draw a bar that starts here and is so long, in two halves."""
    ticks = f"M{short(x)} {short(y - 2)}v2h{short(length)}v-2m{short(-length / 2)} 0v2"
    return stroked("sc-bar", ticks, f'stroke="{INK}" stroke-width=".35"')


def _steps(start: float, end: float, through: float, step: float) -> Iterator[float]:
    first = ceil((start - through) / step)
    return (through + count * step for count in range(first, floor((end - through) / step) + 1))


def in_words(km: float) -> str:
    """`500 米`, `2 公里`."""
    return f"{km * 1000:g} 米" if km < 1 else f"{km:g} 公里"


def at(spot: Spot) -> str:
    """Write a spot as path data has it."""
    return f"{short(spot.x)} {short(spot.y)}"
