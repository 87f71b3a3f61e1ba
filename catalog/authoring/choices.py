"""What may stand in a field that is no free text: words and ids, each with its Chinese name."""

import re
from collections.abc import Mapping

from pydantic.fields import FieldInfo

from catalog.content.loader import Library
from catalog.model.labels import choices
from catalog.model.references import leaves
from catalog.model.types import NO, YES, Ref, Term


def known(field: FieldInfo, library: Library) -> dict[str, str]:
    """Every value that the field can have, and its name; nothing for free text."""
    for mark in (*field.metadata, *leaves(field.annotation)):
        if isinstance(mark, Ref):
            return {stem: entry.record.heading for stem, entry in library.entries[mark.kind].items()}
        if isinstance(mark, Term) and library.site:
            return dict(getattr(library.site.vocabularies, mark.vocabulary))
        if mark is bool:
            return {YES[0]: "", NO[0]: ""}
    return choices(field)


def meant_by(text: str, values: Mapping[str, str]) -> str:
    """The value that somebody means who writes it, its name, or both; the text itself if it is none of them."""
    first = re.split(r"\s", text, maxsplit=1)[0]
    if text in values or first not in values:
        named = [value for value, name in values.items() if name == text]
        return named[0] if text not in values and len(named) == 1 else text
    return first


def shown(value: str, values: Mapping[str, str]) -> str:
    """A value with its name behind it: what `meant_by` takes."""
    return f"{value} {values[value]}" if values.get(value) else value
