"""`--set key=value`: assignments on the command line as the values of a record."""

from collections.abc import Iterable
from typing import Any

from pydantic.fields import FieldInfo

from catalog.authoring.choices import field_choices
from catalog.authoring.scaffold import value_error
from catalog.cli.arguments import UsageError
from catalog.cli.prompts import parse_answers
from catalog.content.loader import Library
from catalog.content.yaml_writer import Plain
from catalog.model import Part
from catalog.model.labels import many
from catalog.model.references import part_of

Tree = dict[str, Any]


def parse_assignments(model: type[Part], assignments: Iterable[str], library: Library) -> dict[str, Plain]:
    """Return the values of a record.

    Args:
        model: The record's kind.
        assignments: Each `key=value`; a repeated key makes a list, `location.lat` and `stops.1.point` lead inside.
        library: The content, for names that stand for ids.

    Raises:
        UsageError: There is no such field, or a value does not fit it.
    """
    tree: Tree = {}
    for assignment in assignments:
        key, equals, text = assignment.partition("=")
        if not equals or not text.strip():
            message = f"--set 后面写成 名称=值，不是“{assignment}”"
            raise UsageError(message)
        *path, last = key.split(".")
        inside = tree
        for step in path:
            inside = inside.setdefault(step, {})
            if not isinstance(inside, dict):
                raise UsageError(_unknown_field(key, model))
        if isinstance(inside.setdefault(last, []), dict):
            raise UsageError(_unknown_field(key, model))
        inside[last].append(text.strip())
    return _values_of(model, tree, library, "")


def _values_of(model: type[Part], tree: Tree, library: Library, prefix: str) -> dict[str, Plain]:
    values: dict[str, Plain] = {}
    for name, content in tree.items():
        field, key = model.model_fields.get(name), f"{prefix}{name}"
        inner = part_of(field.annotation) if field else None
        if field is None or name == "id" or (inner is None) is isinstance(content, dict):
            raise UsageError(_unknown_field(key, model))
        if inner and many(field):
            if list(content) != [str(place) for place in range(1, len(content) + 1)]:
                message = f"--set：“{key}”里的序号从 1 开始依次写，例如 {key}.1.{next(iter(inner.model_fields))}=…"
                raise UsageError(message)
            values[name] = [
                _values_of(inner, part if isinstance(part, dict) else {"": part}, library, f"{key}.{place}.")
                for place, part in content.items()
            ]
        elif inner:
            values[name] = _values_of(inner, content, library, f"{key}.")
        else:
            values[name] = _parse_value(model, name, field, content, library)
    return values


def _parse_value(model: type[Part], name: str, field: FieldInfo, texts: list[str], library: Library) -> Plain:
    value = parse_answers(texts, field, field_choices(field, library))
    if message_text := value_error(model, name, value):
        message = f"--set：{message_text}"
        raise UsageError(message)
    return value


def _unknown_field(key: str, model: type[Part]) -> str:
    return f"--set：没有“{key}”这一项。可以写：{'、'.join(name for name in model.model_fields if name != 'id')}"
