"""The changes that importing a workbook would make, and the files with them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from catalog.authoring.excel.columns import Table, value_at
from catalog.authoring.excel.reader import Key, Rows
from catalog.authoring.excel.snapshot import digest, facts
from catalog.authoring.scaffold import id_error, render_record
from catalog.content.loader import Library
from catalog.content.validation_errors import keys_at
from catalog.content.yaml_editor import EditError, set_value
from catalog.model import KINDS


@dataclass(frozen=True, slots=True)
class Change:
    """One value that differs, with its old and new value."""

    name: str
    where: tuple[str, ...]
    old: Any
    new: Any


@dataclass(slots=True)
class Plan:
    """The changes that an import would make.

    Attributes:
        added: Records that the workbook alone has.
        changed: For a record, its values that the workbook changes.
        deleted: Records without a row, which are to be deleted.
        retained: Records without a row, which stay.
        conflicts: Values that were changed on both sides since the export.
        untouched: How many records stay as they are.
        problems: What cannot be imported, each in a line.
    """

    added: dict[Key, dict[str, Any]] = field(default_factory=dict)
    changed: dict[Key, list[Change]] = field(default_factory=dict)
    deleted: list[Key] = field(default_factory=list)
    retained: list[Key] = field(default_factory=list)
    conflicts: dict[Key, list[Change]] = field(default_factory=dict)
    untouched: int = 0
    problems: list[str] = field(default_factory=list)


def make_plan(rows: Rows, library: Library, *, delete: bool) -> Plan:
    """Compare a workbook with the files, and both with the state at the export.

    Args:
        rows: The workbook.
        library: The files as they are now, without errors.
        delete: Whether a record without a row is to be deleted.
    """
    plan = Plan(problems=list(rows.problems))
    exported = {(kind, record_id) for kind, record_id, _ in rows.state}
    for key, values in rows.records.items():
        kind, record_id = key
        entry = library.entries[kind].get(record_id)
        if entry:
            _compare(plan, key, entry.node.plain(), values, rows)
        elif key in exported:
            after = facts(kind, values)
            if any(_differs(rows, key, name, after[name]) for name in rows.columns[kind]):
                plan.conflicts[key] = [Change("整条内容已被删除", (), None, None)]
        elif message := id_error(kind, record_id, library):
            plan.problems.append(f"表“{KINDS[kind].NAME}”第 {rows.lines[key]} 行“编号”：{message}")
        else:
            plan.added[key] = values
    for key in sorted(exported - set(rows.records)):
        if key[0] in rows.columns and key[1] in library.entries[key[0]]:
            _compare_missing(plan, key, rows, library, delete=delete)
    return plan


def _differs(rows: Rows, key: Key, name: str, value: Any) -> bool:  # noqa: ANN401 - a record's values
    """Return whether a value is another one than at the export."""
    return rows.state.get((*key, name), digest("")) != digest(value or "")


def _compare(plan: Plan, key: Key, file: Any, values: Any, rows: Rows) -> None:  # noqa: ANN401 - see above
    """Add a value that only the workbook has changed to the changes, one that both have changed to the conflicts."""
    before, after = facts(key[0], file), facts(key[0], values)
    for name, column in rows.columns[key[0]].items():
        if before[name] != after[name] and _differs(rows, key, name, after[name]):
            where = (column.part,) if isinstance(column, Table) else column.where
            change = Change(column.name, where, value_at(file, where), value_at(values, where))
            changes = plan.conflicts if _differs(rows, key, name, before[name]) else plan.changed
            changes.setdefault(key, []).append(change)
    plan.untouched += key not in plan.changed and key not in plan.conflicts


def _compare_missing(plan: Plan, key: Key, rows: Rows, library: Library, *, delete: bool) -> None:
    """Add a record without a row to those that are deleted, retained or in conflict."""
    file = library.entries[key[0]][key[1]].node.plain()
    if not delete:
        plan.retained.append(key)
    elif any(_differs(rows, key, name, value) for name, value in facts(key[0], file).items()):
        plan.conflicts[key] = [Change("这一行删去了，但文件在导出以后改过", (), None, None)]
    else:
        plan.deleted.append(key)


def changed_files(plan: Plan, library: Library) -> Iterator[tuple[str, bytes | None]]:
    """Yield each file that would differ: its path and bytes, or None where it would be deleted.

    Raises:
        EditError: A file is written in a way that cannot be changed here; the text names it.
    """
    for (kind, record_id), values in plan.added.items():
        yield f"content/{kind}/{record_id}.yml", render_record(KINDS[kind], values).encode()
    for (kind, record_id), changes in plan.changed.items():
        path = f"content/{kind}/{record_id}.yml"
        yield path, _edited_file(path, library.files[path].data, kind, changes)
    for kind, record_id in plan.deleted:
        for ending in ("yml", "md"):
            if f"content/{kind}/{record_id}.{ending}" in library.files:
                yield f"content/{kind}/{record_id}.{ending}", None


def _edited_file(path: str, data: bytes, kind: str, changes: list[Change]) -> bytes:
    """Return a file with its changes; its byte order mark and line ends stay."""
    bom = "\ufeff" if data.startswith(b"\xef\xbb\xbf") else ""
    ends = "\r\n" if b"\r\n" in data else "\n"
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    for change in changes:
        try:
            # An empty list is not written.
            text = set_value(text, change.where, change.new or None, lambda above: keys_at(KINDS[kind], (*above, "")))
        except EditError as error:
            message = f"{path} 里“{change.name}”的写法程序改不了，请打开文件手工改"
            raise EditError(message) from error
    return (bom + text.replace("\n", ends)).encode()
