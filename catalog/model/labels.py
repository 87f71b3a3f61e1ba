"""A field's help, said once with `about`, in the shapes that schema, manual, questions and workbook need."""

import re
from typing import Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from catalog.model.references import leaves

_SHORT = re.compile(r"[，；：（]")


def label(field: FieldInfo) -> str:
    """The field's name in Chinese: its help up to the first explanation."""
    return _SHORT.split(field.description or "", maxsplit=1)[0]


def choices(field: FieldInfo) -> dict[str, str]:
    """The words that a field may hold, when the model itself lists them, each as its help explains it."""
    words = [str(word) for leaf in leaves(field.annotation) if get_origin(leaf) is Literal for word in get_args(leaf)]
    return {word: _explained(word, field.description or "") for word in words}


def _explained(word: str, help_text: str) -> str:
    """`sample 示例、draft 草稿（不上网）` → what stands behind the word, brackets and all."""
    found = re.search(rf"\b{re.escape(word)} ?((?:（[^）]*）|[^、；，（])+)", help_text)
    return found[1].strip("（）") if found and found[1].startswith("（") else found[1] if found else ""


def many(field: FieldInfo) -> bool:
    """Whether the field is a list."""
    return any(get_origin(one) is tuple for one in (field.annotation, *get_args(field.annotation)))
