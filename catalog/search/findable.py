"""The self-test: would each record be found by what people type?

The engine runs in browsers and a build may have none, so here is a small twin of two of its steps: folding a query,
and spelling its letters over a title. It works on the bytes of the core that was made, and gets its queries elsewhere:
pinyin from pypinyin as it reads the whole title, traditional characters from OpenCC. A test runs the same queries of
every record through the engine itself (`tests/unit/test_search_self.py`), so that the two stay in step.

Whoever has the same in their title ranks as an equal: the engine puts a whole title before a part of one.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from catalog.catalog import Catalog
from catalog.diagnostics import Diagnostic
from catalog.model import Instructor, Record
from catalog.search.core_tier import data, records_of
from catalog.search.folding import fold
from catalog.search.readings import initials, spoken, surname, to_traditional

LONGEST = 300  # QUERY_LENGTH of search-text.js

Readings = Mapping[str, tuple[str, ...]]


def unfindable(catalog: Catalog) -> Iterator[Diagnostic]:
    """A remark for each record that people could not find by its title in some spelling."""
    core = data(catalog)
    readings, plain = _readings(core["readings"]), _plain(core["traditional"])
    folds = dict(core["folds"])
    for row, record in enumerate(records_of(catalog)):
        title = folds.get(row, fold(record.heading))
        for name, query in queries(record):
            typed = "".join(plain.get(one, one) for one in fold(query[:LONGEST]))
            if not typed or not (typed in title or spells(readings, title, typed)):
                yield _remark(record, name, query)


def queries(record: Record) -> Iterator[tuple[str, str]]:
    """What people may type for a record: how it is called, and the text."""
    title = record.heading
    folded = fold(title)
    yield "标题", title
    yield "标题中间的词", folded[len(folded) // 4 :][: max(2, len(folded) // 2)]
    yield "繁体", to_traditional(title)
    if len(read := spoken(title)) > 1:
        yield "拼音", "".join(read)
        yield "拼音首字母", initials(read)
    if isinstance(record, Instructor) and (said := surname(title)):
        yield "姓名拼音", "".join((*said, *spoken(title)[len(said) :]))


def spells(readings: Readings, title: str, typed: str) -> bool:
    """Whether letters spell a part of a title: each character in full, by its initial, or as it stands."""

    @cache
    def walk(at: int, start: int) -> bool:
        if start == len(typed):
            return True
        if at == len(title):
            return False
        steps = {1} if typed[start] == title[at] else set()
        for one in readings.get(title[at], ()):
            if typed.startswith(one, start):
                steps.add(len(one))
            elif one.startswith(typed[start:]):
                return True
            initial = one[: 2 if one[1:2] == "h" else 1]
            steps |= {len(part) for part in (initial, initial[:1]) if typed.startswith(part, start)}
        return any(walk(at + 1, start + step) for step in steps)

    return any(walk(at, 0) for at in range(len(title)))


def _remark(record: Record, name: str, query: str) -> Diagnostic:
    path = f"content/{record.KIND}/{record.id}.yml"
    message = f"用{name}“{query[:40]}”搜不到“{record.heading}”"
    hint = "请检查标题里有没有罕用字或只有符号；换一个写法，或在 tags 里补上常用写法"
    return Diagnostic(path, 1, 1, "not-findable", message, hint, "warning")


def _readings(lines: str) -> Readings:
    found: dict[str, tuple[str, ...]] = {}
    for line in lines.splitlines():
        syllable = line.rstrip("".join(set(line) - set("abcdefghijklmnopqrstuvwxyz")))
        for character in line[len(syllable) :]:
            found[character] = (*found.get(character, ()), syllable)
    return found


def _plain(pairs: str) -> Mapping[str, Any]:
    return dict(zip(pairs[::2], pairs[1::2], strict=True))
