"""The text tier: what is searched after titles and facets, and quoted in results.

In parts, so that a telephone reads no file of many megabytes at a time.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from catalog.content import hanzi
from catalog.content.normalize import fold, line, readable
from catalog.domain.catalog import Catalog
from catalog.model import KINDS, Part, Record
from catalog.model.references import searched_fields
from catalog.search import pinyin
from catalog.search.core_index import records_of
from catalog.search.serialize import column, script

PART = 2_500  # records
_LATIN = re.compile("[a-z]+")
_CAPITAL = re.compile("[A-Z]")
_MARKUP = {ord(character): " " for character in "#*_>`|[]"}


def line_labels() -> dict[str, str]:
    """The fields of short lines, found before sentences and given as a reason, each with what the reason calls it."""
    markers = {name: marker for model in KINDS.values() for name, marker in searched_fields(model, "line").items()}
    return {name: marker.label for name, marker in sorted(markers.items(), key=lambda item: item[1].order)}


def parts(records: list[Record]) -> int:
    """How many files the tier has."""
    return max(1, -(-len(records) // PART))


def text(catalog: Catalog, number: int) -> bytes:
    """The script with the texts of one part, the first being 1."""
    first = (number - 1) * PART
    records = records_of(catalog)[first : first + PART]
    return script(f"text-{number}", data(catalog, records, first, parts(records_of(catalog))))


def data(catalog: Catalog, records: list[Record], first: int, files: int) -> dict[str, Any]:
    """What a part says: columns of lines, and two long texts with a line for each record."""
    labels = line_labels()
    rows = [{name: list(_texts(record, (name,))) for name in labels} for record in records]
    columns = [column(name, label, rows) for name, label in labels.items()]
    summaries = [readable(" ".join(_texts(record, searched_fields(type(record), "summary")))) for record in records]
    bodies = [readable(" ".join(_body(catalog, record))) for record in records]
    texts = "".join([*summaries, *bodies])
    words = [fold(word) for coded in columns for word in coded["words"].split("\n")]
    return {
        "first": first,
        "count": len(records),
        "files": files,
        "columns": [coded for coded in columns if coded["codes"].strip()],
        **cased("summaries", summaries),
        **cased("bodies", bodies),
        # Each once: pinyin, which is none of them, is not looked for there.
        "latin": " ".join(sorted(set(_LATIN.findall(texts.lower())))),
        "readings": pinyin.lines(pinyin.table(words)),
        "traditional": hanzi.traditional_pairs("".join(words) + texts),
    }


def cased(name: str, lines: list[str]) -> dict[str, str]:
    """A text in lower case, and how far each capital letter is from the one before."""
    text = "\n".join(lines)
    capitals = [match.start() for match in _CAPITAL.finditer(text)]
    steps = ",".join(str(following - place) for place, following in pairwise([0, *capitals]))
    lower = _CAPITAL.sub(lambda match: match[0].lower(), text)
    return {name: lower, f"{name}_capitals": steps}


def _body(catalog: Catalog, record: Record) -> Iterator[str]:
    yield from _texts(record, searched_fields(type(record), "body"))
    if prose := catalog.prose.get((record.KIND, record.id)):
        yield prose.translate(_MARKUP)


def _texts(part: Part, names: Iterable[str]) -> Iterator[str]:
    """The texts in some fields of a record, those of its parts included."""
    for name in names:
        value = part.__dict__.get(name)  # `getattr` takes thirty times as long where there is none
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Part):
                yield from _texts(item, searched_fields(type(item), "body"))
            elif isinstance(item, str):
                yield line(item)
