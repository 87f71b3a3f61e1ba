"""`import`: read a workbook back; report what it would change, ask, and write."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from catalog.authoring.excel.diff import Change, Plan, changed_files, make_plan
from catalog.authoring.excel.openpyxl_adapter import BookError, read_workbook
from catalog.authoring.excel.reader import Key, Rows, rows_of
from catalog.cli.console import EXIT_OK, EXIT_PROBLEMS, count_summary, output, report, status
from catalog.cli.prompts import confirm
from catalog.cli.recovery import exclusive
from catalog.clock import today
from catalog.content.batch import ChangedError, write_batch
from catalog.content.loader import Library, assemble, load
from catalog.content.yaml_editor import EditError
from catalog.diagnostics import errors
from catalog.lint.rules import check
from catalog.model import KINDS

_MAX_VALUE = 40  # characters of a value


def run(root: Path, file: str, *, yes: bool = False, delete: bool = False) -> int:
    """Read a workbook back into the content below a project's root; returns the exit code."""
    with exclusive(root):
        return _import(root, file, yes=yes, delete=delete)


def _import(root: Path, file: str, *, yes: bool, delete: bool) -> int:
    library = load(root)
    if fatal := errors(check(library, today())):
        report(fatal, library.text)
        output(f"{count_summary(fatal)}。先改好文件，再读表格。")
        return EXIT_PROBLEMS
    try:
        rows = rows_of(read_workbook((root / file).read_bytes()), library)
        plan = make_plan(rows, library, delete=delete)
        files = dict(changed_files(plan, library))
    except BookError:
        output(f"{file} 不是能读的 xlsx 文件。老的 .xls 请先在 Excel 或 WPS 里另存为 .xlsx。")
        return EXIT_PROBLEMS
    except EditError as error:
        output(str(error))
        return EXIT_PROBLEMS
    messages = [*plan.problems, *_new_errors(library, files, rows)]
    output("\n".join(_describe_plan(plan, library)))
    if messages:
        output("\n".join(("", *messages, "", f"{len(messages)} 处问题，什么也没有写。请在表格里改好再读。")))
        return EXIT_PROBLEMS
    if files and (yes or confirm("照这样写吗？写“是”再按回车；别的都算不写")):
        return _write(root, library, files) or (EXIT_PROBLEMS if plan.conflicts else EXIT_OK)
    if files:
        output("什么也没有写。")
    return EXIT_PROBLEMS if plan.conflicts else EXIT_OK


def _new_errors(library: Library, files: Mapping[str, bytes | None], rows: Rows) -> Iterator[str]:
    """Yield the errors that the content would have with these files, by the workbook's rows."""
    contents = {**{path: source.data for path, source in library.files.items()}, **files}
    changed = assemble({path: data for path, data in contents.items() if data is not None}, library)
    for problem in errors(check(changed, today())):
        folder, _, name = problem.path.removeprefix("content/").partition("/")
        line = rows.lines.get((folder, name.removesuffix(".yml")))
        place = f"表“{KINDS[folder].NAME}”第 {line} 行" if line else problem.path
        yield f"{place}：{'。'.join(filter(None, (problem.message, problem.hint)))}"


def _describe_plan(plan: Plan, library: Library) -> Iterator[str]:
    """Yield the plan in words."""
    yield from _group(
        f"新增 {len(plan.added)} 条", (_describe_record(key, library, values) for key, values in plan.added.items())
    )
    yield from _group(f"改动 {len(plan.changed)} 条", _describe_changes(plan.changed, library, "{name}：{old} → {new}"))
    conflict = "{name}：文件里是{old}，表格里是{new}"
    title = f"冲突 {len(plan.conflicts)} 条，导出以后文件也改过，照文件的不动"
    yield from _group(title, _describe_changes(plan.conflicts, library, conflict))
    yield from _group(f"删除 {len(plan.deleted)} 条", (_describe_record(key, library) for key in plan.deleted))
    title_retained = f"表格里没有、保留不动的 {len(plan.retained)} 条（确实要删，加上 --delete）"
    yield from _group(title_retained, (_describe_record(key, library) for key in plan.retained))
    yield f"不变 {plan.untouched} 条"


def _group(title: str, lines: Iterable[str]) -> Iterator[str]:
    rows = list(lines)
    if rows:
        yield f"{title}："
        yield from (f"  {line}" for line in rows)


def _describe_changes(records: Mapping[Key, list[Change]], library: Library, form: str) -> Iterator[str]:
    for key, changes in records.items():
        yield _describe_record(key, library)
        for change in changes:
            old, new = _describe_value(change.old), _describe_value(change.new)
            yield f"  {form.format(name=change.name, old=old, new=new) if change.where else change.name}"


def _describe_record(key: Key, library: Library, values: Mapping[str, Any] | None = None) -> str:
    """Return a record's kind, id and title."""
    kind, record_id = key
    model, entry = KINDS[kind], library.entries[kind].get(record_id)
    title = entry.record.heading if entry else (values or {}).get(model.TITLE_FIELD, "")
    return f"{model.NAME} {record_id} {title}".rstrip()


def _describe_value(value: Any) -> str:  # noqa: ANN401 - a text, texts, parts or nothing
    """Return a value in a few words."""
    if not value:
        return "（空）"
    if isinstance(value, list):
        texts = [item for item in value if isinstance(item, str)]
        return _describe_value("、".join(texts)) if texts else f"{len(value)} 项"
    text = " ".join(str(value).split())
    return f"“{text[:_MAX_VALUE]}…”" if len(text) > _MAX_VALUE else f"“{text}”"


def _write(root: Path, library: Library, files: Mapping[str, bytes | None]) -> int:
    """Write or delete all files, unless somebody has changed one since it was read; returns the exit code."""
    status("写入…")
    before = {path: source.data if (source := library.files.get(path)) else None for path in files}
    try:
        write_batch(root, files, before)
    except ChangedError as error:
        output(f"{error} 刚刚又被改过，什么也没有写。再运行一次。")
        return EXIT_PROBLEMS
    output(f"写好了 {len(files)} 个文件。")
    return EXIT_OK
