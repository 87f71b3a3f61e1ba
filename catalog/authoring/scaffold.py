"""A new record's file: known values filled in, the other fields as comments with their help and an example.

Prompting and writing are in `cli/commands/new.py`.
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
from catalog.model import ID_LENGTH, KINDS, Part, Record, Session
from catalog.model.labels import many
from catalog.model.references import part_of

_SYLLABLES_A_WORD = 2  # to a word of an id
_MAX_WORDS = 4  # of an id: what is longer nobody types


def find_kind(name: str) -> str | None:
    """Return the kind of a name such as `lesson`, `lessons` or `党课`."""
    for kind, model in KINDS.items():
        if name.lower() in (kind, kind.removesuffix("s"), model.__name__.lower(), model.NAME):
            return kind
    return None


def render_record(model: type[Record], values: dict[str, Plain]) -> str:
    """Return the whole file.

    Args:
        model: The record's kind.
        values: The known values, as text.
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
    """Return the example of a field's help, in the shape that the field takes."""
    inner = part_of(field.annotation)
    value: Plain = (
        {name: example(inside) for name, inside in inner.model_fields.items()} if inner else _example_text(field)
    )
    return [value] if many(field) else value


def _example_text(field: FieldInfo) -> str:
    return str(field.examples[0]) if field.examples else "……"


def proposed_id(kind: str, syllables: Iterable[str], library: Library, before: str = "") -> str:
    """Return an id that can be typed and is not taken.

    Args:
        kind: Of which kind.
        syllables: The title in pinyin.
        library: The content, whose ids are taken.
        before: What ids of this kind begin with, such as a month.
    """
    letters = [part for syllable in syllables if (part := re.sub(r"[^a-z0-9]+", "", syllable.lower()))]
    starts = range(0, len(letters), _SYLLABLES_A_WORD)
    words = ["".join(letters[start : start + _SYLLABLES_A_WORD]) for start in starts][:_MAX_WORDS]
    base = "-".join(word for word in (before, *words) if word)[: ID_LENGTH - 4].strip("-") or kind
    tries = (base if number == 1 else f"{base}-{number}" for number in count(1))
    return next(record_id for record_id in tries if not id_error(kind, record_id, library))


def id_error(kind: str, record_id: str, library: Library) -> str:
    """Return why a new record cannot have this id; empty when it can."""
    path = f"content/{kind}/{record_id}.yml"
    problems = (
        problem for problem in assemble({path: b""}).problems if problem.path == path and problem.code != "empty-file"
    )
    if message := next((f"{problem.message}。{problem.hint}" for problem in problems), ""):
        return message
    former = (old for entry in library.entries[kind].values() for old in entry.record.redirect_from)
    if path in library.files or record_id in former:
        return f"编号“{record_id}”已经用过了，请换一个"
    return ""


def value_error(model: type[Part], name: str, value: Plain) -> str:
    """Return what is wrong with a value of a record, in a line; empty when nothing is."""
    _, problems = validate("", _node({name: value}), model, {})
    messages = (problem for problem in problems if problem.code != "missing-key")
    return next((f"{problem.message}。{problem.hint}" for problem in messages), "")


def missing_fields(model: type[Part], values: dict[str, Any]) -> tuple[str, ...]:
    """Return the required fields that have no value yet; a session that begins at an hour needs its end as well."""
    needed = {name for name, field in model.model_fields.items() if field.is_required() and name != "id"}
    if model is Session and " " in str(values.get("start", "")):
        needed.add("end")
    return tuple(name for name in model.model_fields if name in needed and name not in values)


def _node(value: Plain) -> Node:
    """Return a value as a node, as if it had been read from a file."""
    inside: Any = value
    if isinstance(value, dict):
        inside = {key: _node(item) for key, item in value.items()}
    elif isinstance(value, list):
        inside = [_node(item) for item in value]
    return Node(inside, 1, 1, (1, 1))
