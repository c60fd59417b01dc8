"""A streaming reader of logs in CSV (RFC 4180): one row an event, the first row names the columns."""

import csv
from collections.abc import Iterator
from typing import Final

from adapters.logs.files import LogFile
from adapters.logs.trace import LogError, Trace

_BYTE_ORDER_MARK: Final = "\ufeff"


def read_csv(file: LogFile, *, case: str, columns: frozenset[str], delimiter: str = ",") -> Iterator[Trace]:
    """Read rows in file order; neighbouring rows with the same text in column ``case`` make one trace.

    An empty cell counts as no attribute. Raises LogError for bytes that are no UTF-8, broken quoting, a row with too
    few or too many cells, and a header that lacks one of ``columns`` or names one twice.
    """
    rows = _rows(file, delimiter)
    line, header = next(rows, (1, []))
    _check_header(file, line, header, columns | {case})
    number = 0
    trace: Trace | None = None
    for line, row in rows:
        if len(row) != len(header):
            raise LogError(file.path, f"line {line}", f"{len(row)} cells where the header has {len(header)}")
        event = {name: cell for name, cell in zip(header, row, strict=True) if cell}
        key = event.get(case)
        if trace is None or key is None or trace.attributes.get(case) != key:
            if trace is not None:
                yield trace
            number += 1
            attributes = {} if key is None else {case: key}
            trace = Trace(number=number, line=line, attributes=attributes, events=[], lines=[])
        trace.events.append(event)
        trace.lines.append(line)
    if trace is not None:
        yield trace


def _text(file: LogFile) -> Iterator[str]:
    for number, line in file.lines():
        try:
            text = line.decode()
        except UnicodeDecodeError as error:
            reason = f"invalid UTF-8 (byte 0x{line[error.start]:02x}), byte {error.start + 1} of the line"
            raise LogError(file.path, f"line {number}", reason) from error
        if "\0" in text:
            raise LogError(file.path, f"line {number}", "a NUL character is not accepted")
        yield text.removeprefix(_BYTE_ORDER_MARK) if number == 1 else text


def _rows(file: LogFile, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Give each row the line on which it begins; blank lines are passed over."""
    reader = csv.reader(_text(file), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise LogError(file.path, f"line {line}", f"malformed CSV, {error}") from error
        if row is None:
            return
        if row:
            yield line, row


def _check_header(file: LogFile, line: int, header: list[str], columns: frozenset[str]) -> None:
    place = f"line {line}"
    if missing := sorted(columns - set(header)):
        raise LogError(file.path, place, f"the header has no column {', '.join(missing)}")
    if twice := sorted({name for name in header if header.count(name) > 1}):
        raise LogError(file.path, place, f"the header names twice: {', '.join(twice)}")
