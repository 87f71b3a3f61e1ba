"""What has changed between two states of the content, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from catalog.authoring.excel.columns import Column
from catalog.authoring.excel.snapshot import facts, tables_of
from catalog.content.loader import SITE_PATH, Entry, Library
from catalog.model import KINDS
from catalog.model.labels import choices, label

_SHOWN = 20  # characters of a value that is worth showing
_QUIET = ("verified_on", "verified_by")  # told only where nothing else has changed


@dataclass(frozen=True, slots=True)
class Changed:
    """One record that differs: its kind, what it is called, and what happened to it."""

    kind: str
    title: str
    told: str


def changes(old: Library, new: Library) -> Iterator[Changed]:
    """Every record that was added, has gone, was renamed or says something else, by kind."""
    for kind in KINDS:
        before, after = old.entries.get(kind, {}), new.entries.get(kind, {})
        former = {was: stem for stem, entry in after.items() for was in entry.record.redirect_from if was in before}
        came_from = {stem: was for was, stem in former.items()}
        for stem, entry in after.items():
            if origin := before.get(stem) or before.get(came_from.get(stem, "")):
                told = _told(origin, entry, old, new)
                if origin.record.id != stem:
                    told = "；".join(one for one in (f"编号由 {origin.record.id} 改为 {stem}", told) if one)
                if told:
                    yield Changed(kind, entry.record.heading, told)
            else:
                yield Changed(kind, entry.record.heading, f"新增（{_status(entry)}）")
        for stem, entry in before.items():
            if stem not in after and stem not in former and (kind, stem) not in new.broken:
                yield Changed(kind, entry.record.heading, "删去了文件")
    if _data(old, SITE_PATH) != _data(new, SITE_PATH):
        yield Changed("", "全站内容（site.yml）", "有改动")


def _data(library: Library, path: str) -> bytes:
    return library.files[path].data if path in library.files else b""


def _status(entry: Entry) -> str:
    return choices(type(entry.record).model_fields["status"])[entry.record.status].partition("（")[0]


def _told(old: Entry, new: Entry, before: Library, after: Library) -> str:
    """What is different in a record; empty when nothing is."""
    kind = new.record.KIND
    was, now = facts(kind, old.node.plain()), facts(kind, new.node.plain())
    own, *parts = tables_of(kind)
    names = {column.key: column for column in own.columns}
    differ = [key for key in now if was.get(key) != now[key] and key not in ("status", "redirect_from")]
    loud = [key for key in differ if key not in _QUIET]
    found = [f"由{_status(old)}改为{_status(new)}"] if old.record.status != new.record.status else []
    found += [_value_told(names[key], was, now) for key in loud if key in names]
    fields = type(new.record).model_fields
    found += [
        _parts_told(label(fields[table.part]), was[table.part], now[table.part])
        for table in parts
        if table.part in loud
    ]
    if before.prose.get((kind, old.record.id)) != after.prose.get((kind, new.record.id)):
        found.append("正文有改动")
    if not found and differ:
        found.append("重新核实")
    return "；".join(found)


def _value_told(column: Column, was: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """One value: what it was and is, where both are short."""
    old, new = was.get(column.key), now.get(column.key)
    if not old or not new:
        return f"{'删去' if old else '补上'}{column.name}"
    if isinstance(old, str) and isinstance(new, str) and len(old) <= _SHOWN and len(new) <= _SHOWN:
        return f"{column.name}由“{old}”改为“{new}”"
    return f"{column.name}有改动"


def _parts_told(name: str, old: list[Any], new: list[Any]) -> str:
    if len(old) != len(new):
        return f"{name}由 {len(old)} 项变成 {len(new)} 项"
    moved = sorted(map(str, old)) == sorted(map(str, new))
    return f"{name}的次序有变" if moved else f"{name}有改动"
