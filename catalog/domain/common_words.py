"""What a question and a record have in common, by the search's own measure.

As in the search, a word is a run of characters, and worth most in a title. Nothing knows which runs are words, so those
that bind (的, 怎么) and those that many records have say nothing.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from catalog.content.hanzi import simplify
from catalog.content.normalize import DROPPED
from catalog.model import Part, Record
from catalog.model.references import searched_fields

R = TypeVar("R", bound=Record)

WORTH = {"title": 100, "line": 30, "summary": 8, "body": 5}
"""What a hit is worth by its place; `scoring.js` has the same numbers."""

_CLAUSE = re.compile(f"{DROPPED}+|\n+")
_BINDING = frozenset(
    "的了着过得是在有不没也都就还又再才只很太最更与和或及而但从向对为以于由把被让给跟到去来上下里外"
    "这那其此每各某哪谁什么怎样吗呢吧啊呀我你他她它们自己个件种次些点多少"
    "要想该可做说讲看听问用知道"
)
_COUNTING = frozenset("一二三四五六七八九十百千两几")  # part of a word (一湖碧水), but none by itself (一遍)
_BETWEEN = re.compile(f"[^{''.join(sorted(_BINDING))}]{{2,}}")
_FEW = 2  # so many records may have any word
_SHARE = 12  # … and one in so many
_LONG = 4  # characters: one such word in a title or a tag is enough


class Word(NamedTuple):
    """A word in common: where it stands in the question, and where in the record it is worth most."""

    text: str
    start: int
    place: str

    @property
    def worth(self) -> int:
        """Longer words count more than their parts, those of a title more than those of a text."""
        return WORTH[self.place] * (len(self.text) - 1)


@dataclass(frozen=True)
class Texts(Generic[R]):
    """A record's texts by place, folded, a line for each clause."""

    record: R
    by_place: dict[str, str]

    @classmethod
    def of(cls, record: R, prose: str | None = None) -> "Texts[R]":
        """Take from a record, and from its page of prose, what the search looks at."""
        texts = {"title": [record.heading], **{place: [*_texts(record, place)] for place in WORTH if place != "title"}}
        texts["body"].append(prose or "")
        return cls(record, {place: "\n".join(_clauses("\n".join(lines))) for place, lines in texts.items()})

    @cached_property
    def pairs(self) -> frozenset[str]:
        """Every two characters that stand side by side."""
        return frozenset(pair for text in self.by_place.values() for pair in _pairs(text))


class Corpus(Generic[R]):
    """Records whose texts are compared with questions."""

    def __init__(self, texts: Iterable[Texts[R]]) -> None:
        """Count in how many records each pair of characters stands."""
        self.texts = tuple(texts)
        self._counts = Counter(pair for entry in self.texts for pair in entry.pairs)
        self._limit = max(_FEW, len(self.texts) // _SHARE)

    def matches(self, question: str) -> Iterator[tuple[R, tuple[Word, ...]]]:
        """Yield the records that have enough in common with a question, each with the words.

        Enough are two words, one of them outside the long texts, or a long one in title or tags.
        """
        text = "\n".join(_clauses(question))
        telling = {pair for pair in _pairs(text) if self._tells(pair)}
        for entry in self.texts:
            if telling & entry.pairs:
                words = _words(text, entry, telling)
                if _is_enough(words):
                    yield entry.record, words

    def _tells(self, pair: str) -> bool:
        return not {*pair} & (_BINDING | _COUNTING) and 0 < self._counts[pair] <= self._limit


def _is_enough(words: tuple[Word, ...]) -> bool:
    if any(len(word.text) >= _LONG and word.place in ("title", "line") for word in words):
        return True
    return len({word.text for word in words}) > 1 and any(word.place != "body" for word in words)


def _words(text: str, entry: Texts[R], telling: set[str]) -> tuple[Word, ...]:
    """The words in common, in the question's order, none inside another; of two that overlap the worthier."""
    words = [word for place in WORTH for word in _runs(text, entry.by_place[place], place, telling)]
    chosen: list[Word] = []
    for word in sorted(words, key=lambda word: (-word.worth, word.start)):
        ends = word.start + len(word.text)
        if all(ends <= other.start or other.start + len(other.text) <= word.start for other in chosen):
            chosen.append(word)
    by_text = {word.text: word for word in reversed(chosen)}
    return tuple(sorted(by_text.values(), key=lambda word: word.start))


def _runs(text: str, other: str, place: str, telling: set[str]) -> Iterator[Word]:
    """Each longest run of a text that stands in another one, parted by what binds."""
    start = 0
    while start < len(text) - 1:
        end = start + 1
        while end < len(text) and "\n" not in text[start : end + 1] and text[start : end + 1] in other:
            end += 1
        for piece in _BETWEEN.finditer(text, start, end):
            if any(pair in telling for pair in _pairs(piece[0])):
                yield Word(piece[0], piece.start(), place)
        start = max(end - 1, start + 1)


def _pairs(text: str) -> Iterator[str]:
    return (f"{first}{second}" for first, second in pairwise(text) if "\n" not in {first, second})


def _clauses(text: str) -> list[str]:
    """What punctuation parts, folded as the search folds it."""
    return [clause for clause in _CLAUSE.split(simplify(unicodedata.normalize("NFKC", text).lower())) if clause]


def _texts(part: Part, place: str) -> Iterator[str]:
    """The texts of a record in a place of the search, those of its parts included."""
    for name in searched_fields(type(part), place):
        value = part.__dict__.get(name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Part):
                yield from _texts(item, "body")
            elif isinstance(item, str):
                yield item
