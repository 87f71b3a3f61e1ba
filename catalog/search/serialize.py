"""Data as a script, and columns of words that are sent once and named by a letter or two."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from catalog.domain.script_json import ESCAPED, script_json

# The letters of a code; without what JSON in a script has to escape.
ALPHABET = "".join(chr(code) for code in range(35, 127) if chr(code) not in f"{ESCAPED}\\")


def script(name: str, data: object) -> bytes:
    """Data as a call with JSON in a string, which browsers parse faster than an object literal."""
    text = script_json(data).replace("\\", "\\\\")
    return f"catalog.search.addData(\"{name}\",JSON.parse('{text}'));\n".encode()


def said(made: bytes) -> Any:  # noqa: ANN401 - JSON
    """The data of a script that was made here."""
    literal = made.decode().partition("JSON.parse('")[2].rpartition("')")[0]
    return json.loads(literal.replace("\\\\", "\\"))


def width_of(size: int) -> int:
    """How many letters a code has in a dictionary of that size."""
    width = 1
    while len(ALPHABET) ** width < size:
        width += 1
    return width


def codes(rows: Iterable[Iterable[str]], known: Iterable[str]) -> str:
    """A line for each record: the codes of its values, one behind the other; unknown values are passed over."""
    values = tuple(known)
    width = width_of(len(values))
    code = {value: _code(place, width) for place, value in enumerate(values)}
    return "\n".join("".join(code[value] for value in row if value in code) for row in rows)


def column(name: str, label: str, rows: Iterable[Mapping[str, Iterable[str]]], **more: str) -> dict[str, str]:
    """A column whose dictionary is what its records say, in the order of first mention."""
    values = [tuple(row.get(name, ())) for row in rows]
    words = dict.fromkeys(word for row in values for word in row)
    return {"name": name, "label": label, **more, "words": "\n".join(words), "codes": codes(values, words)}


def _code(place: int, width: int) -> str:
    letters = ""
    for _ in range(width):
        place, rest = divmod(place, len(ALPHABET))
        letters = ALPHABET[rest] + letters
    return letters
