"""授课清单: who gives which lessons, and what is new in it since the last edition."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.domain.catalog import Catalog, Key
from catalog.model import Instructor, Lesson, Record


@dataclass(frozen=True, slots=True)
class Row:
    """A lecturer with their lessons."""

    lecturer: Instructor
    lessons: tuple[Lesson, ...]


@dataclass(frozen=True, slots=True)
class Category:
    """The lecturers of a category, in the lists' order."""

    name: str
    rows: tuple[Row, ...]


def categories(catalog: Catalog) -> Iterator[Category]:
    """Every category that has a lecturer."""
    for category, name in catalog.site.vocabularies.categories.items():
        lecturers = (lecturer for lecturer in catalog.of("instructors") if lecturer.category == category)
        if rows := tuple(Row(lecturer, catalog.backlinks(lecturer, "lessons")) for lecturer in lecturers):
            yield Category(name, rows)


def news(catalog: Catalog) -> frozenset[Key]:
    """Lecturers and lessons verified since the last edition, as (kind, id); none if no earlier edition is known."""
    last = catalog.site.last_edition
    if last is None:
        return frozenset()
    records: tuple[Record, ...] = (*catalog.of("instructors"), *catalog.of("lessons"))
    return frozenset((record.KIND, record.id) for record in records if record.verified_on and record.verified_on > last)
