"""`--set key=value`: the words of a command line as the values of a record."""

from collections.abc import Iterable
from typing import Any

from pydantic.fields import FieldInfo

from catalog.authoring.choices import known
from catalog.authoring.scaffold import fault
from catalog.cli.arguments import UsageError
from catalog.cli.prompts import given
from catalog.content.loader import Library
from catalog.content.yaml_writer import Plain
from catalog.model import Part
from catalog.model.labels import many
from catalog.model.references import part_of

Tree = dict[str, Any]


def settled(model: type[Part], settings: Iterable[str], library: Library) -> dict[str, Plain]:
    """What the settings say.

    Args:
        model: The record's kind.
        settings: Each `key=value`; a key given twice makes a list, `location.lat` and `stops.1.point` lead inside.
        library: What there is, for names that stand for ids.

    Raises:
        UsageError: There is no such field, or a value does not fit it.
    """
    tree: Tree = {}
    for setting in settings:
        key, sign, text = setting.partition("=")
        if not sign or not text.strip():
            message = f"--set 后面写成 名称=值，不是“{setting}”"
            raise UsageError(message)
        *path, last = key.split(".")
        inside = tree
        for step in path:
            inside = inside.setdefault(step, {})
            if not isinstance(inside, dict):
                raise UsageError(_no_such(key, model))
        if isinstance(inside.setdefault(last, []), dict):
            raise UsageError(_no_such(key, model))
        inside[last].append(text.strip())
    return _fitted(model, tree, library, "")


def _fitted(model: type[Part], tree: Tree, library: Library, above: str) -> dict[str, Plain]:
    values: dict[str, Plain] = {}
    for name, below in tree.items():
        field, key = model.model_fields.get(name), f"{above}{name}"
        inner = part_of(field.annotation) if field else None
        if field is None or name == "id" or (inner is None) is isinstance(below, dict):
            raise UsageError(_no_such(key, model))
        if inner and many(field):
            if list(below) != [str(place) for place in range(1, len(below) + 1)]:
                message = f"--set：“{key}”里的序号从 1 开始依次写，例如 {key}.1.{next(iter(inner.model_fields))}=…"
                raise UsageError(message)
            values[name] = [
                _fitted(inner, one if isinstance(one, dict) else {"": one}, library, f"{key}.{place}.")
                for place, one in below.items()
            ]
        elif inner:
            values[name] = _fitted(inner, below, library, f"{key}.")
        else:
            values[name] = _value(model, name, field, below, library)
    return values


def _value(model: type[Part], name: str, field: FieldInfo, texts: list[str], library: Library) -> Plain:
    said = given(texts, field, known(field, library))
    if wrong := fault(model, name, said):
        message = f"--set：{wrong}"
        raise UsageError(message)
    return said


def _no_such(key: str, model: type[Part]) -> str:
    return f"--set：没有“{key}”这一项。可以写：{'、'.join(name for name in model.model_fields if name != 'id')}"
