"""A workbook's cells as values of records, with every problem by sheet, row and column."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from operator import itemgetter
from typing import Any

from catalog.authoring.choices import field_choices, match_choice
from catalog.authoring.excel.columns import Column, Table, paragraphs, tables
from catalog.authoring.excel.openpyxl_adapter import HEADS, FormulaCell
from catalog.authoring.excel.writer import ID, PLACE, STATE
from catalog.content.loader import Library
from catalog.content.yaml_writer import Plain
from catalog.model.unseen import UNSEEN, unseen_name

Cells = Sequence[Sequence[Any]]
Key = tuple[str, str]


@dataclass(slots=True)
class Rows:
    """The records of a workbook.

    Attributes:
        records: By kind and id: texts, lists and parts, as a file would hold them.
        lines: The row of each record on its kind's sheet.
        columns: By kind, the columns and parts that the workbook has; others are left alone.
        state: By (kind, id, column), the digest of the value that was exported.
        problems: What cannot be read, each in a line.
    """

    records: dict[Key, dict[str, Any]] = field(default_factory=dict)
    lines: dict[Key, int] = field(default_factory=dict)
    columns: dict[str, dict[str, Column | Table]] = field(default_factory=dict)
    state: dict[tuple[str, str, str], str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def rows_of(book: Mapping[str, Cells], library: Library) -> Rows:
    """Read the sheets that `export` writes; others are passed over."""
    rows = Rows()
    if STATE not in book:
        rows.problems.append("这不是 export 导出的工作簿，或者导出时的记录丢了。请重新导出，在新的工作簿里改")
        return rows
    rows.state = {(str(a), str(b), str(c)): str(d) for a, b, c, d, *_ in book[STATE]}
    for table in tables():
        if table.name in book:
            _SheetReader(table, book[table.name], library, rows).read()
    return rows


class _SheetReader:
    """Reads one sheet into `Rows`."""

    def __init__(self, table: Table, cells: Cells, library: Library, rows: Rows) -> None:
        self.table, self.cells, self.rows = table, cells, rows
        self.columns = {column.key: column for column in table.columns}
        self.choices = {column.key: field_choices(column.field, library) for column in table.columns}
        self.parts: list[tuple[Key, Decimal, dict[str, Any]]] = []

    def problem(self, row: int, name: str, message: str) -> None:
        self.rows.problems.append(f"表“{self.table.name}”第 {row} 行“{name}”：{message}")

    def read(self) -> None:
        """Read the heads, then row after row."""
        heads = [str(cell or "").strip() for cell in self.cells[HEADS - 1]] if len(self.cells) >= HEADS else []
        if ID not in heads or (self.table.part and PLACE not in heads):
            self.rows.problems.append(f"表“{self.table.name}”的第二行应是英文列名，不能改也不能删")
            return
        for unknown in [head for head in heads if head and head not in (*self.columns, ID, PLACE)]:
            self.problem(HEADS, unknown, "没有这一列")
        present = {key: self.columns[key] for key in heads if key in self.columns}
        above = self.rows.columns.setdefault(self.table.kind, {})
        above.update({self.table.part: self.table} if self.table.part else present)
        for number, row in enumerate(self.cells[HEADS:], HEADS + 1):
            texts = dict(self.texts(number, heads, row))
            if any(texts.values()):
                self.row(number, texts)
        for key, _, part in sorted(self.parts, key=itemgetter(1)):
            self.rows.records[key].setdefault(self.table.part, []).append(part)

    def texts(self, number: int, heads: Sequence[str], row: Sequence[Any]) -> Iterator[tuple[str, str]]:
        """Yield a row's cells as texts, by column key."""
        for head, cell in zip(heads, row, strict=False):
            column = self.columns.get(head)
            if isinstance(cell, FormulaCell):
                name = column.name if column else head
                self.problem(number, name, f"是公式“{cell.text}”，请改成它的结果（复制后选择性粘贴为数值）")
            elif head:
                text = text_of(cell, column.kinds if column else frozenset())
                for character in dict.fromkeys(UNSEEN.findall(text)):
                    name = column.name if column else head
                    self.problem(number, name, f"有看不见的{unseen_name(character)}，请把这一格重新打一遍")
                yield head, UNSEEN.sub("", text)

    def row(self, number: int, texts: dict[str, str]) -> None:
        """Read one record or part."""
        record_id = texts[ID].split(maxsplit=1)[0] if texts[ID] else ""
        key = (self.table.kind, record_id)
        values: dict[str, Any] = {}
        for head, text in texts.items():
            if head in self.columns and (value := self.value(self.columns[head], text)) is not None:
                _put(values, self.columns[head].where, value)
        if self.table.part:
            place = _place(texts[PLACE], number)
            if key not in self.rows.records:
                self.problem(number, "编号", f"表“{self.table.name.split('·')[0]}”里没有编号“{record_id}”")
            elif place is None:
                self.problem(number, "序号", f"“{texts[PLACE]}”不是数")
            elif values:
                self.parts.append((key, place, values))
        elif not record_id:
            self.problem(number, "编号", "没有编号；新的一条请写一个小写字母、数字和短横的编号")
        elif key in self.rows.records:
            self.problem(number, "编号", f"“{record_id}”在第 {self.rows.lines[key]} 行已经有了")
        else:
            self.rows.records[key], self.rows.lines[key] = values, number

    def value(self, column: Column, text: str) -> Plain | None:
        """Return a cell's value as the file would hold it."""
        values = self.choices[column.key]
        if not column.many:
            return match_choice(paragraphs(text), values) or None
        lines = [line.strip() for line in text.split("\n")]
        if values and len(lines) == 1 and match_choice(lines[0], values) not in values:
            lines = re.split(r"\s*[,，;；、]\s*", lines[0])
        return [match_choice(line, values) for line in lines if line] or None


def _put(plain: dict[str, Any], where: tuple[str, ...], value: Plain) -> None:
    for step in where[:-1]:
        plain = plain.setdefault(step, {})
    plain[where[-1]] = value


def _place(text: str, number: int) -> Decimal | None:
    """Return the number that orders parts; a row without one comes in its order behind those that have one."""
    try:
        return Decimal(text) if text else Decimal(1_000_000 + number)
    except InvalidOperation:
        return None


def text_of(cell: Any, kinds: frozenset[Any]) -> str:  # noqa: ANN401, PLR0911 - whatever Excel holds
    """Return a cell as an editor would have typed it.

    Args:
        cell: Text, number, day, time of day, duration, boolean or nothing.
        kinds: The types of the column: a day with a time, or without.
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return f"{Decimal(f'{cell:.12g}').normalize():f}"  # without the noise of sums: 1.3, not 1.2999999999999998
    if isinstance(cell, datetime):
        moment = cell + timedelta(seconds=30)  # Excel's days are fractions: 08:59:59.9997
        return f"{moment:%Y-%m-%d %H:%M}" if datetime in kinds else f"{moment:%Y-%m-%d}"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return f"{datetime.combine(date.min, cell) + timedelta(seconds=30):%H:%M}"
    if isinstance(cell, timedelta):
        hours, minutes = divmod(round(cell.total_seconds() / 60), 60)
        return f"{hours:02}:{minutes:02}"
    return re.sub(r"[\xa0\u3000\u200b\ufeff]+$|^[\xa0\u3000\u200b\ufeff]+", "", str(cell).replace("\r\n", "\n")).strip()
