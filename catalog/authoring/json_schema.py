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
from catalog.model.types import (
    CLOCK_PATTERN,
    DAY_OR_MOMENT_PATTERN,
    DAY_PATTERN,
    NO,
    NUMBER_PATTERN,
    WHOLE_PATTERN,
    YES,
)

FOLDER = "content/.schema"
SITE = "site"

_DRAFT = "http://json-schema.org/draft-07/schema#"
_TEXT = ["string", "number", "boolean"]
_NUMBERS = {"integer": WHOLE_PATTERN, "number": NUMBER_PATTERN}
_FORMATS = {"date": DAY_PATTERN, "time": CLOCK_PATTERN, "date-time": DAY_OR_MOMENT_PATTERN}
# What pydantic says of a limit, and how a schema does.
_LIMITS = {
    "ge": "minimum",
    "gt": "exclusiveMinimum",
    "le": "maximum",
    "minLength": "minLength",
    "maxLength": "maxLength",
    "minItems": "minItems",
}
_COPIED = ("description", "examples", "pattern")

Schema = dict[str, Any]


def schemas(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield each schema's path below the project, and its bytes.

    Args:
        site: Whose vocabularies are the words that may be written.
    """
    models: dict[str, type[Part]] = {**KINDS, SITE: Site}
    vocabularies: dict[str, dict[str, str]] = site.vocabularies.model_dump()
    for name, model in models.items():
        schema = {
            "$schema": _DRAFT,
            "title": getattr(model, "NAME", "全站内容"),
            **_Model(model, vocabularies).schema(),
        }
        yield f"{FOLDER}/{name}.json", f"{json.dumps(schema, ensure_ascii=False, indent=2)}\n".encode()


def modeline(kind: str) -> str:
    """Return the first line of a record's file, which tells editors' programs where its schema lies."""
    return f"# yaml-language-server: $schema=../.schema/{kind}.json"


class _Model:
    """One model's schema: pydantic's own, with parts in place and values as an editor may type them."""

    def __init__(self, model: type[Part], vocabularies: dict[str, dict[str, str]]) -> None:
        self.whole: Schema = model.model_json_schema()
        self.words = vocabularies
        self.models = {model.__name__: model} | {part.__name__: part for part in _parts(model)}
        self.name = model.__name__

    def schema(self) -> Schema:
        """Return the schema without the id, which is the file's name."""
        schema = self.group(self.whole, self.name)
        if schema["properties"].pop("id", None):
            schema["required"].remove("id")
        return schema

    def group(self, source: Schema, name: str) -> Schema:
        """Return the schema of a mapping with known keys."""
        fields = self.models[name].model_fields
        properties = {}
        for key, value in source["properties"].items():
            properties[key] = self.value({**value, "choices": choices(fields[key])})
        required = {"required": source["required"]} if "required" in source else {}
        return {"type": "object", "additionalProperties": False, "properties": properties, **required}

    def value(self, source: Schema) -> Schema:
        """Return the schema of a field, or of an item of a list."""
        if "anyOf" in source:  # the value or nothing: nothing is not written
            source = {**source["anyOf"][0], **{key: value for key, value in source.items() if key != "anyOf"}}
        schema = {key: source[key] for key in _COPIED if key in source}
        if "$ref" in source:
            name = source["$ref"].rpartition("/")[2]
            return {**schema, **self.group(self.whole["$defs"][name], name)}
        choices_by_value = source.get("choices") or self.words.get(source.get("vocabulary", ""))
        if choices_by_value and source["type"] != "array":
            names = {"enumDescriptions": list(choices_by_value.values())} if any(choices_by_value.values()) else {}
            return {**schema, "enum": list(choices_by_value), **names}
        schema |= self.shape(source)
        if "pattern" in schema and "description" in schema:
            schema["patternErrorMessage"] = f"写法不对。{schema['description']}"
        return schema

    def shape(self, source: Schema) -> Schema:
        """Return the type with its limits and pattern."""
        kind = source.get("type", "")
        limits = {new: source[old] for old, new in _LIMITS.items() if old in source}
        if kind == "array":
            return {"type": kind, "items": self.value({**source["items"], "choices": source.get("choices")}), **limits}
        if kind == "object":  # words of the site's own, by id
            (pattern, inside), *_ = source["patternProperties"].items()
            return {"type": kind, "propertyNames": {"pattern": pattern}, "additionalProperties": self.value(inside)}
        if kind == "boolean":
            return {"enum": [*YES[:2], *NO[:2], True, False]}
        if kind in _NUMBERS:
            return {"type": [kind, "string"], "pattern": f"^({_NUMBERS[kind]})$", **limits}
        if "format" in source:
            return {"type": "string", "pattern": f"^{_FORMATS[source['format']]}$"}
        return {"type": _TEXT, **limits}


def editor_settings(text: str) -> bytes:
    """Return VS Code's settings with the schema of every kind's files in them; the rest stays."""
    names = {kind: f"content/{kind}/*.yml" for kind in KINDS} | {"site": "content/site.yml"}
    paths = {f"./{FOLDER}/{name}.json": files for name, files in names.items()}
    settings = json.loads(text) | {"yaml.schemas": paths}
    return f"{json.dumps(settings, ensure_ascii=False, indent=2)}\n".encode()


def _parts(model: type[Part]) -> Iterator[type[Part]]:
    """Yield every part inside a model, at any depth."""
    for field in model.model_fields.values():
        if inner := part_of(field.annotation):
            yield inner
            yield from _parts(inner)
