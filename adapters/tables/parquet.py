"""Sheets as Parquet: typed columns, each with its titles in both languages as metadata."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date
from itertools import islice
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq
from msgspec import json

from adapters.tables.sheet import Kind, Sheet, SheetColumn
from domain.time.instants import parse_instant

_GROUP: Final = 10_000
"""Rows written at a time."""


def write_parquet(sheet: Sheet, path: Path) -> None:
    """Write a sheet to a file; the same sheet gives the same bytes."""
    schema = schema_of(sheet)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for rows in _groups(sheet):
            writer.write_table(pa.table(_arrays(sheet, schema, rows), schema=schema))


def schema_of(sheet: Sheet) -> Any:  # noqa: ANN401 -- pyarrow ships no types
    """Declare the columns of a sheet."""
    fields = [pa.field(c.name, _TYPES[c.kind], metadata=_described(c)) for c in sheet.columns]
    return pa.schema(fields, metadata={"zh": sheet.title.zh, "en": sheet.title.en})


def _described(column: SheetColumn) -> dict[str, str]:
    told = {"zh": column.label.zh, "en": column.label.en}
    if column.fen:
        told["unit"] = "fen"
    if column.kind == "structure":
        told["content"] = "json"
    return told


_TYPES: Final[dict[Kind, Any]] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "truth": pa.bool_(),
    "day": pa.date32(),
    "instant": pa.timestamp("us", tz="UTC"),
    "structure": pa.string(),
}


def _groups(sheet: Sheet) -> Iterator[list[Sequence[object]]]:
    rows = iter(sheet.rows)
    while group := list(islice(rows, _GROUP)):
        yield group


def _arrays(sheet: Sheet, schema: Any, rows: Sequence[Sequence[object]]) -> list[Any]:  # noqa: ANN401 -- as above
    columns = list(zip(*rows, strict=True))
    return [
        pa.array([None if v is None else _VALUES[c.kind](v) for v in values], schema.field(c.name).type)
        for c, values in zip(sheet.columns, columns, strict=True)
    ]


_VALUES: Final[dict[Kind, Callable[[Any], object]]] = {
    "text": str,
    "integer": int,
    "truth": bool,
    "day": lambda value: date.fromisoformat(str(value)),
    "instant": lambda value: parse_instant(str(value)).astimezone(UTC),
    "structure": lambda value: json.encode(value).decode(),
}
