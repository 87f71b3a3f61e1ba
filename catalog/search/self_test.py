"""The self-test: would each record be found by what people type?

The engine runs in browsers and a build may have none, so here is a small twin of two of its steps: folding a query,
and spelling its letters over a title. It works on the bytes of the core that was made, and gets its queries elsewhere:
pinyin by the longest phrases of the whole title, as pypinyin reads it, traditional characters as OpenCC writes them.
A test runs the same queries of every record through the engine itself (`tests/search/test_engine.py`), so that the
two stay in step.

Whoever has the same in their title ranks as an equal: the engine puts a whole title before a part of one.
"""

from collections.abc import Iterable, Iterator, Mapping

from catalog.content.hanzi import to_traditional
from catalog.content.normalize import fold, tidy
from catalog.diagnostics import Diagnostic
from catalog.domain.catalog import Catalog
from catalog.model import Instructor, Record
from catalog.search.core_index import records_of
from catalog.search.pinyin import initials, spoken, surname
from catalog.search.serialize import said

CODES = frozenset({"not-findable"})
LONGEST = 300  # QUERY_LENGTH of normalize.js

Forms = Mapping[str, Iterable[str]]
"""By a character and the first letter typed for it: its syllables and initials that begin so."""


def unfindable(catalog: Catalog, core_file: bytes) -> Iterator[Diagnostic]:
    """A remark for each record that people could not find by its title in some spelling.

    Args:
        catalog: The public records.
        core_file: The core index as it is written.
    """
    core = said(core_file)
    forms = forms_of(core["readings"])
    plain = str.maketrans(dict(zip(core["traditional"][::2], core["traditional"][1::2], strict=True)))
    titles = [tidy(title.lower()) for title in core["titles"].split("\n") if title]
    for row, form in core["folds"]:
        titles[row] = form
    for record, title in zip(records_of(catalog), titles, strict=True):
        for name, query in queries(record):
            typed = fold(query[:LONGEST]).translate(plain)
            if not typed or not (typed in title or spells(forms, title, typed)):
                yield _warning(record, name, query)


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
    if isinstance(record, Instructor) and (syllables := surname(title)):
        yield "姓名拼音", "".join((*syllables, *spoken(title)[len(syllables) :]))


def spells(forms: Forms, title: str, typed: str) -> bool:
    """Whether letters spell a part of a title, the last of its syllables perhaps not to its end."""
    reached: set[int] = set()  # how many letters the characters so far may stand for
    for character in title:
        starts = (0, *reached)  # a part may begin anywhere
        reached = set()
        for start in starts:
            for form in (character, *forms.get(character + typed[start], ())):
                if form.startswith(typed[start:]):
                    return True
                if typed.startswith(form, start):
                    reached.add(start + len(form))
    return False


def forms_of(lines: str) -> Forms:
    """From the lines of the core, each a syllable and the characters that are read so."""
    forms: dict[str, set[str]] = {}
    for line in lines.splitlines():
        syllable = line.rstrip("".join(set(line) - set("abcdefghijklmnopqrstuvwxyz")))
        initial = syllable[: 2 if syllable[1:2] == "h" else 1]
        for character in line[len(syllable) :]:
            forms.setdefault(character + syllable[0], set()).update((syllable, initial, initial[0]))
    return forms


def _warning(record: Record, name: str, query: str) -> Diagnostic:
    path = f"content/{record.KIND}/{record.id}.yml"
    message = f"用{name}“{query[:40]}”搜不到“{record.heading}”"
    hint = "请检查标题里有没有罕用字或只有符号；换一个写法，或在 tags 里补上常用写法"
    return Diagnostic(path, 1, 1, "not-findable", message, hint, "warning")
