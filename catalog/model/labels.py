"""A field's help, written once with `about`, in the forms that schema, manual, questions and workbook need."""

import re
from typing import Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from catalog.model.references import leaves

_SHORT = re.compile(r"[，；：（]")


def label(field: FieldInfo) -> str:
    """The field's name in Chinese: its help up to the first explanation."""
    return _SHORT.split(field.description or "", maxsplit=1)[0]


def choices(field: FieldInfo) -> dict[str, str]:
    """The values that a field may hold, when the model itself lists them, each with its explanation in the help."""
    values = [
        str(value) for leaf in leaves(field.annotation) if get_origin(leaf) is Literal for value in get_args(leaf)
    ]
    return {value: _explanation(value, field.description or "") for value in values}


def _explanation(value: str, help_text: str) -> str:
    """`sample 示例、draft 草稿（不上网）` → what stands behind the value, brackets and all."""
    match = re.search(rf"\b{re.escape(value)} ?((?:（[^）]*）|[^、；，（])+)", help_text)
    return match[1].strip("（）") if match and match[1].startswith("（") else match[1] if match else ""


def many(field: FieldInfo) -> bool:
    """Whether the field is a list."""
    return any(get_origin(annotation) is tuple for annotation in (field.annotation, *get_args(field.annotation)))
