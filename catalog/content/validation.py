"""Validate a YAML mapping against a record's model, with every error in Chinese.

pydantic finds the errors; this module gives each its place, `validation_errors` its text.
"""

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from catalog.content.validation_errors import error_text, example, keys_at, label
from catalog.content.yaml_reader import Node
from catalog.diagnostics import Diagnostic, Fix, close_matches
from catalog.model import Part
from catalog.model.references import Where

PartT = TypeVar("PartT", bound=Part)
_SAFE = 0.75  # how similar a key must be for `check --fix`


def validate(
    path: str, node: Node, model: type[PartT], implied: dict[str, str]
) -> tuple[PartT | None, tuple[Diagnostic, ...]]:
    """Make a record of a mapping.

    Args:
        path: The file as problems name it.
        node: Its top mapping.
        model: The record's model.
        implied: Values that are not written in the file (its id).

    Returns:
        The record, or None if it is not valid, and the problems.
    """
    values: dict[str, Any] = node.plain()
    problems = []
    for key in implied.keys() & values.keys():
        line, column = node.find((key,)).key
        message = f"“{key}”不用写：文件名就是编号"
        problems.append(Diagnostic(path, line, column, "unknown-key", message, "删去这一行"))
    record = None
    try:
        record = model.model_validate(values | implied)
    except ValidationError as invalid:
        # An empty value always fails its field: it is reported once, as what it is.
        problems += _empty_values(path, node, model)
        errors = invalid.errors(include_url=False, include_input=True)
        problems += [_diagnostic(path, node, model, error) for error in errors if not _is_repeated(node, error)]
    return (None if problems else record), tuple(problems)


def _is_repeated(node: Node, error: ErrorDetails) -> bool:
    """Return whether an error repeats one about an empty value, or about the items of a list."""
    value = node.find(error["loc"]).value
    # pydantic counts valid items only.
    return value == "" or (error["type"] == "too_short" and len(value) >= error["ctx"]["min_length"])


def _empty_values(path: str, node: Node, model: type[Part]) -> Iterator[Diagnostic]:
    """Yield a problem for each key without a value: it says neither yes nor no."""
    for where, leaf in node.leaves():
        if leaf.value == "":
            hint = f"填上内容；不需要这一项就删去整行{example(model, where, '。例如：')}"
            yield Diagnostic(path, *leaf.key, "empty-text", f"{label(where)}是空的", hint)


def _diagnostic(path: str, node: Node, model: type[Part], error: ErrorDetails) -> Diagnostic:
    """Return one of pydantic's errors as a problem."""
    where: Where = tuple(step for step in error["loc"] if step != "[key]")
    current = node.find(where)
    is_about_key = error["type"] in ("extra_forbidden", "missing") or "[key]" in error["loc"]
    at = current.key if is_about_key else (current.line, current.column)
    fix = _only_fix(node, model, where) if error["type"] == "extra_forbidden" else None
    return Diagnostic(path, *at, *error_text(model, where, error), fix=fix)


def _only_fix(node: Node, model: type[Part], where: Where) -> Fix | None:
    """Return the correction of an unknown key if there is only one that it can be."""
    key, siblings = str(where[-1]), node.find(where[:-1]).value
    matches = close_matches(key, keys_at(model, where), _SAFE) if key.isidentifier() else []
    return Fix(key, matches[0]) if len(matches) == 1 and matches[0] not in siblings else None
