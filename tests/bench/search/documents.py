"""What a judge sees of a record: title, short words, text; and the same as it is read aloud."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from catalog.model import KINDS
from catalog.model.site import Site
from tests.bench import synthetic
from tests.bench.search.corpus import Corpus, strings
from tests.bench.search.language import spoken

_PIECE = re.compile(r"[㐀-鿿]|[^㐀-鿿]+")
_TERMS = {
    "themes": "themes",
    "audiences": "audiences",
    "formats": "formats",
    "town": "towns",
    "category": "categories",
    "level": "levels",
}
_TEXTS = (
    *("summary", "outline", "objectives", "questions", "materials", "lede", "story", "facts"),
    *("topics", "bio", "address", "facilities", "language"),
)
_ACCESS = {"open": "自由进入", "booking": "需预约"}


def plain(text: str) -> str:
    """The form in which judges compare: no case, no width, no blanks and no punctuation."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(one for one in folded if one.isalnum() or one == "\n")


def aloud(text: str, names: Mapping[str, tuple[str, ...]]) -> str:
    """Each character, its reading where it has one, and a stroke: “|党dang|课ke|2|讲jiang|”, a line for each line."""
    return "\n".join(f"|{'|'.join(_read(line, names))}|" for line in text.split("\n"))


def _read(line: str, names: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    said = names.get(line) or spoken(line)
    for piece, reading in zip(_PIECE.findall(line), said, strict=True):
        yield from (piece + reading,) if reading != piece else piece


@dataclass(frozen=True)
class Document:
    """One record. Texts are plain; `words` and `text` have a line for each value."""

    key: str
    title: str
    words: str
    text: str
    shown: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]

    @cached_property
    def short(self) -> str:
        """Title and words."""
        return f"{self.title}\n{self.words}"

    @cached_property
    def all(self) -> str:
        """Whatever the record says."""
        return f"{self.short}\n{self.text}"

    @cached_property
    def title_aloud(self) -> str:
        """The title as it is read."""
        return aloud(self.title, self.names)

    @cached_property
    def all_aloud(self) -> str:
        """Everything as it is read."""
        return aloud(self.all, self.names)


def documents(made: Corpus, site: Site) -> list[Document]:
    """Every record of a made-up catalogue, lessons with the towns of their points and the names of those they name."""
    read = {name: made.names[record_id] for record_id, name in _called(made, "instructors").items()}
    return [_document(made, site, kind, record_id, read) for kind in made.records for record_id in made.records[kind]]


def _called(made: Corpus, kind: str) -> dict[str, str]:
    return {record_id: str(record.get("title") or record["name"]) for record_id, record in made.records[kind].items()}


def _document(made: Corpus, site: Site, kind: str, stem: str, names: Mapping[str, tuple[str, ...]]) -> Document:
    record = made.records[kind][stem]
    title = str(record.get("title") or record["name"])
    words = list(dict.fromkeys(_words(made, site, kind, record)))
    texts = [string for name in _TEXTS if name in record for string in strings(record[name])]
    shown = {"title": title, "words": "、".join(words), "text": "\n\n".join(texts)}
    return Document(f"{kind}/{stem}", plain(title), plain("\n".join(words)), plain("\n".join(texts)), shown, names)


def _words(made: Corpus, site: Site, kind: str, record: synthetic.Record) -> Iterator[str]:
    yield KINDS[kind].NAME
    yield from ("示例", "带地图") if "location" in record else ("示例",)
    yield from ("精品党课",) if "series" in record else ()
    yield _ACCESS.get(str(record.get("access")), "")
    for field, vocabulary in _TERMS.items():
        if field in record:
            name = "venue_levels" if (kind, field) == ("venues", "level") else vocabulary
            known: Mapping[str, str] = getattr(site.vocabularies, name)
            yield from (known[string] for string in strings(record[field]))
    for field, references in (("lecturers", "instructors"), ("points", "points")):
        for record_id in strings(record.get(field, [])):
            other = made.records[references][record_id]
            yield str(other["name"])
            if references == "points":
                yield site.vocabularies.towns[str(other["town"])]
    yield from _numbers(record)
    for name in ("tags", "unit", "post"):
        yield from strings(record.get(name, []))


def _numbers(record: synthetic.Record) -> Iterator[str]:
    visit = record.get("visit")
    minutes = record.get("minutes") or (visit.get("minutes") if isinstance(visit, Mapping) else None)
    yield from (f"{minutes} 分钟",) if minutes else ()
    yield from (f"{record['credit_hours']} 学时",) if "credit_hours" in record else ()
