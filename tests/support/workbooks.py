"""Workbooks as an office worker leaves them: opened, changed in a few cells, saved."""

import io
from collections.abc import Callable
from typing import Any

from openpyxl import load_workbook  # noqa: TID251 - another hand than the program's

HEADS = 2


class Book:
    """An exported workbook under somebody's hands."""

    def __init__(self, data: bytes) -> None:
        self.book = load_workbook(io.BytesIO(data))

    def sheet(self, name: str) -> Any:  # noqa: ANN401 - openpyxl's own
        return self.book[name]

    def column(self, name: str, key: str) -> int:
        """Where a column stands, 1-based."""
        heads = [cell.value for cell in self.book[name][HEADS]]
        return heads.index(key) + 1

    def row(self, name: str, stem: str, place: int = 1) -> int:
        """The row of a record, or of one of its parts, 1-based."""
        rows = [number for number, (cell, *_) in enumerate(self.book[name].iter_rows(), 1) if cell.value == stem]
        return rows[place - 1]

    def set(self, name: str, stem: str, key: str, value: Any, place: int = 1) -> None:  # noqa: ANN401
        """Type something into a cell."""
        self.book[name].cell(self.row(name, stem, place), self.column(name, key)).value = value

    def get(self, name: str, stem: str, key: str, place: int = 1) -> Any:  # noqa: ANN401
        return self.book[name].cell(self.row(name, stem, place), self.column(name, key)).value

    def add(self, sheet: str, **values: Any) -> None:  # noqa: ANN401
        """A new row below the last; dots of a key are written `__`."""
        row = self.book[sheet].max_row + 1
        for key, value in values.items():
            self.book[sheet].cell(row, self.column(sheet, key.replace("__", "."))).value = value

    def saved(self) -> bytes:
        made = io.BytesIO()
        self.book.save(made)
        return made.getvalue()


def changed(data: bytes, change: Callable[[Book], None]) -> bytes:
    """A workbook after somebody has been at it."""
    book = Book(data)
    change(book)
    return book.saved()
