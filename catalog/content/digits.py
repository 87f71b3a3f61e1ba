"""Read the digits of a text however they are written: full width, circled, Chinese, with unseen characters between."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from catalog.model.unseen import UNSEEN

CHINESE = dict(zip("〇零○Oo一二三四五六七八九幺壹贰叁肆伍陆柒捌玖", "000001234567891123456789", strict=True))
"""Chinese numerals, and the letter that is typed for a nought."""
_DROPPED = "\ufe0f\u20e3"  # what makes a key of a digit
_DASHES = "‐‑‒–—―−－"


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with ASCII digits, and where each of its characters came from.

    Attributes:
        text: What is read.
        offsets: The offset of each character in the original.
    """

    text: str
    offsets: list[int]


def read_digits(text: str, *, chinese: bool) -> Reading:
    """Read a text.

    Args:
        text: As it was written.
        chinese: Whether Chinese numerals are digits, too.
    """
    characters = [_plain(character) for character in text]
    if chinese:
        characters = [CHINESE.get(character, character) for character in characters]
    visible = [index for index, character in enumerate(characters) if character]
    return Reading("".join(characters), visible)


@lru_cache(maxsize=10_000)
def _plain(character: str) -> str:
    """Return the one ASCII character that is meant, the same one if there is none, or nothing for an unseen one."""
    if character < "\x7f":
        return character
    if UNSEEN.match(character) or character in _DROPPED:
        return ""
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    if character in _DASHES:
        return "-"
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character
