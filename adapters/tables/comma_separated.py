"""Sheets as CSV (RFC 4180), which a spreadsheet opens by itself: UTF-8 with a byte order mark, formulas disarmed."""

import csv
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Final, Literal, TypeAlias

from msgspec import json

from adapters.tables.sheet import Sheet, SheetColumn

Heading: TypeAlias = Literal["zh", "en", "names"]
HEADINGS: Final[tuple[Heading, ...]] = ("zh", "en", "names")
"""What the first line may say: the titles in Chinese or English, or the names that programs know."""
MEDIA_TYPE: Final = "text/csv; charset=utf-8; header=present"
_MARK: Final = "\ufeff"
_GUARDED: Final = tuple("=+-@\t\r\n'\uff1d\uff0b\uff0d\uff20")
"""Spreadsheets take full-width signs for the same."""
_BUFFER: Final = 1 << 16


def csv_text(sheet: Sheet, heading: Heading = "zh") -> str:
    """Write a sheet as one text, its byte order mark included."""
    return "".join(csv_pieces(sheet, heading))


def csv_pieces(sheet: Sheet, heading: Heading = "zh") -> Iterator[str]:
    """Write a sheet piece by piece."""
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    buffer.write(_MARK)
    writer.writerow([guarded(_head(column, heading)) for column in sheet.columns])
    cells = [_cell(column) for column in sheet.columns]
    for row in sheet.rows:
        writer.writerow([cell(value) for cell, value in zip(cells, row, strict=True)])
        if buffer.tell() > _BUFFER:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def guarded(text: str) -> str:
    """Disarm a text that a spreadsheet would run as a formula, by an apostrophe before it.

    One that begins with an apostrophe gets another, so that what was written can be told again.
    """
    return f"'{text}" if text.startswith(_GUARDED) else text


def _head(column: SheetColumn, heading: Heading) -> str:
    match heading:
        case "zh":
            return column.label.zh
        case "en":
            return column.label.en
        case "names":
            return column.name


def _cell(column: SheetColumn) -> Callable[[object], str]:
    match column.kind:
        case "integer":
            return _number
        case "truth":
            return _truth
        case "structure":
            return _structure
        case "text" | "day" | "instant":
            return _text


def _number(value: object) -> str:
    return "" if value is None else str(value)


def _truth(value: object) -> str:
    return "" if value is None else "true" if value else "false"


def _structure(value: object) -> str:
    return "" if value is None else guarded(json.encode(value).decode())


def _text(value: object) -> str:
    return "" if value is None else guarded(str(value))
