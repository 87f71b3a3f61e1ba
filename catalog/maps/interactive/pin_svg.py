"""A pin of the interactive map: the route's sign with a number in it."""

from markupsafe import Markup

from catalog.domain.symbols import SymbolName, number_offset, outline

_MIDDLE = 22  # of a square of 44 units, the size of the touch target
_RADIUS = 14
_BASELINE = 5  # below the middle of the number


def pin(mark: SymbolName, label: str, *, approx: bool) -> Markup:
    """Draw a pin: filled where the place is exact, an open dashed ring where not."""
    kind = "pin pin-approx" if approx else "pin"
    return Markup(
        '<svg class="{} mark-{}" viewBox="0 0 44 44" aria-hidden="true" focusable="false">'
        '{}<text x="22" y="{:g}">{}</text></svg>'
    ).format(
        kind,
        mark,
        outline(mark, _MIDDLE, _MIDDLE, _RADIUS),
        _MIDDLE + _BASELINE + number_offset(mark, _RADIUS),
        label,
    )
