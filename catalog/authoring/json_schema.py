"""JSON Schema of what editors write, for editors' programs (VS Code) that complete and check as one types.

Made from the models alone. Such a program reads YAML by its own rules, where `45` is a number and `2026` in a title
is one too; the validator takes both for text. So each value may be written as a number or as text here, and the
pattern of the text is the validator's own.
"""

import json
from collections.abc import Iterator
from typing import Any

from catalog.model import KINDS, Part, Site
from catalog.model.labels import choices
from catalog.model.references import part_of
from catalog.model.types import CLOCK_PATTERN, DAY_PATTERN, MOMENT_PATTERN, NO, NUMBER_PATTERN, WHOLE_PATTERN, YES

FOLDER = "content/.schema"
SITE = "site"

_DRAFT = "http://json-schema.org/draft-07/schema#"
_TEXT = ["string", "number", "boolean"]
_NUMBERS = {"integer": WHOLE_PATTERN, "number": NUMBER_PATTERN}
_FORMATS = {"date": DAY_PATTERN, "time": CLOCK_PATTERN, "date-time": MOMENT_PATTERN}
# What pydantic says of a limit, and how a schema does.
_LIMITS = {
    "ge": "minimum",
    "gt": "exclusiveMinimum",
    "le": "maximum",
    "minLength": "minLength",
    "maxLength": "maxLength",
    "minItems": "minItems",
}
_KEPT = ("description", "examples", "pattern")

Schema = dict[str, Any]


def schemas(site: Site) -> Iterator[tuple[str, bytes]]:
    """Each schema's path below the project, and its bytes.

    Args:
        site: Whose vocabularies are the words that may be written.
    """
    models: dict[str, type[Part]] = {**KINDS, SITE: Site}
    words: dict[str, dict[str, str]] = site.vocabularies.model_dump()
    for name, model in models.items():
        schema = {"$schema": _DRAFT, "title": getattr(model, "NAME", "全站内容"), **_Model(model, words).schema()}
        yield f"{FOLDER}/{name}.json", f"{json.dumps(schema, ensure_ascii=False, indent=2)}\n".encode()


def modeline(kind: str) -> str:
    """The first line of a record's file, which tells editors' programs where its schema lies."""
    return f"# yaml-language-server: $schema=../.schema/{kind}.json"


class _Model:
    """One model's schema: pydantic's own, with parts in place and values as an editor may type them."""

    def __init__(self, model: type[Part], words: dict[str, dict[str, str]]) -> None:
        self.whole: Schema = model.model_json_schema()
        self.words = words
        self.models = {model.__name__: model} | {one.__name__: one for one in _parts(model)}
        self.name = model.__name__

    def schema(self) -> Schema:
        """The whole of it, without the id, which is the file's name."""
        made = self.group(self.whole, self.name)
        if made["properties"].pop("id", None):
            made["required"].remove("id")
        return made

    def group(self, found: Schema, name: str) -> Schema:
        """A mapping with known keys."""
        fields = self.models[name].model_fields
        properties = {}
        for key, value in found["properties"].items():
            properties[key] = self.value({**value, "choices": choices(fields[key])})
        required = {"required": found["required"]} if "required" in found else {}
        return {"type": "object", "additionalProperties": False, "properties": properties, **required}

    def value(self, found: Schema) -> Schema:
        """One field, or one item of a list."""
        if "anyOf" in found:  # the value or nothing: nothing is not written
            found = {**found["anyOf"][0], **{key: value for key, value in found.items() if key != "anyOf"}}
        made = {key: found[key] for key in _KEPT if key in found}
        if "$ref" in found:
            name = found["$ref"].rpartition("/")[2]
            return {**made, **self.group(self.whole["$defs"][name], name)}
        words = found.get("choices") or self.words.get(found.get("vocabulary", ""))
        if words and found["type"] != "array":
            names = {"enumDescriptions": list(words.values())} if any(words.values()) else {}
            return {**made, "enum": list(words), **names}
        made |= self.shape(found)
        if "pattern" in made and "description" in made:
            made["patternErrorMessage"] = f"写法不对。{made['description']}"
        return made

    def shape(self, found: Schema) -> Schema:
        """The type, and what goes with it."""
        kind = found.get("type", "")
        limits = {new: found[old] for old, new in _LIMITS.items() if old in found}
        if kind == "array":
            return {"type": kind, "items": self.value({**found["items"], "choices": found.get("choices")}), **limits}
        if kind == "object":  # words of the site's own, by id
            (pattern, inside), *_ = found["patternProperties"].items()
            return {"type": kind, "propertyNames": {"pattern": pattern}, "additionalProperties": self.value(inside)}
        if kind == "boolean":
            return {"enum": [*YES[:2], *NO[:2], True, False]}
        if kind in _NUMBERS:
            return {"type": [kind, "string"], "pattern": f"^({_NUMBERS[kind]})$", **limits}
        if "format" in found:
            return {"type": "string", "pattern": f"^{_FORMATS[found['format']]}$"}
        return {"type": _TEXT, **limits}


def _parts(model: type[Part]) -> Iterator[type[Part]]:
    """Every part inside a model, whatever its depth."""
    for field in model.model_fields.values():
        if inner := part_of(field.annotation):
            yield inner
            yield from _parts(inner)
