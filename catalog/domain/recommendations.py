"""What answers a need: the lessons that its list names, else lessons and courses that speak of the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalog.domain.catalog import Catalog
from catalog.domain.common_words import Corpus, Texts, Word
from catalog.model import Course, Lesson, NeedItem, NeedList

Offer = Lesson | Course
Offers = Corpus[Offer]

_LIMIT = 3


@dataclass(frozen=True, slots=True)
class Match:
    """A lesson or course that speaks of what is asked, and the words by which that is known."""

    record: Offer
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What answers a need; nothing, where both parts are empty.

    Attributes:
        declared: Lessons that the list itself names.
        matched: If it names none that is still given: what shares words with the need, the best first.
    """

    declared: tuple[Lesson, ...]
    matched: tuple[Match, ...]

    @property
    def is_missing(self) -> bool:
        """Whether nothing answers the need."""
        return not self.declared and not self.matched


def offers_of(catalog: Catalog) -> Offers:
    """The lessons and courses of a catalogue, read for what they speak of; what is archived answers nothing."""
    offered: tuple[Offer, ...] = (*catalog.of("lessons"), *catalog.of("courses"))
    return Corpus(Texts.of(record, catalog.prose.get((record.KIND, record.id))) for record in offered)


def answer(offers: Offers, need: NeedList, item: NeedItem) -> Answer:
    """Find what answers one need of a list."""
    by_id = {texts.record.id: texts.record for texts in offers.texts if isinstance(texts.record, Lesson)}
    declared = tuple(by_id[lesson_id] for lesson_id in item.lessons if lesson_id in by_id)
    return Answer(declared, () if declared else tuple(_best(offers.matches(item.text), need, item)))


def _best(matches: Iterable[tuple[Offer, tuple[Word, ...]]], need: NeedList, item: NeedItem) -> Iterator[Match]:
    """The best few; theme and audience say nothing of the matter, but settle ties."""

    def rank(match: tuple[Offer, tuple[Word, ...]]) -> tuple[int, int, bool]:
        record, words = match
        return -_worth(words), -len({*item.themes} & {*record.themes}), need.audience not in record.audiences

    ranked = sorted(matches, key=rank)[:_LIMIT]
    for record, words in ranked:
        if 2 * _worth(words) >= _worth(ranked[0][1]):
            yield Match(record, tuple(word.text for word in words))


def _worth(words: tuple[Word, ...]) -> int:
    return sum(word.worth for word in words)
