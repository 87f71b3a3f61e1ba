"""A made-up catalogue with what the makers of queries ask of it."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from catalog.model.site import Site
from tests.bench.search.corpus import Corpus
from tests.bench.search.documents import Document, plain
from tests.bench.search.language import spoken
from tests.bench.search.vocabulary import COMMON

HAN = re.compile(r"[㐀-鿿]+")


@dataclass(frozen=True)
class World:
    """The catalogue, its records as a judge sees them, and the dice."""

    made: Corpus
    site: Site
    documents: Sequence[Document]
    dice: random.Random

    @cached_property
    def everything(self) -> str:
        """All that is said anywhere: what occurs here is no slip."""
        return "\n".join(document.all for document in self.documents)

    @cached_property
    def titles_aloud(self) -> str:
        """All titles as they are read."""
        return "\n".join(document.title_aloud for document in self.documents)

    @cached_property
    def alike(self) -> dict[str, str]:
        """The common characters by how they are read."""
        found: dict[str, str] = {}
        for one in COMMON:
            found[spoken(one)[0]] = found.get(spoken(one)[0], "") + one
        return found

    def title(self) -> Document:
        """Some record."""
        return self.dice.choice(self.documents)

    def piece(self, least: int, most: int) -> str:
        """Some Chinese characters from the middle of a title, in one run; words play no part in where they end."""
        while True:
            runs = [run for run in HAN.findall(self.title().title) if len(run) >= least]
            if runs:
                run: str = self.dice.choice(runs)
                length = self.dice.randint(least, min(most, len(run)))
                start = self.dice.randint(0, len(run) - length)
                return run[start : start + length]

    def pieces(self, one: Document) -> tuple[str, str] | None:
        """Two pieces of a title that neither touch nor overlap."""
        title = one.title
        cut = len(title) // 2
        left, right = HAN.findall(title[: cut - 1]), HAN.findall(title[cut:])
        if not left or not right or len(left[-1]) < 2 or len(right[-1]) < 2:
            return None
        first, last = self.dice.randint(2, min(4, len(left[-1]))), self.dice.randint(2, min(4, len(right[-1])))
        return left[-1][:first], right[-1][-last:]

    def ways(self, text: str) -> tuple[str, ...]:
        """A text, and with each word that site.yml calls the same as another: the site's editors have judged these."""
        found = [text]
        for group in self.site.synonyms:
            for word in (one for one in group if plain(one) in text):
                found += [text.replace(plain(word), plain(other)) for other in group if text not in other]
        return tuple(dict.fromkeys(found))

    def occurs(self, text: str) -> bool:
        """Whether something stands anywhere as it is."""
        return text in self.everything

    def words(self, vocabulary: str) -> list[str]:
        """The words of a vocabulary of site.yml, plain."""
        return [plain(word) for word in getattr(self.site.vocabularies, vocabulary).values()]

    def sentences(self, one: Document) -> Iterator[str]:
        """Runs of Chinese characters in the text of a record."""
        return (run for run in HAN.findall(one.shown["text"]) if len(run) >= 10)
