"""What reading a workbook back would change, and the files as they would be."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from catalog.authoring.excel.columns import Column, Table, canonical, value_at
from catalog.authoring.excel.reader import Key, Rows
from catalog.authoring.excel.snapshot import digest, facts, part_facts
from catalog.authoring.scaffold import id_fault, written
from catalog.content.loader import Library
from catalog.content.yaml_editor import EditError, set_value
from catalog.content.yaml_writer import Plain
from catalog.model import KINDS
from catalog.model.references import Where, part_of


@dataclass(frozen=True, slots=True)
class Change:
    """One value that differs: what it is and what it is to be."""

    name: str
    where: tuple[str, ...]
    old: Any
    new: Any


@dataclass(slots=True)
class Plan:
    """What would be done.

    Attributes:
        added: Records that the workbook alone has.
        changed: For a record, its values that the workbook changes.
        deleted: Records that have lost their row, and are to go.
        kept: Those that have lost their row, and stay.
        conflicts: Values that were changed on both sides since the export.
        untouched: How many records stay as they are.
        problems: Why a part of it cannot be done.
    """

    added: dict[Key, dict[str, Any]] = field(default_factory=dict)
    changed: dict[Key, list[Change]] = field(default_factory=dict)
    deleted: list[Key] = field(default_factory=list)
    kept: list[Key] = field(default_factory=list)
    conflicts: dict[Key, list[Change]] = field(default_factory=dict)
    untouched: int = 0
    problems: list[str] = field(default_factory=list)


def planned(rows: Rows, library: Library, *, delete: bool) -> Plan:
    """Hold a workbook against the files and against what it was when it was exported.

    Args:
        rows: What the workbook says.
        library: The files as they are now, without errors.
        delete: Whether a record that has lost its row is to go.
    """
    plan = Plan(problems=list(rows.problems))
    exported = {(kind, stem) for kind, stem, _ in rows.state}
    for key, said in rows.records.items():
        kind, stem = key
        entry = library.entries[kind].get(stem)
        if entry:
            _compare(plan, key, entry.node.plain(), said, rows)
        elif key in exported:
            if any(_differs(rows, key, column, said) for column in rows.columns[kind].values()):
                plan.conflicts[key] = [Change("整条内容已被删除", (), None, None)]
        elif told := id_fault(kind, stem, library):
            plan.problems.append(f"表“{KINDS[kind].NAME}”第 {rows.lines[key]} 行“编号”：{told}")
        else:
            plan.added[key] = said
    for key in sorted(exported - set(rows.records)):
        if key[0] in rows.columns and key[1] in library.entries[key[0]]:
            _lost(plan, key, rows, library, delete=delete)
    return plan


def _differs(rows: Rows, key: Key, column: Column | Table, plain: Any) -> bool:  # noqa: ANN401 - a record's values
    """Whether a value is another one than at the export."""
    name, value = _fact(column, plain)
    return rows.state.get((*key, name), digest("")) != digest(value or "")


def _fact(column: Column | Table, plain: Any) -> tuple[str, Any]:  # noqa: ANN401 - see above
    if isinstance(column, Table):
        return column.part, [part_facts(column, one) for one in plain.get(column.part, ())]
    return column.key, canonical(column, value_at(plain, column.where))


def _compare(plan: Plan, key: Key, file: Any, said: Any, rows: Rows) -> None:  # noqa: ANN401 - see above
    """Value by value: what the workbook alone has changed is a change, what both have is a conflict."""
    for column in rows.columns[key[0]].values():
        if _fact(column, file) == _fact(column, said) or not _differs(rows, key, column, said):
            continue
        where = (column.part,) if isinstance(column, Table) else column.where
        change = Change(column.name, where, value_at(file, where), value_at(said, where))
        (plan.conflicts if _differs(rows, key, column, file) else plan.changed).setdefault(key, []).append(change)
    plan.untouched += key not in plan.changed and key not in plan.conflicts


def _lost(plan: Plan, key: Key, rows: Rows, library: Library, *, delete: bool) -> None:
    """A record without its row."""
    file = library.entries[key[0]][key[1]].node.plain()
    if not delete:
        plan.kept.append(key)
    elif any(
        rows.state.get((*key, name), digest("")) != digest(value or "") for name, value in facts(key[0], file).items()
    ):
        plan.conflicts[key] = [Change("这一行删去了，但文件在导出以后改过", (), None, None)]
    else:
        plan.deleted.append(key)


def results(plan: Plan, library: Library) -> Iterator[tuple[str, bytes | None]]:
    """Each file that would be different: its path and bytes, or None where it would be gone.

    Raises:
        EditError: A file is written in a way that cannot be changed here; the text names it.
    """
    for (kind, stem), said in plan.added.items():
        yield f"content/{kind}/{stem}.yml", written(KINDS[kind], said).encode()
    for (kind, stem), changes in plan.changed.items():
        path = f"content/{kind}/{stem}.yml"
        yield path, _rewritten(path, library.files[path].data, kind, changes)
    for kind, stem in plan.deleted:
        for ending in ("yml", "md"):
            if f"content/{kind}/{stem}.{ending}" in library.files:
                yield f"content/{kind}/{stem}.{ending}", None


def _rewritten(path: str, data: bytes, kind: str, changes: list[Change]) -> bytes:
    """A file with its changes; its mark at the beginning and its line ends stay."""
    mark = "\ufeff" if data.startswith(b"\xef\xbb\xbf") else ""
    ends = "\r\n" if b"\r\n" in data else "\n"
    text = data.decode("utf-8-sig").replace("\r\n", "\n")

    def keys(where: Where) -> list[str]:
        model: Any = KINDS[kind]
        for step in where:
            model = part_of(model.model_fields[step].annotation) if isinstance(step, str) else model
        return list(model.model_fields)

    for change in changes:
        try:
            text = set_value(text, change.where, _emptied(change.new), keys)
        except EditError as error:
            message = f"{path} 里“{change.name}”的写法程序改不了，请打开文件手工改"
            raise EditError(message) from error
    return (mark + text.replace("\n", ends)).encode()


def _emptied(value: Plain | None) -> Plain | None:
    """An empty list is not written."""
    return value or None
