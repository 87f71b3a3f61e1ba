"""The whole content as one workbook."""

from collections.abc import Iterator, Sequence

from catalog.authoring.choices import choice_label, field_choices
from catalog.authoring.excel.columns import Column, Table, tables
from catalog.authoring.excel.openpyxl_adapter import Sheet, write_workbook
from catalog.authoring.excel.snapshot import rows, state
from catalog.content.loader import Library

GUIDE, STATE = "说明", "_state"
ID, PLACE = "id", "no"

_WIDE_COLUMN, _NARROW_COLUMN, _NUMBER_COLUMN = 44, 22, 8
_HELP = (
    "这张表是用 python build.py export xlsx 导出的，改好以后用 python build.py import 文件名 读回去。",
    "一行是一条内容，每张表的前两行不要动；读回去靠第二行的英文名认列，靠“编号”认行。",
    "编号就是网址，不要改已有的编号。新加一条：在最后一行下面写，编号用小写字母、数字和短横。",
    "一格里可以写几项的（下面的表里标着“可以几项”），一项一行，按 Alt+回车 换行。",
    "带编号的格子写成“编号 名称”，读回去只看前面的编号；也可以只写编号或只写名称。",
    "路线的各站、课程的单元、需求清单的需求各有一张表，按“序号”排先后，要插在中间就写 1.5 这样的数。",
    "把格子清空，就是删去这一项。删去整行，读回去时默认不会删除那一条，只提醒。",
    "不要用公式，不要合并单元格。日期写成 2026-05-12，时间写成 08:30，班次写成 2026-05-12 09:00，全天的只写日期。",
)


def workbook(library: Library) -> bytes:
    """Return the workbook of a library that has no errors."""
    digests = Sheet(STATE, [], list(state(library)), [], hidden=True)
    return write_workbook([_guide(), *(_sheet(table, library) for table in tables()), digests], dict(_lists(library)))


def _guide() -> Sheet:
    """Return the sheet that explains how to fill in the others, and every column."""
    lines = [(line, "", "", "", "") for line in _HELP]
    about = [
        (
            table.name,
            column.name,
            "必填" if column.field.is_required() else "",
            f"{column.field.description}{'（可以几项）' if column.many else ''}",
            str(column.field.examples[0]) if column.field.examples else "",
        )
        for table in tables()
        for column in table.columns
    ]
    heads = ("表", "列", "必填", "写什么", "例子")
    return Sheet(GUIDE, [], [*lines, ("", "", "", "", ""), heads, *about], [20, 34, 8, 60, 30])


def _sheet(table: Table, library: Library) -> Sheet:
    lead = [(ID, "编号", _NARROW_COLUMN), *([(PLACE, "序号", _NUMBER_COLUMN)] if table.part else [])]
    names = [*(name for _, name, _ in lead), *(_head(column) for column in table.columns)]
    keys = [*(key for key, _, _ in lead), *(column.key for column in table.columns)]
    widths = [*(width for _, _, width in lead), *(map(_width, table.columns))]
    choices = {
        len(lead) + place: _list_name(table, column)
        for place, column in enumerate(table.columns)
        if column.listed and not column.many
    }
    return Sheet(table.name, [names, keys], rows(table, library), widths, choices, frozen=2)


def _head(column: Column) -> str:
    return f"{column.name} *" if column.field.is_required() and len(column.where) == 1 else column.name


def _width(column: Column) -> int:
    return _WIDE_COLUMN if str in column.kinds and not column.listed else _NARROW_COLUMN


def _list_name(table: Table, column: Column) -> str:
    """Vocabularies and kinds are lists of their own; words of a single field are named after it."""
    return f"{table.kind}.{column.listed}" if column.listed == column.key else column.listed


def _lists(library: Library) -> Iterator[tuple[str, Sequence[str]]]:
    for table in tables():
        for column in table.columns:
            if column.listed:
                values = field_choices(column.field, library)
                yield _list_name(table, column), [choice_label(value, values) for value in values]
