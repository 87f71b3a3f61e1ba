"""The changes between two states of the content, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from catalog.authoring.excel.columns import Column
from catalog.authoring.excel.snapshot import facts, tables_of
from catalog.content.file_names import SITE_PATH
from catalog.content.loader import Library
from catalog.content.source_file import Entry
from catalog.model import KINDS
from catalog.model.labels import choices, label

_MAX_VALUE = 20  # characters of a value that is worth showing
_QUIET = ("verified_on", "verified_by")  # told only where nothing else has changed


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record that differs: its kind, its title, and what happened to it."""

    kind: str
    title: str
    summary: str


def changes(old: Library, new: Library) -> Iterator[RecordChange]:
    """Yield every record that was added, deleted, renamed or edited, by kind."""
    for kind in KINDS:
        before, after = old.entries.get(kind, {}), new.entries.get(kind, {})
        former = {
            was: record_id for record_id, entry in after.items() for was in entry.record.redirect_from if was in before
        }
        came_from = {record_id: was for was, record_id in former.items()}
        for record_id, entry in after.items():
            if origin := before.get(record_id) or before.get(came_from.get(record_id, "")):
                summary = _describe_changes(origin, entry, old, new)
                if origin.record.id != record_id:
                    summary = "；".join(
                        text for text in (f"编号由 {origin.record.id} 改为 {record_id}", summary) if text
                    )
                if summary:
                    yield RecordChange(kind, entry.record.heading, summary)
            else:
                yield RecordChange(kind, entry.record.heading, f"新增（{_status(entry)}）")
        for record_id, entry in before.items():
            if record_id not in after and record_id not in former and (kind, record_id) not in new.broken:
                yield RecordChange(kind, entry.record.heading, "删去了文件")
    if _data(old, SITE_PATH) != _data(new, SITE_PATH):
        yield RecordChange("", "全站内容（site.yml）", "有改动")


def _data(library: Library, path: str) -> bytes:
    return library.files[path].data if path in library.files else b""


def _status(entry: Entry) -> str:
    return choices(type(entry.record).model_fields["status"])[entry.record.status].partition("（")[0]


def _describe_changes(old: Entry, new: Entry, before: Library, after: Library) -> str:
    """Return what differs in a record; empty when nothing does."""
    kind = new.record.KIND
    was, now = facts(kind, old.node.plain()), facts(kind, new.node.plain())
    own, *parts = tables_of(kind)
    names = {column.key: column for column in own.columns}
    differ = [key for key in now if was.get(key) != now[key] and key not in ("status", "redirect_from")]
    loud = [key for key in differ if key not in _QUIET]
    summaries = [f"由{_status(old)}改为{_status(new)}"] if old.record.status != new.record.status else []
    summaries += [_describe_value(names[key], was, now) for key in loud if key in names]
    fields = type(new.record).model_fields
    summaries += [
        _describe_parts(label(fields[table.part]), was[table.part], now[table.part])
        for table in parts
        if table.part in loud
    ]
    if before.prose.get((kind, old.record.id)) != after.prose.get((kind, new.record.id)):
        summaries.append("正文有改动")
    if not summaries and differ:
        summaries.append("重新核实")
    return "；".join(summaries)


def _describe_value(column: Column, was: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """Return what happened to a value, with its old and new text where both are short."""
    old, new = was.get(column.key), now.get(column.key)
    if not old or not new:
        return f"{'删去' if old else '补上'}{column.name}"
    if isinstance(old, str) and isinstance(new, str) and len(old) <= _MAX_VALUE and len(new) <= _MAX_VALUE:
        return f"{column.name}由“{old}”改为“{new}”"
    return f"{column.name}有改动"


def _describe_parts(name: str, old: list[Any], new: list[Any]) -> str:
    if len(old) != len(new):
        return f"{name}由 {len(old)} 项变成 {len(new)} 项"
    moved = sorted(map(str, old)) == sorted(map(str, new))
    return f"{name}的次序有变" if moved else f"{name}有改动"
