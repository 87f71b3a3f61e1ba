"""`import`: a workbook read back; first what it would change, then, when that is wanted, the change."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from catalog.authoring.excel.diff import Change, Plan, planned, results
from catalog.authoring.excel.openpyxl_adapter import BookError, read
from catalog.authoring.excel.reader import Key, Rows, rows_of
from catalog.cli.console import FINE, PROBLEMS, counted, say, tell, tell_problems
from catalog.cli.prompts import confirm
from catalog.clock import today
from catalog.content.atomic import write_atomic
from catalog.content.loader import Library, assemble, load
from catalog.content.yaml_editor import EditError
from catalog.diagnostics import Diagnostic, errors
from catalog.lint.rules import check
from catalog.model import KINDS

_SHOWN = 40  # characters of a value


def run(root: Path, file: str, *, yes: bool = False, delete: bool = False) -> int:
    """Read a workbook back into the content below a project's root; returns the exit code."""
    library = load(root)
    if wrong := errors(check(library, today())):
        tell_problems(wrong, library.text)
        tell(f"{counted(wrong)}。先改好文件，再读表格。")
        return PROBLEMS
    try:
        rows = rows_of(read((root / file).read_bytes()), library)
        plan = planned(rows, library, delete=delete)
        files = dict(results(plan, library))
    except BookError:
        tell(f"{file} 不是能读的 xlsx 文件。老的 .xls 请先在 Excel 或 WPS 里另存为 .xlsx。")
        return PROBLEMS
    except EditError as error:
        tell(str(error))
        return PROBLEMS
    told = [*plan.problems, *_wrong(library, files, rows)]
    tell("\n".join(_said(plan, library)))
    if told:
        tell("\n".join(("", *told, "", f"{len(told)} 处问题，什么也没有写。请在表格里改好再读。")))
        return PROBLEMS
    if files and (yes or confirm("照这样写吗？写“是”再按回车；别的都算不写")):
        _write(root, files)
        tell(f"写好了 {len(files)} 个文件。")
    elif files:
        tell("什么也没有写。")
    return PROBLEMS if plan.conflicts else FINE


def _wrong(library: Library, files: Mapping[str, bytes | None], rows: Rows) -> Iterator[str]:
    """The errors that the content would have with these files and has not now, told by the workbook's rows."""
    whole = {**{path: read.data for path, read in library.files.items()}, **files}
    made = assemble({path: data for path, data in whole.items() if data is not None}, library)
    for one in errors(check(made, today())):
        folder, _, name = one.path.removeprefix("content/").partition("/")
        line = rows.lines.get((folder, name.removesuffix(".yml")))
        yield f"表“{KINDS[folder].NAME}”第 {line} 行：{_sentence(one)}" if line else f"{one.path}：{_sentence(one)}"


def _sentence(one: Diagnostic) -> str:
    return f"{one.message}。{one.hint}" if one.hint else one.message


def _said(plan: Plan, library: Library) -> Iterator[str]:
    """The plan in words."""
    yield from _group(f"新增 {len(plan.added)} 条", (_named(key, library, said) for key, said in plan.added.items()))
    yield from _group(f"改动 {len(plan.changed)} 条", _changes(plan.changed, library, "{name}：{old} → {new}"))
    conflict = "{name}：文件里是{old}，表格里是{new}"
    title = f"冲突 {len(plan.conflicts)} 条，导出以后文件也改过，照文件的不动"
    yield from _group(title, _changes(plan.conflicts, library, conflict))
    yield from _group(f"删除 {len(plan.deleted)} 条", (_named(key, library) for key in plan.deleted))
    kept = f"表格里没有、保留不动的 {len(plan.kept)} 条（确实要删，加上 --delete）"
    yield from _group(kept, (_named(key, library) for key in plan.kept))
    yield f"不变 {plan.untouched} 条"


def _group(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield f"{title}："
        yield from (f"  {line}" for line in found)


def _changes(records: Mapping[Key, list[Change]], library: Library, form: str) -> Iterator[str]:
    for key, changes in records.items():
        yield _named(key, library)
        for one in changes:
            yield (
                f"  {form.format(name=one.name, old=_value(one.old), new=_value(one.new))}"
                if one.where
                else (f"  {one.name}")
            )


def _named(key: Key, library: Library, said: Mapping[str, Any] | None = None) -> str:
    """A record's kind, id and title."""
    kind, stem = key
    model, entry = KINDS[kind], library.entries[kind].get(stem)
    title = entry.record.heading if entry else (said or {}).get(model.TITLE_FIELD, "")
    return f"{model.NAME} {stem} {title}".rstrip()


def _value(value: Any) -> str:  # noqa: ANN401 - a text, texts, parts or nothing
    """A value in a few words."""
    if not value:
        return "（空）"
    if isinstance(value, list):
        texts = [one for one in value if isinstance(one, str)]
        return _value("、".join(texts)) if texts else f"{len(value)} 项"
    text = " ".join(str(value).split())
    return f"“{text[:_SHOWN]}…”" if len(text) > _SHOWN else f"“{text}”"


def _write(root: Path, files: Mapping[str, bytes | None]) -> None:
    """Each file at once, or not at all."""
    say("写入…")
    for path, data in files.items():
        if data is None:
            (root / path).unlink()
        else:
            write_atomic(root / path, data)
