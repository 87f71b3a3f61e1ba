"""Write the errors of validation in Chinese: code, message and hint.

pydantic names the kind of an error; there is one function for each kind here.
"""

from collections.abc import Callable
from typing import Any, Literal, get_args

from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from catalog.diagnostics import suggestion
from catalog.model import Part
from catalog.model.references import Where, part_of
from catalog.model.unseen import unseen_name

Code = Literal[
    "bad-id",
    "empty-text",
    "missing-key",
    "not-one-line",
    "out-of-range",
    "too-long",
    "unknown-key",
    "unknown-value",
    "unseen-character",
    "wrong-type",
    "wrong-value",
]
CODES: frozenset[str] = frozenset(get_args(Code))
ErrorText = tuple[Code, str, str]
"""Code, message and hint."""
# Writes the text of an error in a record of a model, at a place.
ErrorWriter = Callable[[type[Part], Where, ErrorDetails], ErrorText]

_QUOTED = 40  # characters of a wrong value


def error_text(model: type[Part], where: Where, error: ErrorDetails) -> ErrorText:
    """Return code, message and hint for one of pydantic's errors."""
    return _WRITERS.get(error["type"], _other)(model, where, error)


def _unknown_key(model: type[Part], where: Where, _error: ErrorDetails) -> ErrorText:
    key = str(where[-1])
    return "unknown-key", f"没有{_quoted(key)}这一项", suggestion(key, keys_at(model, where))


def _missing_key(model: type[Part], where: Where, _error: ErrorDetails) -> ErrorText:
    key, description = where[-1], _field_at(model, where).description
    about = f"（{description}）" if description else ""
    inside = f"{label(where[:-1])}里" if len(where) > 1 else ""
    return "missing-key", f"{inside}缺少“{key}”{about}", f"加上这一项{example(model, where, f'，例如 {key}: ')}"


def _expected_list(_model: type[Part], where: Where, error: ErrorDetails) -> ErrorText:
    item = _quoted(error["input"])[1:-1] if isinstance(error["input"], str) else "…"
    hint = f"写成 {where[-1]}: [{item}]，或另起一行以“- ”开头逐条写"
    return "wrong-type", f"{label(where)}应是列表", hint


def _expected_group(model: type[Part], where: Where, _error: ErrorDetails) -> ErrorText:
    owner = part_of(_field_at(model, where).annotation)
    keys = "、".join(owner.model_fields) if owner else ""
    hint = f"另起一行、缩进两格写“键: 值”，可用的键：{keys}" if keys else "写成“键: 值”"
    return "wrong-type", f"{label(where)}应是一组“键: 值”", hint


def _expected_text(model: type[Part], where: Where, error: ErrorDetails) -> ErrorText:
    quotes = "；文字里有英文冒号时，整段加引号" if isinstance(error["input"], dict) else ""
    hint = f"只写一段文字{example(model, where, '，例如：')}{quotes}"
    return "wrong-type", f"{label(where)}应是一段文字，现在是{_quoted(error['input'])}", hint


def _expected_choice(_model: type[Part], where: Where, error: ErrorDetails) -> ErrorText:
    value, expected = error["input"], error["ctx"]["expected"]
    choices = [part.strip("' ") for part in expected.replace(" or ", ", ").split(", ")]
    return "unknown-value", f"{label(where)}不能写{_quoted(value)}", suggestion(str(value), choices)


def _expected_pattern(model: type[Part], where: Where, error: ErrorDetails) -> ErrorText:
    value, pattern = _quoted(error["input"]), error["ctx"]["pattern"]
    if "-[a-z0-9]" in pattern and "." not in pattern:
        return "bad-id", f"{label(where)}的编号{value}写法不对", "编号只用小写字母、数字和短横，例如 taihu-zhili"
    description = _field_at(model, where).description or ""
    return "wrong-value", f"{label(where)}的{value}写法不对", f"{description}{example(model, where, '，例如 ')}"


def _expected_form(_model: type[Part], where: Where, error: ErrorDetails) -> ErrorText:
    form, sample = _FORMS[error["type"]]
    return "wrong-value", f"{label(where)}应是{form}，现在是{_quoted(error['input'])}", f"写成 {sample}"


def _expected_range(_model: type[Part], where: Where, error: ErrorDetails) -> ErrorText:
    ((name, limit),) = error["ctx"].items()
    relation = {"gt": "大于", "ge": "不小于", "le": "不大于"}[name]
    return "out-of-range", f"{label(where)}写了 {error['input']}，应{relation} {limit}", "检查数字和单位"


def _expected_length(_model: type[Part], where: Where, error: ErrorDetails) -> ErrorText:
    value, context = error["input"], error["ctx"]
    if "max_length" in context and isinstance(value, str):
        message = f"{label(where)}有 {len(value)} 个字，超过 {context['max_length']} 个字"
        return "too-long", message, "写短一些，长文章放进同名的 .md 文件"
    if value and isinstance(value, list):
        return "empty-text", f"{label(where)}至少要写 {context['min_length']} 项", "补上，或删去整行"
    return "empty-text", f"{label(where)}是空的", "填上内容；不需要这一项就删去整行"


def _one_line(_model: type[Part], where: Where, _error: ErrorDetails) -> ErrorText:
    return "not-one-line", f"{label(where)}应写成一行，现在里面有换行", "连成一行写；要分段的内容写到能分段的项目里"


def _visible(_model: type[Part], where: Where, error: ErrorDetails) -> ErrorText:
    character = error["ctx"]["character"]
    message = f"{label(where)}里有看不见的{unseen_name(character)}"
    return "unseen-character", message, "删去它；双引号里的 \\u、\\x、\\L 也会写出这样的字符"


def _other(model: type[Part], where: Where, _error: ErrorDetails) -> ErrorText:
    return "wrong-value", f"{label(where)}的写法不对", _field_at(model, where).description or ""


# Values that must be written in one form: what it is called, and an example.
_FORMS = {
    "yes_no": ("“是”或“否”", "是 或 否（有 或 无）"),
    "clock": ("时间", "08:30"),
    "day": ("日期", "2026-05-12，年份写四位，从 2000 到 2099"),
    "moment": ("日期，或日期加时间", "2026-05-12 或 2026-05-12 09:00，年份写四位，从 2000 到 2099"),
    "number": ("数字", "45 或 0.5，不带单位"),
    "whole": ("整数", "45，不带单位，前面不加 0 和负号"),
    "span": ("同一天里从早到晚的时段", "18:00-23:59；跨过午夜的分成两段，例如 18:00-23:59 和 00:00-02:00"),
    "url": ("网址", "https://www.example.cn/"),
    "tile_url": ("瓦片地址", "https://t{s}.example.cn/{z}/{x}/{y}.png"),
}
_WRITERS: dict[str, ErrorWriter] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing_key,
    "tuple_type": _expected_list,
    "model_type": _expected_group,
    "dict_type": _expected_group,
    "string_type": _expected_text,
    "literal_error": _expected_choice,
    "string_pattern_mismatch": _expected_pattern,
    "string_too_short": _expected_length,
    "string_too_long": _expected_length,
    "too_short": _expected_length,
    "one_line": _one_line,
    "unseen": _visible,
    "greater_than": _expected_range,
    "greater_than_equal": _expected_range,
    "less_than_equal": _expected_range,
    **dict.fromkeys(_FORMS, _expected_form),
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


def example(model: type[Part], where: Where, before: str) -> str:
    """Return the first example of the field at a place with a text before it, or nothing if it has none."""
    field = _field_at(model, where)
    return f"{before}{field.examples[0]}" if field.examples else ""


def keys_at(model: type[Part], where: Where) -> list[str]:
    """Return the valid keys at the place of an unknown one."""
    owner = part_of(_field_at(model, where[:-1]).annotation) if len(where) > 1 else model
    return [name for name in owner.model_fields if name != "id"] if owner else []


def _field_at(model: type[Part], where: Where) -> FieldInfo:
    """Return the field at a place, an empty one if there is none; the items of a list have the list's field."""
    field = FieldInfo()
    owner: type[Part] | None = model
    for step in where:
        if isinstance(step, str):
            field = owner.model_fields.get(step, FieldInfo()) if owner else FieldInfo()
            owner = part_of(field.annotation)
    return field
