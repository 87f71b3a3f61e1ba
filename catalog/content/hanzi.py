"""Convert between traditional and simplified characters with OpenCC's dictionaries.

No other module uses OpenCC, and this one reads its dictionaries only: running it takes several times as long. Texts
are simplified character by character, which keeps their length, and both sides of a comparison go through the same
table.
"""

from collections.abc import Container, Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_BMP = 0x10000
_LONGEST_PHRASE = 8  # no title has a longer one


@cache
def common_characters() -> frozenset[str]:
    """Return the characters of GB 2312: its rows from 0xB0 to 0xF7, which have a few gaps."""
    codes = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return frozenset(b"".join(codes).decode("gb2312", "ignore"))


def simplify(text: str) -> str:
    """Replace each traditional character by the simplified one; the length stays."""
    return text if text.isascii() else text.translate(_table())


def simplify_unambiguous(text: str) -> str:
    """Simplify a text that is shown: characters that simplified text has, too, stay (著名, 乾隆)."""
    return text if text.isascii() else text.translate(_unambiguous())


@cache
def _unambiguous() -> dict[int, str]:
    return {code: simple for code, simple in _table().items() if chr(code) not in common_characters()}


def traditional_pairs(characters: Iterable[str]) -> str:
    """Return each traditional character with its simplified one, where that is among the characters."""
    included = set(characters)
    pairs = ((chr(code), simple) for code, simple in _table().items())
    return "".join(f"{old}{simple}" for old, simple in sorted(pairs) if simple in included)


@cache
def _table() -> dict[int, str]:
    """Return traditional → simplified, with the forms that Taiwan and Hong Kong prefer."""
    table = {old: new[0] for old, *new in _opencc("TSCharacters") if len(old) == len(new[0]) == 1}
    for name in ("TWVariants", "HKVariants"):
        for standard, *variants in _opencc(name):
            for variant in variants:
                if len(variant) == 1 and variant not in table and table.get(standard, standard) != variant:
                    table[variant] = table.get(standard, standard)
    # A form that simplified text has too (着, 干) stays as it is.
    simplified = set(table.values())
    return {ord(old): new for old, new in table.items() if old != new and old not in simplified and ord(new) < _BMP}


def to_traditional(text: str) -> str:
    """Return a title in traditional characters, by the longest phrases of OpenCC in it."""
    phrases = _traditional_phrases()
    return "".join(phrases.get(phrase, phrase) for phrase in split_phrases(text, phrases))


@cache
def _traditional_phrases() -> dict[str, str]:
    return {simple: old for name in ("STCharacters", "STPhrases") for simple, old, *_ in _opencc(name)}


def split_phrases(text: str, phrases: Container[str]) -> Iterator[str]:
    """Split a text from the left into the longest of the phrases; other characters stand alone."""
    start = 0
    while start < len(text):
        lengths = range(min(_LONGEST_PHRASE, len(text) - start), 1, -1)
        length = next((length for length in lengths if text[start : start + length] in phrases), 1)
        yield text[start : start + length]
        start += length


def _opencc(name: str) -> Iterator[list[str]]:
    """Yield each word or character of a dictionary with what it may become."""
    lines = (package_folder("opencc") / "dictionary" / f"{name}.txt").read_text("utf-8").splitlines()
    return (fields for entry in lines if len(fields := entry.split()) > 1)


def package_folder(package: str) -> Path:
    """Return the folder of an installed package; `importlib.resources` would have to import it."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return Path(spec.origin).parent
