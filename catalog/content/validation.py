"""From a YAML mapping to a record: every fault of shape, in Chinese.

pydantic finds the faults; this module says them where they stand, with the
field's own help, and with the nearest known word where there is one.
"""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from catalog.content.yaml_reader import Node
from catalog.diagnostics import Diagnostic, Fix, alike, suggestion
from catalog.model import Part
from catalog.model.references import part_of

PartT = TypeVar("PartT", bound=Part)
Where = tuple[str | int, ...]
Told = tuple[str, str, str]

_SHOWN = 40  # characters of a wrong value
_SURE = 0.75  # how alike a key must be to be mended without being asked


def shape(
    path: str, node: Node, model: type[PartT], given: dict[str, str]
) -> tuple[PartT | None, tuple[Diagnostic, ...]]:
    """Make a record of a mapping.

    Args:
        path: The file as problems name it.
        node: Its top mapping.
        model: The record's model.
        given: Values that the file does not write itself (its id).

    Returns:
        The record, or None if anything is wrong with it, and the problems.
    """
    plain: dict[str, Any] = node.plain()
    clash = [key for key in given if key in plain]
    data = plain | given
    problems = []
    for key in clash:
        line, column = node.find((key,)).key
        message = f"“{key}”不用写：文件名就是编号"
        problems.append(Diagnostic(path, line, column, "unknown-key", message, "删去这一行"))
    record = None
    try:
        record = model.model_validate(data)
    except ValidationError as error:
        # An empty value always fails its field: told once, as what it is.
        problems += _empty_values(path, node, model)
        faults = error.errors(include_url=False, include_input=True)
        problems += [_tell(path, node, model, fault) for fault in faults if not _is_echo(node, fault)]
    return (None if problems else record), tuple(problems)


def _is_echo(node: Node, fault: Any) -> bool:  # noqa: ANN401 - pydantic's ErrorDetails
    """Whether a fault only says again what is told of an empty value, or of the items of a list."""
    here = node.find(fault["loc"]).value
    # pydantic counts only the sound items.
    return here == "" or (fault["type"] == "too_short" and len(here) >= fault["ctx"]["min_length"])


def _empty_values(path: str, node: Node, model: type[Part]) -> Iterator[Diagnostic]:
    """`key:` with nothing behind it says neither yes nor no."""
    stack: list[tuple[Where, Node]] = [((), node)]
    while stack:
        where, here = stack.pop()
        if here.value == "":
            field = _field(model, where)
            hint = "填上内容；不需要这一项就删去整行"
            if field and field.examples:
                hint += f"。例如：{field.examples[0]}"
            message = f"{_named(where)}是空的"
            yield Diagnostic(path, *here.key, "empty-text", message, hint)
        elif isinstance(here.value, dict):
            stack += [((*where, key), item) for key, item in here.value.items()]
        elif isinstance(here.value, list):
            stack += [((*where, index), item) for index, item in enumerate(here.value)]


def _tell(path: str, node: Node, model: type[Part], fault: Any) -> Diagnostic:  # noqa: ANN401 - pydantic's ErrorDetails
    """One of pydantic's faults as a diagnostic."""
    where: Where = tuple(step for step in fault["loc"] if step != "[key]")
    kind, context = fault["type"], fault.get("ctx") or {}
    here = node.find(where)
    at = here.key if "[key]" in fault["loc"] else (here.line, here.column)
    field = _field(model, where)
    if kind == "extra_forbidden":
        told = _unknown_key(model, where)
        at = here.key
    elif kind == "missing":
        told = _missing_key(where, field)
        at = here.key
    else:
        say: Callable[..., Told] = _SAY.get(kind, _other)
        told = say(where, fault["input"], context, field)
    fix = _only_guess(node, model, where) if kind == "extra_forbidden" else None
    return Diagnostic(path, *at, *told, fix=fix)


def _unknown_key(model: type[Part], where: Where) -> Told:
    key = str(where[-1])
    return "unknown-key", f"没有{_shown(key)}这一项", suggestion(key, _keys(model, where))


def _only_guess(node: Node, model: type[Part], where: Where) -> Fix | None:
    """The key that was meant, if there is just one that it can be."""
    key, beside = str(where[-1]), node.find(where[:-1]).value
    guesses = alike(key, _keys(model, where), _SURE) if key.isidentifier() else []
    return Fix(key, guesses[0]) if len(guesses) == 1 and guesses[0] not in beside else None


def _keys(model: type[Part], where: Where) -> list[str]:
    """What may stand where an unknown key does."""
    owner = _owner(model, where[:-1])
    return [name for name in owner.model_fields if name != "id"] if owner else []


def _missing_key(where: Where, field: FieldInfo | None) -> Told:
    key = where[-1]
    about = f"（{field.description}）" if field and field.description else ""
    example = f"，例如 {key}: {field.examples[0]}" if field and field.examples else ""
    inside = f"{_named(where[:-1])}里" if len(where) > 1 else ""
    return "missing-key", f"{inside}缺少“{key}”{about}", f"加上这一项{example}"


def _list_wanted(where: Where, value: Any, _context: Any, _field: FieldInfo | None) -> Told:  # noqa: ANN401
    item = _shown(value)[1:-1] if isinstance(value, str) else "…"
    hint = f"写成 {where[-1]}: [{item}]，或另起一行以“- ”开头逐条写"
    return "wrong-type", f"{_named(where)}应是列表", hint


def _group_wanted(where: Where, _value: Any, _context: Any, field: FieldInfo | None) -> Told:  # noqa: ANN401
    owner = part_of(field.annotation) if field else None
    keys = "、".join(owner.model_fields) if owner else ""
    hint = f"另起一行、缩进两格写“键: 值”，可用的键：{keys}" if keys else "写成“键: 值”"
    return "wrong-type", f"{_named(where)}应是一组“键: 值”", hint


def _text_wanted(where: Where, value: Any, _context: Any, field: FieldInfo | None) -> Told:  # noqa: ANN401
    hint = "只写一段文字" + (f"，例如：{field.examples[0]}" if field and field.examples else "")
    if isinstance(value, dict):
        hint += "；文字里有英文冒号时，整段加引号"
    return "wrong-type", f"{_named(where)}应是一段文字，现在是{_shown(value)}", hint


def _choice_wanted(where: Where, value: Any, context: Any, _field: FieldInfo | None) -> Told:  # noqa: ANN401
    choices = [part.strip("' ") for part in context["expected"].replace(" or ", ", ").split(", ")]
    return "unknown-value", f"{_named(where)}不能写{_shown(value)}", suggestion(str(value), choices)


def _pattern_wanted(where: Where, value: Any, context: Any, field: FieldInfo | None) -> Told:  # noqa: ANN401
    if "-[a-z0-9]" in context["pattern"] and "." not in context["pattern"]:
        hint = "编号只用小写字母、数字和短横，例如 taihu-zhili"
        return "bad-id", f"{_named(where)}的编号{_shown(value)}写法不对", hint
    about = field.description if field else ""
    example = f"，例如 {field.examples[0]}" if field and field.examples else ""
    return "wrong-value", f"{_named(where)}的{_shown(value)}写法不对", f"{about}{example}"


def _form_wanted(form: str, example: str) -> Callable[..., Told]:
    """A teller for values that must be written in one form."""

    def say(where: Where, value: Any, _context: Any, _field: FieldInfo | None) -> Told:  # noqa: ANN401
        return "wrong-value", f"{_named(where)}应是{form}，现在是{_shown(value)}", f"写成 {example}"

    return say


def _range_wanted(where: Where, value: Any, context: Any, _field: FieldInfo | None) -> Told:  # noqa: ANN401
    limit = next(iter(context.values()))
    word = "大于" if "gt" in context else "不小于" if "ge" in context else "不大于"
    return "out-of-range", f"{_named(where)}写了 {value}，应{word} {limit}", "检查数字和单位"


def _length_wanted(where: Where, value: Any, context: Any, _field: FieldInfo | None) -> Told:  # noqa: ANN401
    if "max_length" in context and isinstance(value, str):
        limit = context["max_length"]
        message = f"{_named(where)}有 {len(value)} 个字，超过 {limit} 个字"
        return "too-long", message, "写短一些，长文章放进同名的 .md 文件"
    if value and isinstance(value, list):
        return "empty-text", f"{_named(where)}至少要写 {context['min_length']} 项", "补上，或删去整行"
    return "empty-text", f"{_named(where)}是空的", "填上内容；不需要这一项就删去整行"


def _other(where: Where, _value: Any, _context: Any, field: FieldInfo | None) -> Told:  # noqa: ANN401
    return "wrong-value", f"{_named(where)}的写法不对", (field.description or "") if field else ""


_SAY: dict[str, Callable[..., Told]] = {
    "tuple_type": _list_wanted,
    "model_type": _group_wanted,
    "dict_type": _group_wanted,
    "string_type": _text_wanted,
    "literal_error": _choice_wanted,
    "string_pattern_mismatch": _pattern_wanted,
    "string_too_short": _length_wanted,
    "string_too_long": _length_wanted,
    "too_short": _length_wanted,
    "greater_than": _range_wanted,
    "greater_than_equal": _range_wanted,
    "less_than_equal": _range_wanted,
    "yes_no": _form_wanted("“是”或“否”", "是 或 否（有 或 无）"),
    "clock": _form_wanted("时间", "08:30"),
    "day": _form_wanted("日期", "2026-05-12"),
    "moment": _form_wanted("日期加时间", "2026-05-12 09:00"),
    "number": _form_wanted("数字", "45 或 0.5，不带单位"),
    "whole": _form_wanted("整数", "45，不带单位，前面不加 0 和负号"),
    "url": _form_wanted("网址", "https://www.example.cn/"),
    "tile_url": _form_wanted("瓦片地址", "https://t{s}.example.cn/{z}/{x}/{y}.png"),
}


def _shown(value: Any) -> str:  # noqa: ANN401 - what pydantic was given
    """What was written, in one line and not too long, or what sort of thing it is."""
    if isinstance(value, list | dict):
        return "列表" if isinstance(value, list) else "一组“键: 值”"
    text = " ".join(str(value).split())
    return f"“{text[:_SHOWN]}…”" if len(text) > _SHOWN else f"“{text}”"


def _named(where: Where) -> str:
    """`stops` → “stops”; `("stops", 2, "minutes")` → “stops”第 3 项的“minutes”."""
    said = ""
    for step in where:
        said += f"第 {step + 1} 项" if isinstance(step, int) else f"{'的' if said else ''}“{step}”"
    return said


def _owner(model: type[Part], where: Where) -> type[Part] | None:
    """The model of the part that stands at `where`."""
    owner: type[Part] | None = model
    for step in where:
        if isinstance(step, str) and owner:
            field = owner.model_fields.get(step)
            owner = part_of(field.annotation) if field else None
    return owner


def _field(model: type[Part], where: Where) -> FieldInfo | None:
    """The field that a path leads to; a list's items have the list's field."""
    names = [step for step in where if isinstance(step, str)]
    if not names:
        return None
    owner = _owner(model, tuple(names[:-1]))
    return owner.model_fields.get(names[-1]) if owner else None
