"""`new`: prompt for the required fields of a record, propose its id, write its file; nothing is overwritten."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from catalog.authoring.scaffold import find_kind, id_error, missing_fields, proposed_id, render_record
from catalog.cli.arguments import UsageError
from catalog.cli.assignments import parse_assignments
from catalog.cli.console import EXIT_OK, EXIT_PROBLEMS, output, report, status
from catalog.cli.prompts import InputEndedError, answer, ask_fields, choose_kind
from catalog.cli.recovery import exclusive
from catalog.clock import today
from catalog.content.atomic import write_atomic
from catalog.content.loader import Library, load
from catalog.content.yaml_writer import Plain
from catalog.lint.rules import check
from catalog.model import KINDS, Record
from catalog.model.labels import label
from catalog.search.pinyin import spoken

_DRAFT = "draft"


def run(root: Path, kind: str | None = None, assignments: Iterable[str] = (), record_id: str | None = None) -> int:
    """Write one record's file below a project's root; returns the exit code.

    Raises:
        UsageError: There is no such kind or field, a value does not fit it, or the id cannot be had.
    """
    library = load(root)
    values: dict[str, Plain] = {"status": _DRAFT}
    try:
        model = KINDS[_find_kind(kind) if kind else choose_kind()]
    except InputEndedError:
        return _cancelled()
    values |= parse_assignments(model, assignments, library)
    if record_id and (reason := id_error(model.KIND, record_id, library)):
        message = f"--id：{reason}"
        raise UsageError(message)
    status(f"新建{model.NAME}。只问必填的；中途按 Ctrl-C 放弃，什么也不会写。")
    with suppress(InputEndedError):
        ask_fields(model, values, library)
    if model.TITLE_FIELD not in values:
        return _cancelled()
    return _write(root, model, record_id or _choose_id(model, values, library), _without_empty(values))


def _find_kind(name: str) -> str:
    matched = find_kind(name)
    if not matched:
        kinds = "、".join(f"{model.NAME}（{kind}）" for kind, model in KINDS.items())
        message = f"没有“{name}”这一类，可以是：{kinds}"
        raise UsageError(message)
    return matched


def _cancelled() -> int:
    status("没有标题，什么也没有写。")
    return EXIT_PROBLEMS


def _choose_id(model: type[Record], values: dict[str, Plain], library: Library) -> str:
    """Return the proposed id, or the one that is typed in its place."""
    month = str(values.get("start", ""))[:7]
    proposed = proposed_id(model.KIND, spoken(str(values[model.TITLE_FIELD])), library, month)
    question = f"\n编号，就是文件名和网址：{proposed}\n可以用就直接按回车，不然写一个小写字母、数字和短横的"
    with suppress(InputEndedError):
        while record_id := answer(question):
            question = id_error(model.KIND, record_id, library)
            if not question:
                return record_id
    return proposed


def _without_empty(value: Any) -> Any:  # noqa: ANN401 - nested text, lists and dicts
    """Return a value without empty lists and parts."""
    if isinstance(value, dict):
        return {key: content for key, item in value.items() if (content := _without_empty(item))}
    if isinstance(value, list):
        return [content for item in value if (content := _without_empty(item))]
    return value


def _write(root: Path, model: type[Record], record_id: str, values: dict[str, Plain]) -> int:
    """Write the file and report what is still missing or wrong in it."""
    path = f"content/{model.KIND}/{record_id}.yml"
    try:
        with exclusive(root):
            write_atomic(root / path, render_record(model, values).encode(), overwrite=False)
    except FileExistsError:
        status(f"刚刚有了 {path}，不去覆盖它。再运行一次，换一个编号。")
        return EXIT_PROBLEMS
    output(f"写好了 {path}")
    if missing := missing_fields(model, values):
        output(f"还缺：{'、'.join(f'{name}（{label(model.model_fields[name])}）' for name in missing)}。打开文件补上。")
    library = load(root)
    mine = [problem for problem in check(library, today()) if problem.path == path]
    report([problem for problem in mine if problem.code != "missing-key"], library.text)
    return EXIT_PROBLEMS if any(problem.severity == "error" for problem in mine) else EXIT_OK
