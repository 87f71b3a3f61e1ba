"""`new`: ask for what a record needs, propose its id, write its file; nothing is ever overwritten."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from catalog.authoring.scaffold import id_fault, kind_named, lacking, proposed_id, written
from catalog.cli.arguments import UsageError
from catalog.cli.assignments import settled
from catalog.cli.console import FINE, PROBLEMS, say, tell, tell_problems
from catalog.cli.prompts import EndError, answer, ask, choose_kind
from catalog.clock import today
from catalog.content.atomic import write_atomic
from catalog.content.loader import Library, load
from catalog.content.yaml_writer import Plain
from catalog.lint.rules import check
from catalog.model import KINDS, Record
from catalog.model.labels import label
from catalog.search.pinyin import spoken

_DRAFT = "draft"


def run(root: Path, kind: str | None = None, settings: Iterable[str] = (), stem: str | None = None) -> int:
    """Make one record's file below a project's root; returns the exit code.

    Raises:
        UsageError: There is no such kind or field, a value does not fit it, or the id cannot be had.
    """
    library = load(root)
    values: dict[str, Plain] = {"status": _DRAFT}
    try:
        model = KINDS[_kind(kind) if kind else choose_kind({one: model.NAME for one, model in KINDS.items()})]
    except EndError:
        return _nothing()
    values |= settled(model, settings, library)
    if stem and (wrong := id_fault(model.KIND, stem, library)):
        message = f"--id：{wrong}"
        raise UsageError(message)
    say(f"新建{model.NAME}。只问必填的；中途按 Ctrl-C 放弃，什么也不会写。")
    with suppress(EndError):
        ask(model, values, library)
    if model.TITLE_FIELD not in values:
        return _nothing()
    return _write(root, model, stem or _agreed(model, values, library), _filled(values))


def _kind(word: str) -> str:
    found = kind_named(word)
    if not found:
        known = "、".join(f"{model.NAME}（{kind}）" for kind, model in KINDS.items())
        message = f"没有“{word}”这一类，可以是：{known}"
        raise UsageError(message)
    return found


def _nothing() -> int:
    say("没有标题，什么也没有写。")
    return PROBLEMS


def _agreed(model: type[Record], values: dict[str, Plain], library: Library) -> str:
    """The id that is proposed, or the one that the person likes better."""
    month = str(values.get("start", ""))[:7]
    proposed = proposed_id(model.KIND, spoken(str(values[model.TITLE_FIELD])), library, month)
    question = f"\n编号，就是文件名和网址：{proposed}\n可以用就直接按回车，不然写一个小写字母、数字和短横的"
    with suppress(EndError):
        while stem := answer(question):
            question = id_fault(model.KIND, stem, library)
            if not question:
                return stem
    return proposed


def _filled(value: Any) -> Any:  # noqa: ANN401 - nested text, lists and dicts
    """Without the lists and parts that nothing was put into."""
    if isinstance(value, dict):
        return {key: left for key, one in value.items() if (left := _filled(one))}
    if isinstance(value, list):
        return [left for one in value if (left := _filled(one))]
    return value


def _write(root: Path, model: type[Record], stem: str, values: dict[str, Plain]) -> int:
    """Write the file and tell what is still missing or wrong in it."""
    path = f"content/{model.KIND}/{stem}.yml"
    write_atomic(root / path, written(model, values).encode(), overwrite=False)
    tell(f"写好了 {path}")
    if left := lacking(model, values):
        tell(f"还缺：{'、'.join(f'{name}（{label(model.model_fields[name])}）' for name in left)}。打开文件补上。")
    library = load(root)
    mine = [one for one in check(library, today()) if one.path == path]
    tell_problems([one for one in mine if one.code != "missing-key"], library.text)
    return PROBLEMS if any(one.severity == "error" for one in mine) else FINE
