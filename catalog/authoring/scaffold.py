"""A new record's file: what is known filled in, what is not with its help and an example, out of effect.

Nothing here asks or writes; `commands/new.py` does.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from pydantic.fields import FieldInfo

from catalog.authoring.json_schema import modeline
from catalog.content.loader import Library, assemble
from catalog.content.validation import validate
from catalog.content.yaml_reader import Node
from catalog.content.yaml_writer import Plain, entry
from catalog.model import ID_LENGTH, KINDS, Part, Record
from catalog.model.labels import many
from catalog.model.references import part_of

_SYLLABLES = 2  # to a word of an id
_WORDS = 4  # of an id: what is longer nobody types


def kind_named(word: str) -> str | None:
    """The kind that somebody means: `lesson`, `lessons` or `党课`."""
    for kind, model in KINDS.items():
        if word.lower() in (kind, kind.removesuffix("s"), model.__name__.lower(), model.NAME):
            return kind
    return None


def written(model: type[Record], values: dict[str, Plain]) -> str:
    """The whole file.

    Args:
        model: The record's kind.
        values: What is known of it, as text.
    """
    head = (
        f"{modeline(model.KIND)}\n"
        f"# {model.NAME}。“#”后面是说明和没有用到的项；要用哪一项，删去那几行开头的“# ”，再改内容。\n"
    )
    return head + "".join(_lines(model, values))


def _lines(model: type[Record], values: dict[str, Plain]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        if name == "id":
            continue
        missing = name not in values
        needed = "必填：" if missing and field.is_required() else ""
        yield f"\n# {needed}{field.description}\n"
        if missing:
            yield re.sub(r"^", "# ", entry(name, example(field)).rstrip("\n"), flags=re.MULTILINE) + "\n"
        else:
            yield entry(name, values[name])


def example(field: FieldInfo) -> Plain:
    """What the field's help gives as an example, in the shape that the field wants."""
    inner = part_of(field.annotation)
    one: Plain = {name: example(inside) for name, inside in inner.model_fields.items()} if inner else _said(field)
    return [one] if many(field) else one


def _said(field: FieldInfo) -> str:
    return str(field.examples[0]) if field.examples else "……"


def proposed_id(kind: str, syllables: Iterable[str], library: Library, before: str = "") -> str:
    """An id that can be typed and is still free.

    Args:
        kind: Of which kind.
        syllables: The title as it is read aloud.
        library: What there is already.
        before: What ids of this kind begin with, such as a month.
    """
    parts = [part for one in syllables if (part := re.sub(r"[^a-z0-9]+", "", one.lower()))]
    words = ["".join(parts[at : at + _SYLLABLES]) for at in range(0, len(parts), _SYLLABLES)][:_WORDS]
    stem = "-".join(one for one in (before, *words) if one)[: ID_LENGTH - 4].strip("-") or kind
    tries = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(one for one in tries if not id_fault(kind, one, library))


def id_fault(kind: str, stem: str, library: Library) -> str:
    """Why a new record cannot have this id; empty when it can."""
    path = f"content/{kind}/{stem}.yml"
    wrong = (one for one in assemble({path: b""}).problems if one.path == path and one.code != "empty-file")
    if told := next((f"{one.message}。{one.hint}" for one in wrong), ""):
        return told
    former = (old for entry in library.entries[kind].values() for old in entry.record.redirect_from)
    if path in library.files or stem in former:
        return f"编号“{stem}”已经用过了，请换一个"
    return ""


def fault(model: type[Part], name: str, value: Plain) -> str:
    """What is wrong with one value of a record, in a line; empty when nothing is."""
    _, problems = validate("", _node({name: value}), model, {})
    told = (one for one in problems if one.code != "missing-key")
    return next((f"{one.message}。{one.hint}" for one in told), "")


def lacking(model: type[Part], values: dict[str, Any]) -> tuple[str, ...]:
    """Required fields that have no value yet."""
    return tuple(
        name
        for name, field in model.model_fields.items()
        if field.is_required() and name not in values and name != "id"
    )


def _node(value: Plain) -> Node:
    """A value as if it had been read."""
    inside: Any = value
    if isinstance(value, dict):
        inside = {key: _node(one) for key, one in value.items()}
    elif isinstance(value, list):
        inside = [_node(one) for one in value]
    return Node(inside, 1, 1, (1, 1))
