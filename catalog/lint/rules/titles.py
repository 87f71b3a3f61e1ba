"""Rules about titles: lists and search results show little else of a record."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from catalog.content.loader import Library
from catalog.content.source_file import Entry
from catalog.diagnostics import Finding
from catalog.lint.rule import rule
from catalog.model import KINDS, Session

if TYPE_CHECKING:
    from datetime import date

# Kinds whose titles may end with the kind's name: a needs list is called one.
_NAMED_BY_KIND = ("needs",)
# What two titles may differ in and still be taken for each other.
_INSIGNIFICANT = re.compile(r"[\W_]|[的之与和及]")
_NUMBER = re.compile(r"[0-9〇零一二三四五六七八九十百甲乙丙丁上中下]")
_SEPARATORS = "：:·—|《“「"
_BRACKETS = (("（", "）"), ("(", ")"), ("【", "】"), ("[", "]"))
_SHORT = 6  # shorter names that differ in one character are different names


@rule("same-title", "warning")
def same_title(library: Library) -> Iterator[Finding]:
    """Report two live records of a kind whose titles are equal, or equal but for one character more."""
    for entries in library.entries.values():
        by_title: dict[tuple[str, date | None], Entry] = {}
        by_shorter_title: dict[tuple[str, date | None], Entry] = {}
        for entry in entries.values():
            if not entry.record.is_live or entry.record.get("public_consent") is False:
                continue
            # The same class is held on many days.
            day = entry.record.begins.date() if isinstance(entry.record, Session) else None
            title = _INSIGNIFICANT.sub("", unicodedata.normalize("NFKC", entry.record.heading).lower())
            key, shorter_keys = (title, day), [(shorter, day) for shorter in _with_one_less(title)]
            shorter_match = next((by_title[shorter] for shorter in shorter_keys if shorter in by_title), None)
            if other := by_title.get(key) or by_shorter_title.get(key) or shorter_match:
                yield _similar(entry, other)
            by_title.setdefault(key, entry)
            for shorter in shorter_keys:
                by_shorter_title.setdefault(shorter, entry)


def _similar(entry: Entry, other: Entry) -> Finding:
    title, others = entry.record.heading, other.record.heading
    message = (
        f"“{title}”和 {other.path} 的标题一样" if title == others else f"“{title}”和 {other.path} 的“{others}”太像"
    )
    hint = "是同一条就留一条，归档另一条；不是，就让标题分得开"
    return entry.finding((entry.record.TITLE_FIELD,), message, hint)


def _with_one_less(title: str) -> Iterable[str]:
    """Yield a long title without each of its characters but numbers: those make it another title."""
    for index, character in enumerate(title if len(title) > _SHORT else ""):
        if not _NUMBER.match(character):
            yield f"{title[:index]}{title[index + 1 :]}"


@rule("kind-in-title", "warning")
def kind_in_title(library: Library) -> Iterator[Finding]:
    """Report a title that repeats the kind of the record: page, card and list say it already."""
    for kind, entries in library.entries.items():
        name = KINDS[kind].NAME
        for entry in entries.values():
            heading = entry.record.heading
            if _names_kind(heading, name) or (kind not in _NAMED_BY_KIND and heading.endswith(name)):
                message = f"标题里不用再写“{name}”"
                hint = "页面和列表上已经写着类别，标题只写名称"
                yield entry.finding((KINDS[kind].TITLE_FIELD,), message, hint)


def _names_kind(heading: str, name: str) -> bool:
    """Return whether a title names its kind in front of a separator, or in brackets."""
    rest = heading.removeprefix(name).lstrip()
    is_separate = rest != heading and rest[:1] in _SEPARATORS
    return is_separate or any(f"{opening}{name}{closing}" in heading for opening, closing in _BRACKETS)
