"""How Chinese is read and written, asked of pypinyin and OpenCC themselves: the judge shares no table with search."""

from functools import cache

from opencc import OpenCC
from pypinyin import lazy_pinyin


def spoken(text: str) -> tuple[str, ...]:
    """A text syllable by syllable, each character as its place asks; what is no Chinese stays, run by run, as it is."""
    return tuple(lazy_pinyin(text))


def traditional(text: str) -> str:
    """A text in traditional characters."""
    return str(_converter().convert(text))


@cache
def _converter() -> OpenCC:
    return OpenCC("s2t")
