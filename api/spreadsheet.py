"""Sheets that a spreadsheet opens: CSV in UTF-8 with a byte order mark, and no cell that it would take as a formula."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from starlette.responses import Response

CSV: Final = "text/csv; charset=utf-8"
_BOM: Final = "\ufeff"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a formula may begin; some spreadsheets take the full-width signs too."""


def guarded(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would take as a formula: then it is text."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def sheet(lines: Iterable[Sequence[str]]) -> bytes:
    """Write lines of cells (RFC 4180)."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows([guarded(cell) for cell in line] for line in lines)
    return (_BOM + written.getvalue()).encode()


def sheet_reply(name: str, lines: Iterable[Sequence[str]], headers: Mapping[str, str]) -> Response:
    """Answer with a sheet, to be saved under a name."""
    saved = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(sheet(lines), 200, {**saved, **headers}, CSV)
