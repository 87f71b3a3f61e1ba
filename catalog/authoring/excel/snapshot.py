"""Records as the columns see them, from the files and for the cells."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from catalog.authoring.choices import known, shown
from catalog.authoring.excel.columns import Column, Table, canonical, tables, value_at
from catalog.content.loader import Library
from catalog.content.yaml_writer import Plain

# What a record says, by column key; the parts of a field stand under the field's name.
Facts = Mapping[str, Any]
Key = tuple[str, str]


@cache
def tables_of(kind: str) -> tuple[Table, ...]:
    """A kind's own sheet, then those of its parts."""
    return tuple(table for table in tables() if table.kind == kind)


def facts(kind: str, plain: Any) -> dict[str, Any]:  # noqa: ANN401 - a record's texts, lists and dicts
    """What a record says, in a form in which equal is equal."""
    own, *of_parts = tables_of(kind)
    found: dict[str, Any] = {column.key: canonical(column, value_at(plain, column.where)) for column in own.columns}
    for table in of_parts:
        found[table.part] = [part_facts(table, one) for one in plain.get(table.part, ())]
    return found


def part_facts(table: Table, plain: Any) -> dict[str, Plain]:  # noqa: ANN401 - see above
    """What one part says, by column key."""
    values = ((column.key, canonical(column, value_at(plain, column.where))) for column in table.columns)
    return {key: value for key, value in values if value is not None}


def digest(value: Any) -> str:  # noqa: ANN401 - see above
    """What a value is recognised by."""
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def state(library: Library) -> Iterable[tuple[str, str, str, str]]:
    """Kind, id, column and digest of every value that is written: what `import` compares with."""
    for entry in library.all():
        kind = entry.record.KIND
        for key, value in facts(kind, entry.node.plain()).items():
            if value:
                yield kind, entry.record.id, key, digest(value)


def rows(table: Table, library: Library) -> list[tuple[str, ...]]:
    """A sheet's rows, as texts."""
    names = {column.key: known(column.field, library) for column in table.columns}
    found = []
    for stem, entry in library.entries[table.kind].items():
        plain = entry.node.plain()
        if not table.part:
            found.append((stem, *(_cell(column, plain, names) for column in table.columns)))
            continue
        for place, part in enumerate(plain.get(table.part, ()), 1):
            found.append((stem, str(place), *(_cell(column, part, names) for column in table.columns)))
    return found


def _cell(column: Column, plain: Any, names: Mapping[str, Mapping[str, str]]) -> str:  # noqa: ANN401 - see above
    """A value as a cell shows it; an id with its name."""
    value = value_at(plain, column.where)
    texts = value if isinstance(value, list) else [value or ""]
    return "\n".join(shown(str(one).strip(), names[column.key]) for one in texts)
