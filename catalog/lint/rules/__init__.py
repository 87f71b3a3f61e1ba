"""Rules over the whole library: one function, one promise, one code each.

A rule looks at a `Library` and yields problems. It may rely on the shape of
every entry, and must say nothing about records that could not be read: their
own problem is told already.
"""

from collections.abc import Callable, Iterator
from datetime import date

from catalog.content.loader import Library
from catalog.diagnostics import Diagnostic
from catalog.lint.rules.coordinates import (
    coordinate_without_address,
    outside_district,
    points_too_close,
    same_coordinate,
    swapped_coordinates,
    two_datums,
)
from catalog.lint.rules.counts import count_differs
from catalog.lint.rules.dates import ends_before_start, future_date, stale_record
from catalog.lint.rules.double_bookings import lecturer_twice, place_twice
from catalog.lint.rules.glyphs import no_glyph
from catalog.lint.rules.markdown import empty_link_text, image_without_text, skipped_heading
from catalog.lint.rules.needs import unanswered_need
from catalog.lint.rules.opening_hours import closed_on_day, closed_on_route, version_too_long, version_too_short
from catalog.lint.rules.people import idle_instructor, lesson_without_lecturer
from catalog.lint.rules.photos import missing_photo, photo_with_place, unused_photo, wrong_photo
from catalog.lint.rules.privacy import private_number
from catalog.lint.rules.punctuation import mixed_punctuation, traditional_characters
from catalog.lint.rules.references import (
    archived_reference,
    hidden_reference,
    redirect_clash,
    short_address_clash,
    unknown_reference,
    unknown_term,
)
from catalog.lint.rules.routes import (
    leg_after_last_stop,
    leg_too_fast,
    leg_too_short,
    point_on_no_route,
    same_mark,
    same_stop_twice,
    stop_without_action,
    stray_variant_stop,
)
from catalog.lint.rules.tiles import map_without_approval, tiles_without_key, tiles_without_subdomains
from catalog.lint.rules.titles import kind_in_title, same_title

Rule = Callable[[Library], Iterator[Diagnostic]]
DatedRule = Callable[[Library, date], Iterator[Diagnostic]]

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
    stop_without_action,
    leg_after_last_stop,
    same_mark,
    version_too_short,
    version_too_long,
    closed_on_route,
    closed_on_day,
    ends_before_start,
    lecturer_twice,
    place_twice,
    lesson_without_lecturer,
    idle_instructor,
    unanswered_need,
    private_number,
    missing_photo,
    unused_photo,
    wrong_photo,
    photo_with_place,
    count_differs,
    same_title,
    kind_in_title,
    mixed_punctuation,
    traditional_characters,
    empty_link_text,
    skipped_heading,
    image_without_text,
    no_glyph,
    map_without_approval,
    tiles_without_subdomains,
    tiles_without_key,
)
DATED: tuple[DatedRule, ...] = (stale_record, future_date)


def check(library: Library, today: date | None = None) -> tuple[Diagnostic, ...]:
    """Every problem of the library, its files' own included, in order.

    Args:
        library: The content.
        today: For rules about how old something is; without it they are left out.
    """
    told = [problem for rule in RULES for problem in rule(library)]
    told += [problem for rule in DATED if today for problem in rule(library, today)]
    return tuple(sorted({*library.problems, *told}))
