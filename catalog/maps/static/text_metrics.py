"""How wide text is before any font is known, and where a name is broken."""

from itertools import accumulate, combinations, pairwise
from unicodedata import combining, east_asian_width

LEADING = 1.2
"""From baseline to baseline, in em."""

_LONGEST = 27.0  # em; more is cut, the stop list has the whole name
_SHORT = 5.0  # em; such a name is never broken for want of room
_LEAST = 2  # characters on a line
_NO_START = frozenset("）】》”’、，。；：！？…·%～)]}.,;:!?")
_NO_END = frozenset("（【《“‘([{")
# After these a name may well be broken: 中国共产党｜无锡工作委员会｜机关旧址.
_JOINTS = frozenset("学院会区园市县镇党）”心司馆村站家锡湖·")
# What a line more and a break inside a word cost in em of width: as it looks best, and where room is short.
_BEST, _NARROW = (2.6, 3.0), (0.6, 1.2)


def ems(text: str) -> float:
    """The width of a line in em: Han one, the rest as in a sans serif that is not narrow."""
    return sum(map(_em, text))


def broken(name: str) -> tuple[tuple[str, ...], ...]:
    """A name on one to three lines: as it looks best and, if that is another way, narrower for where room is short."""
    text = cut(" ".join(name.split()), _LONGEST)
    widths = (0.0, *accumulate(map(_em, text)))
    breaks = [place for place in range(_LEAST, len(text) - _LEAST + 1) if _allowed(text, place)]
    edge_sets = [(0, *places, len(text)) for count in range(3) for places in combinations(breaks, count)]

    def cost(edges: tuple[int, ...], line: float, rent: float) -> float:
        rents = sum(text[place - 1] not in _JOINTS for place in edges[1:-1])
        widest = max(widths[end] - widths[start] for start, end in pairwise(edges))
        return widest + line * len(edges) + rent * rents

    prices = (_BEST, _NARROW) if widths[-1] > _SHORT else (_BEST,)
    lines_by_price = dict.fromkeys(min(edge_sets, key=lambda edges: cost(edges, *price)) for price in prices)
    return tuple(tuple(text[start:end].strip() for start, end in pairwise(edges)) for edges in lines_by_price)


def _allowed(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    inside_word = before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
    return not (inside_word or after in _NO_START or before in _NO_END)


def cut(text: str, most: float) -> str:
    """The beginning of a text that is wider than so many em."""
    width = 0.0
    for place, character in enumerate(text):
        width += _em(character)
        if width > most:
            return text[: place - 1] + "…"
    return text


def _em(character: str) -> float:
    if combining(character):
        return 0
    if east_asian_width(character) in "WFA":  # Chinese fonts give “ ” and · a whole square, too
        return 1
    if character in " .,:;'|!()[]ijl":
        return 0.36
    return 0.75 if character.isupper() or character in "mw@%&" else 0.6
