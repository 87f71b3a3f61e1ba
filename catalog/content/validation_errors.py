"""Write the errors of validation in Chinese: code, message and hint.

pydantic names the kind of an error; there is one function for each kind here.
"""

from collections.abc import Callable
from typing import Any, Literal, get_args

from pydantic.fields import FieldInfo

from catalog.diagnostics import suggestion
from catalog.model import Part
from catalog.model.references import Where, part_of

Code = Literal[
    "bad-id",
    "empty-text",
    "missing-key",
    "out-of-range",
    "too-long",
    "unknown-key",
    "unknown-value",
    "wrong-type",
    "wrong-value",
]
CODES: frozenset[str] = frozenset(get_args(Code))
ErrorText = tuple[Code, str, str]
"""Code, message and hint."""
# Writes the text of an error from its place, the value, pydantic's context and the field.
ErrorWriter = Callable[[Where, Any, Any, FieldInfo | None], ErrorText]

_QUOTED = 40  # characters of a wrong value


def error_text(model: type[Part], where: Where, error: Any) -> ErrorText:  # noqa: ANN401 - pydantic's ErrorDetails
    """Return code, message and hint for one of pydantic's errors."""
    field = field_at(model, where)
    if error["type"] == "extra_forbidden":
        return _unknown_key(model, where)
    if error["type"] == "missing":
        return _missing_key(where, field)
    return _WRITERS.get(error["type"], _other)(where, error["input"], error.get("ctx") or {}, field)


def _unknown_key(model: type[Part], where: Where) -> ErrorText:
    key = str(where[-1])
    return "unknown-key", f"没有{_quoted(key)}这一项", suggestion(key, keys_at(model, where))


def _missing_key(where: Where, field: FieldInfo | None) -> ErrorText:
    key = where[-1]
    about = f"（{field.description}）" if field and field.description else ""
    inside = f"{label(where[:-1])}里" if len(where) > 1 else ""
    return "missing-key", f"{inside}缺少“{key}”{about}", f"加上这一项{example(field, f'，例如 {key}: ')}"


def _expected_list(where: Where, value: Any, _context: Any, _field: FieldInfo | None) -> ErrorText:  # noqa: ANN401
    item = _quoted(value)[1:-1] if isinstance(value, str) else "…"
    hint = f"写成 {where[-1]}: [{item}]，或另起一行以“- ”开头逐条写"
    return "wrong-type", f"{label(where)}应是列表", hint


def _expected_group(where: Where, _value: Any, _context: Any, field: FieldInfo | None) -> ErrorText:  # noqa: ANN401
    owner = part_of(field.annotation) if field else None
    keys = "、".join(owner.model_fields) if owner else ""
    hint = f"另起一行、缩进两格写“键: 值”，可用的键：{keys}" if keys else "写成“键: 值”"
    return "wrong-type", f"{label(where)}应是一组“键: 值”", hint


def _expected_text(where: Where, value: Any, _context: Any, field: FieldInfo | None) -> ErrorText:  # noqa: ANN401
    quotes = "；文字里有英文冒号时，整段加引号" if isinstance(value, dict) else ""
    hint = f"只写一段文字{example(field, '，例如：')}{quotes}"
    return "wrong-type", f"{label(where)}应是一段文字，现在是{_quoted(value)}", hint


def _expected_choice(where: Where, value: Any, context: Any, _field: FieldInfo | None) -> ErrorText:  # noqa: ANN401
    choices = [part.strip("' ") for part in context["expected"].replace(" or ", ", ").split(", ")]
    return "unknown-value", f"{label(where)}不能写{_quoted(value)}", suggestion(str(value), choices)


def _expected_pattern(where: Where, value: Any, context: Any, field: FieldInfo | None) -> ErrorText:  # noqa: ANN401
    if "-[a-z0-9]" in context["pattern"] and "." not in context["pattern"]:
        hint = "编号只用小写字母、数字和短横，例如 taihu-zhili"
        return "bad-id", f"{label(where)}的编号{_quoted(value)}写法不对", hint
    about = field.description if field else ""
    return "wrong-value", f"{label(where)}的{_quoted(value)}写法不对", f"{about}{example(field, '，例如 ')}"


def _expected_form(form: str, example: str) -> ErrorWriter:
    """Return a writer for values that must be written in one form."""

    def write(where: Where, value: Any, _context: Any, _field: FieldInfo | None) -> ErrorText:  # noqa: ANN401
        return "wrong-value", f"{label(where)}应是{form}，现在是{_quoted(value)}", f"写成 {example}"

    return write


def _expected_range(where: Where, value: Any, context: Any, _field: FieldInfo | None) -> ErrorText:  # noqa: ANN401
    limit = next(iter(context.values()))
    relation = "大于" if "gt" in context else "不小于" if "ge" in context else "不大于"
    return "out-of-range", f"{label(where)}写了 {value}，应{relation} {limit}", "检查数字和单位"


def _expected_length(where: Where, value: Any, context: Any, _field: FieldInfo | None) -> ErrorText:  # noqa: ANN401
    if "max_length" in context and isinstance(value, str):
        limit = context["max_length"]
        message = f"{label(where)}有 {len(value)} 个字，超过 {limit} 个字"
        return "too-long", message, "写短一些，长文章放进同名的 .md 文件"
    if value and isinstance(value, list):
        return "empty-text", f"{label(where)}至少要写 {context['min_length']} 项", "补上，或删去整行"
    return "empty-text", f"{label(where)}是空的", "填上内容；不需要这一项就删去整行"


def _other(where: Where, _value: Any, _context: Any, field: FieldInfo | None) -> ErrorText:  # noqa: ANN401
    return "wrong-value", f"{label(where)}的写法不对", (field.description or "") if field else ""


_WRITERS: dict[str, ErrorWriter] = {
    "tuple_type": _expected_list,
    "model_type": _expected_group,
    "dict_type": _expected_group,
    "string_type": _expected_text,
    "literal_error": _expected_choice,
    "string_pattern_mismatch": _expected_pattern,
    "string_too_short": _expected_length,
    "string_too_long": _expected_length,
    "too_short": _expected_length,
    "greater_than": _expected_range,
    "greater_than_equal": _expected_range,
    "less_than_equal": _expected_range,
    "yes_no": _expected_form("“是”或“否”", "是 或 否（有 或 无）"),
    "clock": _expected_form("时间", "08:30"),
    "day": _expected_form("日期", "2026-05-12"),
    "moment": _expected_form("日期加时间", "2026-05-12 09:00"),
    "number": _expected_form("数字", "45 或 0.5，不带单位"),
    "whole": _expected_form("整数", "45，不带单位，前面不加 0 和负号"),
    "url": _expected_form("网址", "https://www.example.cn/"),
    "tile_url": _expected_form("瓦片地址", "https://t{s}.example.cn/{z}/{x}/{y}.png"),
}


def _quoted(value: Any) -> str:  # noqa: ANN401 - what pydantic was given
    """Return a value in one line, shortened, in quotes; of a list or mapping what it is."""
    if isinstance(value, list | dict):
        return "列表" if isinstance(value, list) else "一组“键: 值”"
    text = " ".join(str(value).split())
    return f"“{text[:_QUOTED]}…”" if len(text) > _QUOTED else f"“{text}”"


def label(where: Where) -> str:
    """Return a place in Chinese: `("stops", 2, "minutes")` → “stops”第 3 项的“minutes”."""
    text = ""
    for step in where:
        text += f"第 {step + 1} 项" if isinstance(step, int) else f"{'的' if text else ''}“{step}”"
    return text


def example(field: FieldInfo | None, before: str) -> str:
    """Return a field's first example with a text before it, or nothing if it has none."""
    return f"{before}{field.examples[0]}" if field and field.examples else ""


def keys_at(model: type[Part], where: Where) -> list[str]:
    """Return the valid keys at the place of an unknown one."""
    owner = _owner(model, where[:-1])
    return [name for name in owner.model_fields if name != "id"] if owner else []


def _owner(model: type[Part], where: Where) -> type[Part] | None:
    """Return the model of the part at a place."""
    owner: type[Part] | None = model
    for step in where:
        if isinstance(step, str) and owner:
            field = owner.model_fields.get(step)
            owner = part_of(field.annotation) if field else None
    return owner


def field_at(model: type[Part], where: Where) -> FieldInfo | None:
    """Return the field at a place; the items of a list have the list's field."""
    names = [step for step in where if isinstance(step, str)]
    if not names:
        return None
    owner = _owner(model, tuple(names[:-1]))
    return owner.model_fields.get(names[-1]) if owner else None
