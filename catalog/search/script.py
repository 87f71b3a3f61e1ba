"""Data as a script, and columns of words that are sent once and named by a letter or two."""

import json
from collections.abc import Iterable, Mapping

# The letters of a code; without what JSON or a literal would have to escape.
ALPHABET = "".join(chr(code) for code in range(35, 127) if chr(code) not in "'<\\")

# Inside a '…' literal of a script: what would end the literal, the line or the element.
_ESCAPED = str.maketrans({"\\": r"\\", "'": r"\'", "<": r"\x3c", "\u2028": r"\u2028", "\u2029": r"\u2029"})


def script(name: str, data: object) -> bytes:
    """Data as a call with JSON in a string, which browsers parse faster than an object literal."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
    return f"catalogSearch.data(\"{name}\",JSON.parse('{text}'));\n".encode()


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
