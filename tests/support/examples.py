"""Records made of the model's own examples: what a new kind is tested with until somebody writes one for it."""

import json
from collections.abc import Mapping
from typing import Any

from catalog.model import Part
from catalog.model.labels import many
from catalog.model.references import marker_of, part_of
from catalog.model.site import Vocabularies
from catalog.model.types import Ref, Term


def example(
    model: type[Part], ids: Mapping[str, str], vocabularies: Vocabularies, *, required_only: bool = False
) -> dict[str, Any]:
    """A record as its YAML would say it, without an id or former ones.

    Args:
        model: Its kind, or a part of one.
        ids: For each kind, a record that may be referenced.
        vocabularies: The words that terms are taken from.
        required_only: Whether to leave out what a record need not have.
    """
    values: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        if name in ("id", "redirect_from") or (required_only and not field.is_required()):
            continue
        marker, inner = marker_of(field), part_of(field.annotation)
        value = field.examples[0] if field.examples else None
        if inner:
            value = example(inner, ids, vocabularies, required_only=required_only)
        elif isinstance(marker, Ref):
            value = ids[marker.kind]
        elif isinstance(marker, Term):
            value = next(iter(getattr(vocabularies, marker.vocabulary)))
        values[name] = [value] if many(field) else value
    return values


def as_yaml(values: Mapping[str, Any]) -> str:
    """A line for each field, a text as editors write it; JSON is YAML as well."""
    texts = {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in values.items()
    }
    return "".join(f"{name}: {text}\n" for name, text in texts.items())
