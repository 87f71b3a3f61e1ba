"""Records as values by column, to compare them and to fill cells."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from catalog.authoring.choices import choice_label, field_choices
from catalog.authoring.excel.columns import Column, Table, canonical, tables, value_at
from catalog.content.loader import Library
from catalog.content.yaml_writer import Plain


@cache
def tables_of(kind: str) -> tuple[Table, ...]:
    """Return a kind's own sheet, then those of its parts."""
    return tuple(table for table in tables() if table.kind == kind)


def facts(kind: str, plain: Any) -> dict[str, Any]:  # noqa: ANN401 - a record's texts, lists and dicts
    """Return a record's values by column key, in a form that makes equal values equal; parts by their field."""
    own, *of_parts = tables_of(kind)
    parts = {table.part: [_written(table, part) for part in plain.get(table.part, ())] for table in of_parts}
    return {**dict.fromkeys(column.key for column in own.columns), **_written(own, plain), **parts}


def _written(table: Table, plain: Any) -> dict[str, Plain]:  # noqa: ANN401 - see above
    """Return the values of a record or part that are written, by column key."""
    values = ((column.key, canonical(column, value_at(plain, column.where))) for column in table.columns)
    return {key: value for key, value in values if value is not None}


def digest(value: Any) -> str:  # noqa: ANN401 - see above
    """Return a short hash of a value."""
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def state(library: Library) -> Iterable[tuple[str, str, str, str]]:
    """Yield kind, id, column and digest of every value that is written: what `import` compares with."""
    for entry in library.all():
        kind = entry.record.KIND
        for key, value in facts(kind, entry.node.plain()).items():
            if value:
                yield kind, entry.record.id, key, digest(value)


def rows(table: Table, library: Library) -> list[tuple[str, ...]]:
    """Return a sheet's rows, as texts."""
    names = {column.key: field_choices(column.field, library) for column in table.columns}
    texts = []
    for record_id, entry in library.entries[table.kind].items():
        plain = entry.node.plain()
        if not table.part:
            texts.append((record_id, *(_cell(column, plain, names) for column in table.columns)))
            continue
        for place, part in enumerate(plain.get(table.part, ()), 1):
            texts.append((record_id, str(place), *(_cell(column, part, names) for column in table.columns)))
    return texts


def _cell(column: Column, plain: Any, names: Mapping[str, Mapping[str, str]]) -> str:  # noqa: ANN401 - see above
    """Return a value as a cell shows it; an id with its name."""
    value = value_at(plain, column.where)
    texts = value if isinstance(value, list) else [value or ""]
    return "\n".join(choice_label(str(text).strip(), names[column.key]) for text in texts)
