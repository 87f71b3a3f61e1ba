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
    outside_district,
    point_on_no_route,
    same_stop_twice,
    stray_variant_stop,
    swapped_coordinates,
)
from catalog.rules.references import (
    archived_reference,
    hidden_reference,
    redirect_clash,
    short_address_clash,
    unknown_reference,
    unknown_term,
)

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
    swapped_coordinates,
    outside_district,
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
