"""The judge: which records a query wants, and which it does not mind.

Everything is judged from what is typed: two records that answer it equally well are equally wanted, whichever of them
the query was made from. README.md of this folder puts the rules in words.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from tests.bench.search.documents import Document

FUZZY = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("r", "l"), ("f", "h"))
_ADDED_FROM = 4  # characters: from then on one may be too many


class Sense(Protocol):
    """What a query means."""

    def wants(self, one: Document) -> bool:
        """Whether a record belongs among the first ten."""

    def minds(self, one: Document) -> bool:
        """Whether a record among the first ten is a fault."""


def number_aware(text: str) -> str:
    """A pattern for a text in which numbers count whole: 12 is not in 112."""
    head = r"(?<![0-9.])" if text[:1].isdigit() else ""
    tail = r"(?![0-9.])" if text[-1:].isdigit() else ""
    return head + re.escape(text) + tail


@dataclass(frozen=True)
class Literal:
    """All of some texts, each of which may be said in several ways; wanted where `field` has them."""

    texts: tuple[tuple[str, ...], ...]
    field: str = "title"

    def wants(self, one: Document) -> bool:
        """All of them in the field."""
        return self._all_in(getattr(one, self.field))

    def minds(self, one: Document) -> bool:
        """Not all of them anywhere."""
        return not self._all_in(one.all)

    def _all_in(self, text: str) -> bool:
        return all(any(re.search(number_aware(way), text) for way in ways) for ways in self.texts)


@dataclass(frozen=True)
class Exactly:
    """Certain records and no others."""

    keys: frozenset[str]

    def wants(self, one: Document) -> bool:
        """One of them."""
        return one.key in self.keys

    def minds(self, one: Document) -> bool:
        """Any other."""
        return one.key not in self.keys


@dataclass(frozen=True)
class Spoken:
    """A reading: wanted in titles, not minded anywhere."""

    pattern: re.Pattern[str]
    tolerant: re.Pattern[str] | None = None

    def wants(self, one: Document) -> bool:
        """The title is read so."""
        return bool(self.pattern.search(one.title_aloud))

    def minds(self, one: Document) -> bool:
        """Nothing in it is read so."""
        text = one.all_aloud
        return not (self.pattern.search(text) or (self.tolerant and self.tolerant.search(text)))


def letters(typed: str) -> re.Pattern[str]:
    """Letters that spell whole characters, wherever one syllable ends and the next begins; others stand as they are."""
    between = r"(?:\|.)?"
    said = between.join(re.escape(one) for one in typed)
    return re.compile(rf"\|.{said}\|")


def syllables(said: Sequence[str]) -> re.Pattern[str]:
    """A pattern for characters one after the other, each of them a pattern such as `.dang` or `党[a-z]*`."""
    return re.compile(r"\|" + r"\|".join(said) + r"\|")


@dataclass(frozen=True)
class Slip:
    """Something that occurs nowhere: wanted is what is one slip of the same kind away, not minded any one slip."""

    typed: str
    sound: re.Pattern[str]
    same: re.Pattern[str] | None = None

    def wants(self, one: Document) -> bool:
        """The title has a string that the same kind of slip turns into what was typed; without one: that sounds so."""
        return bool(self.same.search(one.title) if self.same else self.sound.search(one.title_aloud))

    def minds(self, one: Document) -> bool:
        """Nothing in it is one slip away, or sounds the same."""
        return not (any_slip(self.typed).search(one.all) or self.sound.search(one.all_aloud))


def wrong(typed: str) -> Iterable[str]:
    """Patterns of what a wrong character turns into what was typed."""
    return (f"{typed[:at]}.{typed[at + 1 :]}" for at in range(len(typed)))


def dropped(typed: str) -> Iterable[str]:
    """The same for a character left out inside."""
    return (f"{typed[:at]}.{typed[at:]}" for at in range(1, len(typed)))


def swapped(typed: str) -> Iterable[str]:
    """The same for two neighbours the wrong way round."""
    return (typed[: at - 1] + typed[at] + typed[at - 1] + typed[at + 1 :] for at in range(1, len(typed)))


def added(typed: str) -> Iterable[str]:
    """The same for a character too many."""
    return (typed[:at] + typed[at + 1 :] for at in range(len(typed) if len(typed) >= _ADDED_FROM else 0))


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """Any of some patterns."""
    return re.compile("|".join(dict.fromkeys(patterns)))


def any_slip(typed: str) -> re.Pattern[str]:
    """Whatever one slip turns into what was typed."""
    return any_of((*wrong(typed), *dropped(typed), *swapped(typed), *added(typed)))
