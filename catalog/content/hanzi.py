"""Which traditional characters stand for which simplified ones.

The only module that knows OpenCC, and it knows the dictionaries only: running it takes several times as long as
reading titles by them. Texts are simplified character by character, which keeps their length, and both sides of a
comparison go through the same table.
"""

from collections.abc import Container, Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_BMP = 0x10000
_WORD = 8  # no title has a longer phrase


@cache
def daily() -> frozenset[str]:
    """The characters of GB 2312: its rows from 0xB0 to 0xF7, which have a few gaps."""
    places = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return frozenset(b"".join(places).decode("gb2312", "ignore"))


def simplified(text: str) -> str:
    """Each traditional character as the simplified one; the length stays."""
    return text if text.isascii() else text.translate(_table())


def shown_simplified(text: str) -> str:
    """The same for texts that are shown: 著名 and 乾隆 keep what simplified text has, too."""
    return text if text.isascii() else text.translate(_safe())


@cache
def _safe() -> dict[int, str]:
    return {code: plain for code, plain in _table().items() if chr(code) not in daily()}


def traditional(characters: Iterable[str]) -> str:
    """Pairs of a traditional character and the simplified one it stands for, where that is among those given."""
    wanted = set(characters)
    pairs = ((chr(code), plain) for code, plain in _table().items())
    return "".join(f"{old}{plain}" for old, plain in sorted(pairs) if plain in wanted)


@cache
def _table() -> dict[int, str]:
    """Traditional → simplified, with the forms that Taiwan and Hong Kong prefer."""
    plain = {old: new[0] for old, *new in _opencc("TSCharacters") if len(old) == len(new[0]) == 1}
    for name in ("TWVariants", "HKVariants"):
        for standard, *local in _opencc(name):
            for form in local:
                if len(form) == 1 and form not in plain and plain.get(standard, standard) != form:
                    plain[form] = plain.get(standard, standard)
    # A form that simplified text has too (着, 干) stays what it is there.
    final = set(plain.values())
    return {ord(old): new for old, new in plain.items() if old != new and old not in final and ord(new) < _BMP}


def to_traditional(text: str) -> str:
    """A title in traditional characters, by the longest phrases of OpenCC in it."""
    words = _written()
    return "".join(words.get(word, word) for word in longest(text, words))


@cache
def _written() -> dict[str, str]:
    return {plain: old for name in ("STCharacters", "STPhrases") for plain, old, *_ in _opencc(name)}


def longest(text: str, known: Container[str]) -> Iterator[str]:
    """A text in the longest words that are known, from the left; what is in none stands by itself."""
    start = 0
    while start < len(text):
        lengths = range(min(_WORD, len(text) - start), 1, -1)
        length = next((length for length in lengths if text[start : start + length] in known), 1)
        yield text[start : start + length]
        start += length


def _opencc(name: str) -> Iterator[list[str]]:
    """A word or character, then what it may become."""
    lines = (folder_of("opencc") / "dictionary" / f"{name}.txt").read_text("utf-8").splitlines()
    return (fields for entry in lines if len(fields := entry.split()) > 1)


def folder_of(package: str) -> Path:
    """Where a package lies; `importlib.resources` would run it to tell."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return Path(spec.origin).parent
