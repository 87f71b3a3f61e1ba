"""Rules over the whole library: one function, one promise, one code each.

A rule looks at a `Library` and yields problems. It may rely on the shape of
every entry, and must say nothing about records that could not be read: their
own problem is told already.
"""

from collections.abc import Callable, Iterator

from catalog.diagnostics import Diagnostic
from catalog.load import Library
from catalog.rules.numbers import count_differs
from catalog.rules.people import idle_instructor, lesson_without_lecturer
from catalog.rules.photos import missing_photo, unused_photo
from catalog.rules.places import (
    coordinate_without_address,
    outside_district,
    points_too_close,
    same_coordinate,
    swapped_coordinates,
    two_datums,
)
from catalog.rules.references import (
    archived_reference,
    hidden_reference,
    redirect_clash,
    short_address_clash,
    unknown_reference,
    unknown_term,
)
from catalog.rules.routes import leg_too_fast, leg_too_short, point_on_no_route, same_stop_twice, stray_variant_stop

Rule = Callable[[Library], Iterator[Diagnostic]]

RULES: tuple[Rule, ...] = (
    unknown_reference,
    unknown_term,
    archived_reference,
    hidden_reference,
    redirect_clash,
    short_address_clash,
    same_stop_twice,
    stray_variant_stop,
    point_on_no_route,
    leg_too_short,
    leg_too_fast,
    swapped_coordinates,
    outside_district,
    coordinate_without_address,
    two_datums,
    same_coordinate,
    points_too_close,
    lesson_without_lecturer,
    idle_instructor,
    missing_photo,
    unused_photo,
    count_differs,
)


def check(library: Library) -> tuple[Diagnostic, ...]:
    """Every problem of the library, its files' own included, in order."""
    told = (problem for rule in RULES for problem in rule(library))
    return tuple(sorted({*library.problems, *told}))
