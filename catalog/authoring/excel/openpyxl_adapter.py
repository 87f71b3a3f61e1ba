"""Workbooks, written and read: the only module that knows openpyxl."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from catalog.authoring.archive import unzip_files, zip_files

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LISTS = "词表"
HEADS = 2  # rows above the first record: names, keys

_LARGEST = 100_000_000  # bytes, unpacked
_TEXT = "@"
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_NAMES = (Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="8A1F17"))
_KEYS = (Font(color="6B6B6B", size=9), PatternFill("solid", fgColor="F1ECE4"))
_CLOCK = re.compile("[hH时]")  # in the format of a cell that shows a time of day
_TIMESTAMPS = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


class BookError(Exception):
    """The file is no workbook, or an enormous one."""


@dataclass(frozen=True, slots=True)
class FormulaCell:
    """A cell that holds no value of its own: a formula or its failure."""

    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet to be written; all of its cells are texts.

    Attributes:
        name: On its tab.
        heads: The rows above the records.
        rows: The records.
        widths: Of the columns, in characters.
        choices: For a column's place, the name of the list its cells are chosen from.
        frozen: How many columns stay when the rest is scrolled.
        hidden: Whether only programs see it.
    """

    name: str
    heads: Sequence[Sequence[str]]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int]
    choices: Mapping[int, str] = field(default_factory=dict)
    frozen: int = 0
    hidden: bool = False


def write_workbook(sheets: Iterable[Sheet], lists: Mapping[str, Sequence[str]]) -> bytes:
    """Return a workbook; the same sheets make the same bytes.

    Args:
        sheets: In order.
        lists: By name, what cells may be chosen from.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    columns = {name: (get_column_letter(place), len(lists[name])) for place, name in enumerate(lists, 1)}
    for sheet in sheets:
        worksheet = book.create_sheet(sheet.name)
        _fill_worksheet(worksheet, sheet)
        for place, name in sheet.choices.items():
            letter, length = columns[name]
            _add_choices(worksheet, get_column_letter(place + 1), f"'{LISTS}'!${letter}$2:${letter}${length + 1}")
    _fill_worksheet(book.create_sheet(LISTS), _list_sheet(lists))
    buffer = io.BytesIO()
    book.save(buffer)
    # openpyxl writes the moment of saving into it.
    return zip_files(
        {name: _TIMESTAMPS.sub(b"", data) for name, data in sorted(unzip_files(buffer.getvalue()).items())}
    )


def _list_sheet(lists: Mapping[str, Sequence[str]]) -> Sheet:
    return Sheet(LISTS, [list(lists)], list(zip_longest(*lists.values(), fillvalue="")), [28] * len(lists))


def _fill_worksheet(worksheet: "Worksheet", sheet: Sheet) -> None:
    for number, row in enumerate((*sheet.heads, *sheet.rows), 1):
        for place, text in enumerate(row, 1):
            if text:
                cell = worksheet.cell(number, place, text)
                cell.data_type = "s"  # whatever it begins with: `=` is a text here
                cell.number_format = _TEXT
                cell.alignment = _WRAPPED
                if number <= len(sheet.heads):
                    cell.font, cell.fill = _NAMES if number == 1 else _KEYS
    for place, width in enumerate(sheet.widths, 1):
        dimension = worksheet.column_dimensions[get_column_letter(place)]
        dimension.width = width
        dimension.number_format = _TEXT  # what is typed below the last row stays as it is typed
    if sheet.heads:
        worksheet.freeze_panes = f"{get_column_letter(sheet.frozen + 1)}{len(sheet.heads) + 1}"
    worksheet.sheet_state = "veryHidden" if sheet.hidden else "visible"


def _add_choices(worksheet: "Worksheet", letter: str, cell_range: str) -> None:
    """Let the cells of a column be chosen from a list; another text is possible after a warning."""
    validation = DataValidation(
        type="list", formula1=cell_range, allow_blank=True, errorStyle="warning", showErrorMessage=True
    )
    validation.errorTitle, validation.error = "不在词表里", "请从下拉列表里选；新的编号要先有那一条。"
    validation.add(f"{letter}{HEADS + 1}:{letter}2000")
    worksheet.add_data_validation(validation)


def read_workbook(data: bytes) -> dict[str, list[list[Any]]]:
    """Return the cells of every sheet: None, text, numbers, days, times, booleans, or `FormulaCell`.

    Raises:
        BookError: They cannot be read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _LARGEST:
                raise BookError
        book = load_workbook(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, TypeError) as error:
        raise BookError from error
    return {sheet.title: [[_value(cell) for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets}


def _value(cell: Any) -> Any:  # noqa: ANN401 - openpyxl's cells hold whatever Excel does
    if getattr(cell, "data_type", "") in ("f", "e"):
        return FormulaCell(str(getattr(cell.value, "text", cell.value)))
    # Excel has no days: one is its midnight, and only the cell's format says that no time of day is meant.
    is_midnight = isinstance(cell.value, datetime) and cell.value.time() == time()
    return cell.value.date() if is_midnight and not _CLOCK.search(cell.number_format) else cell.value
