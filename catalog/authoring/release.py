"""The obstacles to a release, and the checksums that go out with one."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from catalog.content.file_names import SITE_PATH
from catalog.content.loader import Library
from catalog.content.source_file import Entry
from catalog.diagnostics import Diagnostic, errors
from catalog.model import KINDS

_SAMPLE = "示例"
_SAMPLE_MARKERS = ("（示例", "“示例”")  # how a record says so of a part of itself; the bare word may be anything
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
    """Yield everything that stands in the way, grouped.

    Args:
        library: The content.
        problems: Those that the rules report.
    """
    places_by_path: dict[str, list[str]] = {}
    for problem in errors(problems):
        places_by_path.setdefault(problem.path, []).append(f"第 {problem.line} 行 {problem.code}")
    for path, places in places_by_path.items():
        yield Obstacle("有错误", path, tuple(places))
    for reason, stands in _REASONS:
        for kind, entries in library.entries.items():
            goes_out = (entry for entry in entries.values() if entry.record.get("public_consent") is not False)
            if titles := tuple(entry.record.heading for entry in goes_out if stands(entry)):
                yield Obstacle(reason, KINDS[kind].NAME, titles)
    if library.site_node:
        leaves = library.site_node.leaves()
        if paths := tuple(".".join(map(str, where)) for where, leaf in leaves if _is_placeholder(str(leaf.value))):
            yield Obstacle("还写着示例内容", SITE_PATH, paths)


def _mentions_sample(entry: Entry) -> bool:
    """Whether a record that is marked as published still has sample texts in it."""
    return entry.record.status == "published" and any(
        marker in str(leaf.value) for _, leaf in entry.node.leaves() for marker in _SAMPLE_MARKERS
    )


def _is_unverified(entry: Entry) -> bool:
    record = entry.record
    return record.status == "published" and not (record.verified_on and record.verified_by)


_REASONS: tuple[tuple[str, Callable[[Entry], bool]], ...] = (
    ("示例", lambda entry: entry.record.status == "sample"),
    ("标着已发布，却还写着“示例”", _mentions_sample),
    ("没有写核实日期或核实单位", _is_unverified),
)


def _is_placeholder(text: str) -> bool:
    """Whether a text of `site.yml` is a placeholder; domains under `example` belong to nobody."""
    return _SAMPLE in text or ".example" in text or "//example." in text


def checksums(files: Mapping[str, bytes]) -> bytes:
    """Return a list that `sha256sum -c` reads."""
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items()).encode()
