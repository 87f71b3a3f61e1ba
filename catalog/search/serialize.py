"""Data as a script, and columns of words that are sent once and named by a letter or two."""

import json
from collections.abc import Iterable, Mapping
from itertools import count, product
from typing import Any

from catalog.domain.script_json import ESCAPED, script_json

# The letters of a code; without what JSON in a script has to escape.
ALPHABET = "".join(chr(code) for code in range(35, 127) if chr(code) not in f"{ESCAPED}\\")


def script(name: str, data: object) -> bytes:
    """Data as a call with JSON in a string, which browsers parse faster than an object literal."""
    text = script_json(data).replace("\\", "\\\\")
    return f"catalog.search.addData(\"{name}\",JSON.parse('{text}'));\n".encode()


def said(file: bytes) -> Any:  # noqa: ANN401 - JSON
    """The data of a script that `script` wrote."""
    literal = file.decode().partition("JSON.parse('")[2].rpartition("')")[0]
    return json.loads(literal.replace("\\\\", "\\"))


def codes(rows: Iterable[Iterable[str]], values: Iterable[str]) -> str:
    """A line for each record: the codes of its values, one behind the other; unknown values are passed over.

    Args:
        rows: The values of each record.
        values: The dictionary; all its codes have as many letters as the last needs.
    """
    dictionary = tuple(values)
    width = next(width for width in count(1) if len(ALPHABET) ** width >= len(dictionary))
    code = dict(zip(dictionary, map("".join, product(ALPHABET, repeat=width)), strict=False))
    return "\n".join("".join(code[value] for value in row if value in code) for row in rows)


def column(name: str, label: str, rows: Iterable[Mapping[str, Iterable[str]]], **more: str) -> dict[str, str]:
    """A column whose dictionary is what its records say, in the order of first mention."""
    values = [tuple(row.get(name, ())) for row in rows]
    words = dict.fromkeys(word for row in values for word in row)
    return {"name": name, "label": label, **more, "words": "\n".join(words), "codes": codes(values, words)}
