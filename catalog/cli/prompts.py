"""Prompts for one value after another, at a terminal or through a pipe."""

import sys

from pydantic.fields import FieldInfo

from catalog.authoring.choices import choice_label, field_choices, match_choice
from catalog.authoring.scaffold import missing_fields, value_error
from catalog.cli.console import status
from catalog.content.loader import Library
from catalog.content.yaml_writer import Plain
from catalog.model import KINDS, Part
from catalog.model.labels import label, many
from catalog.model.references import part_of

_YES = frozenset({"是", "y", "yes"})
_SEPARATORS = str.maketrans("，、；,;", "     ")


class InputEndedError(Exception):
    """The input has ended."""


def answer(question: str) -> str:
    """Prompt for one line, and return it stripped.

    Raises:
        EndError: The input has ended.
    """
    status(question)
    sys.stderr.write("> ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        status("")
        raise InputEndedError
    return line.strip()


def confirm(question: str) -> bool:
    """Ask a question that only a yes answers with yes; the end of the input is a no."""
    try:
        return answer(question).lower() in _YES
    except InputEndedError:
        return False


def ask_fields(model: type[Part], values: dict[str, Plain], library: Library, prefix: str = "") -> None:
    """Prompt for every required field that has no value yet, and put each answer into `values` at once.

    Raises:
        EndError: The input has ended; what was answered before stays.
    """
    names = missing_fields(model, values) or (() if values else tuple(model.model_fields))
    title = getattr(model, "TITLE_FIELD", "")
    for name in sorted(names, key=lambda name: name != title):
        _ask_field(model, name, values, library, prefix)
    for name in missing_fields(model, values) if values else ():
        if name not in names:  # an answer has made it required
            _ask_field(model, name, values, library, prefix)


def _ask_field(model: type[Part], name: str, values: dict[str, Plain], library: Library, prefix: str) -> None:
    """Prompt for a field, part by part and value by value."""
    field = model.model_fields[name]
    inner = part_of(field.annotation)
    if inner and many(field):
        parts: list[Plain] = []
        values[name] = parts
        _ask_parts(inner, parts, library, f"{prefix}{label(field)}")
    elif inner:
        part: dict[str, Plain] = {}
        values[name] = part
        while not part:
            ask_fields(inner, part, library, f"{prefix}{label(field)}：")
    elif (value := _ask_value(model, name, library, prefix)) is not None:
        values[name] = value


def _ask_parts(inner: type[Part], parts: list[Plain], library: Library, title: str) -> None:
    """Prompt for part after part, until the answer is empty."""
    while not parts or answer(f"{title}：再加一项吗？加就写 1，够了直接按回车"):
        part: dict[str, Plain] = {}
        parts.append(part)
        ask_fields(inner, part, library, f"{title}第 {len(parts)} 项：")


def _ask_value(model: type[Part], name: str, library: Library, prefix: str) -> Plain | None:
    """Prompt for a field until its value is valid; None for an optional one that is left out."""
    field = model.model_fields[name]
    values = field_choices(field, library)
    question = f"\n{prefix}{_question(field, values)}"
    while True:
        text = answer(question)
        if not text and not field.is_required():
            return None
        if not text:
            question = "这一项必须填"
            continue
        value = parse_answers([text, *_more_lines(field, values)], field, values)
        question = value_error(model, name, value) or _unknown_choice(value, values)
        if not question:
            return value


def _more_lines(field: FieldInfo, values: dict[str, str]) -> list[str]:
    """Prompt for the further lines of a list of texts, up to an empty one."""
    lines: list[str] = []
    while many(field) and not values and (line := answer("再写一条；没有了直接按回车")):
        lines.append(line)
    return lines


def _question(field: FieldInfo, values: dict[str, str]) -> str:
    """Return the prompt of a field, with the choices."""
    example = f"（例如：{field.examples[0]}）" if field.examples and not values else ""
    if not values:
        return f"{field.description}{example}"
    rows = "\n".join(f"  {place:>3}  {choice_label(value, values)}" for place, value in enumerate(values, 1))
    several = "，可以选几个，中间空一格" if many(field) else ""
    return f"{field.description}\n{rows}\n写左边的数字{several}"


def parse_answers(texts: list[str], field: FieldInfo, values: dict[str, str]) -> Plain:
    """Return the value that answers stand for: numbers of the list, names or ids."""
    if not values:
        return [*texts] if many(field) else texts[-1]
    listed = dict(enumerate(values, 1))
    chosen: dict[str, Plain] = {}
    for text in texts:
        split = many(field) and match_choice(text, values) not in values
        for piece in text.translate(_SEPARATORS).split() if split else [text]:
            number = int(piece) if piece.isascii() and piece.isdecimal() else 0
            chosen[listed.get(number) or match_choice(piece, values)] = ""
    return list(chosen) if many(field) else next(iter(chosen), "")


def _unknown_choice(value: Plain, values: dict[str, str]) -> str:
    """Return an error for a value that is none of the choices; empty when there is none."""
    unknown = [
        str(choice) for choice in (value if isinstance(value, list) else [value]) if values and choice not in values
    ]
    return f"没有“{unknown[0]}”，请从上面选" if unknown else ""


def choose_kind() -> str:
    """Prompt for the kind of a record."""
    rows = "\n".join(f"  {place}  {model.NAME}" for place, model in enumerate(KINDS.values(), 1))
    while True:
        text = answer(f"要新建什么？写左边的数字\n{rows}")
        if text.isascii() and text.isdecimal() and 0 < int(text) <= len(KINDS):
            return list(KINDS)[int(text) - 1]
