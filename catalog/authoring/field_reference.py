"""Every field that an editor can write, as a page of the manual: the models' own help, once more on paper."""

from collections.abc import Iterator

from catalog.authoring.json_schema import FOLDER
from catalog.model import KINDS, Part
from catalog.model.references import part_of

PATH = f"{FOLDER}/fields.md"

_HEAD = """\
# 字段一览

由程序从数据模型生成，请不要手工改；更新的命令是 `python build.py schema`。
“必填”栏打“●”的一定要写，其余不知道就整行不写。
`stops[].point` 的意思是：`stops` 下面每一项里的 `point`。
"""
_ROWS = "| 写法 | 必填 | 说明 | 例子 |\n|---|---|---|---|"


def field_table() -> bytes:
    """The page, as Markdown."""
    sections = (
        f"## {model.NAME}（{kind}）\n\n{_ROWS}\n" + "\n".join(_rows(model, "")) for kind, model in KINDS.items()
    )
    return "\n".join((_HEAD, "\n\n".join(sections), "")).encode()


def _rows(model: type[Part], above: str) -> Iterator[str]:
    """A row for each field, those of a part below the part's own."""
    for name, field in model.model_fields.items():
        if name == "id":
            continue
        inner = part_of(field.annotation)
        many = str(field.annotation).startswith("tuple")
        example = f"`{field.examples[0]}`" if field.examples else ""
        needed = "●" if field.is_required() else ""
        yield f"| `{above}{name}` | {needed} | {field.description} | {example} |"
        if inner:
            yield from _rows(inner, f"{above}{name}{'[]' if many else ''}.")
