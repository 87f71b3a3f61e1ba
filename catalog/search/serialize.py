"""Data as a script, and columns of words that are sent once and named by a letter or two."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

# The letters of a code; without what JSON or a literal would have to escape.
ALPHABET = "".join(chr(code) for code in range(35, 127) if chr(code) not in "'<\\")

# Inside a '…' literal of a script: what would end the literal, the line or the element. The backslash comes first.
_ESCAPED = {"\\": r"\\", "'": r"\'", "<": r"\x3c", "\u2028": r"\u2028", "\u2029": r"\u2029"}
_PLAIN = {escaped: plain for plain, escaped in _ESCAPED.items()}
_ESCAPES = re.compile("|".join(map(re.escape, _PLAIN)))


def script(name: str, data: object) -> bytes:
    """Data as a call with JSON in a string, which browsers parse faster than an object literal."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for plain, escaped in _ESCAPED.items():  # on long texts fifty times as fast as `str.translate`
        text = text.replace(plain, escaped)
    return f"catalogSearch.data(\"{name}\",JSON.parse('{text}'));\n".encode()


def said(made: bytes) -> Any:  # noqa: ANN401 - JSON
    """The data of a script that was made here."""
    literal = made.decode().partition("JSON.parse('")[2].rpartition("')")[0]
    return json.loads(_ESCAPES.sub(lambda found: _PLAIN[found[0]], literal))


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
