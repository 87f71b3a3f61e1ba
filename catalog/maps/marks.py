"""How a route is told from the others: shape, dash and colour, all three together."""

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

Mark = Literal["circle", "square", "diamond", "triangle"]


@dataclass(frozen=True, slots=True)
class Style:
    """What a mark looks like.

    Attributes:
        outline: The pin's shape as SVG, in a square of 44 units, the size of the
            touch target.
        baseline: Where the number stands in it: a triangle's middle is low.
        dash: The line's dash pattern as SVG has it; empty for a solid line.
        colour: The light colour, for the moment before the style sheet is there.

    """

    outline: str
    baseline: float
    dash: str
    colour: str


STYLES: dict[Mark, Style] = {
    "circle": Style('<circle cx="22" cy="22" r="14"/>', 27, "", "#9E1B1E"),
    "square": Style('<path d="M9 9h26v26H9z"/>', 27, "14 8", "#1D4E89"),
    "diamond": Style('<path d="M22 4 40 22 22 40 4 22z"/>', 27, "14 7 1 7", "#865000"),
    "triangle": Style('<path d="M22 4 41 37H3z"/>', 32.5, "1 8", "#17614D"),
}


def pin(mark: Mark, label: str, *, approx: bool) -> Markup:
    """Draw a pin: filled where the place is exact, an open dashed ring where not."""
    style = STYLES[mark]
    kind = "pin pin-approx" if approx else "pin"
    return Markup(
        '<svg class="{} mark-{}" viewBox="0 0 44 44" aria-hidden="true" focusable="false">'
        '{}<text x="22" y="{:g}">{}</text></svg>'
    ).format(kind, mark, Markup(style.outline), style.baseline, label)  # noqa: S704 - a constant above
