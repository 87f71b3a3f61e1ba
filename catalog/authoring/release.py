"""What keeps content from being released, and what goes out with it when nothing does."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from catalog.content.loader import SITE_PATH, Entry, Library
from catalog.content.yaml_reader import Node
from catalog.diagnostics import Diagnostic, errors
from catalog.model import KINDS

_SAMPLE = "示例"
_MARKS = ("（示例", "“示例”")  # how a record says so of a part of itself; the bare word may be anything
_NAMED = 3  # records named of a group; the rest are counted


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Records, or places in a file, that stand in the way for one reason.

    Attributes:
        reason: Why.
        where: The kind, or the file.
        which: What they are called, in order.
    """

    reason: str
    where: str
    which: tuple[str, ...]

    def __str__(self) -> str:
        """`示例：党课 34 条（敲门之后的十分钟、…等）`."""
        named = "、".join(self.which[:_NAMED])
        return f"{self.reason}：{self.where} {len(self.which)} 条（{named}{'等' if len(self.which) > _NAMED else ''}）"


def obstacles(library: Library, problems: Iterable[Diagnostic]) -> Iterator[Obstacle]:
    """Everything that stands in the way, grouped.

    Args:
        library: The content.
        problems: What the rules say of it.
    """
    wrong: dict[str, list[str]] = {}
    for one in errors(problems):
        wrong.setdefault(one.path, []).append(f"第 {one.line} 行 {one.code}")
    for path, places in wrong.items():
        yield Obstacle("有错误", path, tuple(places))
    for reason, stands in _REASONS:
        for kind, entries in library.entries.items():
            goes_out = (entry for entry in entries.values() if entry.record.get("public_consent") is not False)
            found = tuple(entry.record.heading for entry in goes_out if stands(entry))
            if found:
                yield Obstacle(reason, KINDS[kind].NAME, found)
    if library.site_node:
        left = tuple(".".join(map(str, where)) for where, text in _texts(library.site_node) if _unreal(text))
        if left:
            yield Obstacle("还写着示例内容", SITE_PATH, left)


def _is_sample(entry: Entry) -> bool:
    return entry.record.status == "sample"


def _says_sample(entry: Entry) -> bool:
    """Whether a record that is said to be published still has made-up words in it."""
    return entry.record.status == "published" and any(mark in text for _, text in _texts(entry.node) for mark in _MARKS)


def _is_unverified(entry: Entry) -> bool:
    record = entry.record
    return record.status == "published" and not (record.verified_on and record.verified_by)


_REASONS: tuple[tuple[str, Callable[[Entry], bool]], ...] = (
    ("示例", _is_sample),
    ("标着已发布，却还写着“示例”", _says_sample),
    ("没有写核实日期或核实单位", _is_unverified),
)


def _unreal(text: str) -> bool:
    """Whether a text of `site.yml` is a stand-in; the names under `example` belong to nobody."""
    return _SAMPLE in text or ".example" in text or "//example." in text


def _texts(node: Node, where: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of a file with its place."""
    value = node.value
    if isinstance(value, str):
        yield where, value
        return
    inside: Iterable[tuple[str | int, Node]] = value.items() if isinstance(value, dict) else enumerate(value)
    for step, item in inside:
        yield from _texts(item, (*where, step))


def checksums(files: Mapping[str, bytes]) -> bytes:
    """A list that `sha256sum -c` reads."""
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items()).encode()
