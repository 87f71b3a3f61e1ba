"""The values that a field can have if it is no free text: terms and ids, each with its Chinese name."""

import re
from collections.abc import Mapping

from pydantic.fields import FieldInfo

from catalog.content.loader import Library
from catalog.model.labels import choices
from catalog.model.references import leaves
from catalog.model.types import NO, YES, Ref, Term


def field_choices(field: FieldInfo, library: Library) -> dict[str, str]:
    """Return every value that a field can have with its name; nothing for free text."""
    for marker in (*field.metadata, *leaves(field.annotation)):
        if isinstance(marker, Ref):
            return {record_id: entry.record.heading for record_id, entry in library.entries[marker.kind].items()}
        if isinstance(marker, Term) and library.site:
            return dict(getattr(library.site.vocabularies, marker.vocabulary))
        if marker is bool:
            return {YES[0]: "", NO[0]: ""}
    return choices(field)


def match_choice(text: str, values: Mapping[str, str]) -> str:
    """Return the value that a text names by its id, its name, or both; the text itself if there is none."""
    first = re.split(r"\s", text, maxsplit=1)[0]
    if text in values or first not in values:
        matches = [value for value, name in values.items() if name == text]
        return matches[0] if text not in values and len(matches) == 1 else text
    return first


def choice_label(value: str, values: Mapping[str, str]) -> str:
    """Return a value with its name behind it: what `match_choice` takes."""
    return f"{value} {values[value]}" if values.get(value) else value
