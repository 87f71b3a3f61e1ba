"""The symbols of routes and places on every map: shape, dash and colour, which always come together."""

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

SymbolName = Literal["circle", "square", "diamond", "triangle", "hexagon", "house"]
"""Those of the four routes, that of a point on no route, that of a venue."""

_CIRCLE = 14  # the circle's radius in the units of `corners`
_LINE = 3  # the line's thickness in the units of `dash`


@dataclass(frozen=True, slots=True)
class Symbol:
    """What a symbol looks like.

    Attributes:
        corners: Around the centre, x to the right, y down, in 14ths of a radius; none for the circle.
        number_offset: How far below the centre a number stands in it, in the same units: a triangle's middle is low.
        dash: Strokes and gaps of its line in thirds of the line's thickness, with round caps; none for a solid line.
        colour: The colour of the light theme, for paper and before the style sheet is loaded.
    """

    corners: tuple[tuple[int, int], ...]
    number_offset: float
    dash: tuple[int, ...]
    colour: str


SYMBOLS: dict[SymbolName, Symbol] = {
    "circle": Symbol((), 0, (), "#9E1B1E"),
    "square": Symbol(((-13, -13), (13, -13), (13, 13), (-13, 13)), 0, (14, 8), "#1D4E89"),
    "diamond": Symbol(((0, -18), (18, 0), (0, 18), (-18, 0)), 0, (14, 7, 1, 7), "#865000"),
    "triangle": Symbol(((0, -18), (19, 15), (-19, 15)), 5.5, (1, 8), "#17614D"),
    "hexagon": Symbol(((0, -16), (14, -8), (14, 8), (0, 16), (-14, 8), (-14, -8)), 0, (), "#1F2328"),
    "house": Symbol(((0, -17), (16, -4), (16, 15), (-16, 15), (-16, -4)), 4, (), "#1F2328"),
}


def outline(symbol: SymbolName, x: float, y: float, radius: float) -> Markup:
    """Draw a symbol's shape around a point; `radius` is the circle's, the others look as large."""
    corners = SYMBOLS[symbol].corners
    if not corners:
        return Markup(f'<circle cx="{short(x)}" cy="{short(y)}" r="{short(radius)}"/>')  # noqa: S704 - numbers
    unit = radius / _CIRCLE
    path = " ".join(f"{short(x + east * unit)} {short(y + south * unit)}" for east, south in corners)
    return Markup(f'<path d="M{path}z"/>')  # noqa: S704 - numbers


def number_offset(symbol: SymbolName, radius: float) -> float:
    """Return how far below the centre of a shape of this radius its number stands."""
    return SYMBOLS[symbol].number_offset * radius / _CIRCLE


def dashes(symbol: SymbolName, thickness: float) -> str:
    """Write the dash pattern of a line as SVG has it; empty for a solid line."""
    return " ".join(short(length * thickness / _LINE) for length in SYMBOLS[symbol].dash)


def short(value: float) -> str:
    """Write a length with two decimals at most, without zeros that can be left out: `12`, `.5`, `-3.25`."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    if text in ("-0", "0"):
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
