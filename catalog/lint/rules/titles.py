"""What records are called: lists and search show little else."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from catalog.content.loader import Entry, Library
from catalog.diagnostics import Diagnostic
from catalog.model import KINDS, Session

if TYPE_CHECKING:
    from datetime import date

# A list of needs is called one.
_CALLED_SO = ("needs",)
# What two titles may differ in and still be taken for each other.
_LIGHT = re.compile(r"[\W_]|[的之与和及]")
_NUMBER = re.compile(r"[0-9〇零一二三四五六七八九十百甲乙丙丁上中下]")
_PARTS = "：:·—|《“「"
_BRACKETS = (("（", "）"), ("(", ")"), ("【", "】"), ("[", "]"))
_LONG = 6  # shorter names that differ in one character are different names


def same_title(library: Library) -> Iterator[Diagnostic]:
    """No two live records of a kind have the same title, or one with a sign more."""
    for entries in library.entries.values():
        whole: dict[tuple[str, date | None], Entry] = {}
        less: dict[tuple[str, date | None], Entry] = {}
        for entry in entries.values():
            if not entry.record.is_live or entry.record.get("public_consent") is False:
                continue
            # The same class is held on many days.
            day = entry.record.start.date() if isinstance(entry.record, Session) else None
            bare = _LIGHT.sub("", unicodedata.normalize("NFKC", entry.record.heading).lower())
            key, shorter = (bare, day), [(form, day) for form in _with_one_less(bare)]
            other = whole.get(key) or less.get(key) or next((whole[one] for one in shorter if one in whole), None)
            if other:
                yield _alike(entry, other)
            whole.setdefault(key, entry)
            for one in shorter:
                less.setdefault(one, entry)


def _alike(entry: Entry, other: Entry) -> Diagnostic:
    """Of two records that cannot be told apart, the later."""
    title, its = entry.record.heading, other.record.heading
    message = f"“{title}”和 {other.path} 的标题一样" if title == its else f"“{title}”和 {other.path} 的“{its}”太像"
    hint = "是同一条就留一条，归档另一条；不是，就让标题分得开"
    return entry.warning((entry.record.TITLE_FIELD,), "same-title", message, hint)


def _with_one_less(bare: str) -> Iterable[str]:
    """A long title with any one sign left out; one that differs in a number is another one."""
    for place, sign in enumerate(bare if len(bare) > _LONG else ""):
        if not _NUMBER.match(sign):
            yield f"{bare[:place]}{bare[place + 1 :]}"


def kind_in_title(library: Library) -> Iterator[Diagnostic]:
    """A title does not repeat what kind of record it is: its page, its card and its list say so already."""
    for kind, entries in library.entries.items():
        name = KINDS[kind].NAME
        for entry in entries.values():
            heading = entry.record.heading
            if _says_first(heading, name) or (kind not in _CALLED_SO and heading.endswith(name)):
                message = f"标题里不用再写“{name}”"
                hint = "页面和列表上已经写着类别，标题只写名称"
                yield entry.warning((KINDS[kind].TITLE_FIELD,), "kind-in-title", message, hint)


def _says_first(heading: str, name: str) -> bool:
    """Whether a title names its kind as a heading of its own, or in brackets."""
    after = heading.removeprefix(name).lstrip()
    apart = after != heading and after[:1] in _PARTS
    return apart or any(f"{opening}{name}{closing}" in heading for opening, closing in _BRACKETS)
