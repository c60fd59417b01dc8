from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from adapters.tables.parquet import write_parquet
from adapters.tables.sheet import Sheet, SheetColumn
from domain.terms import Term

SHEET = Sheet(
    name="reviews",
    title=Term("法制审核", "legal reviews"),
    columns=(
        SheetColumn("case_id", Term("案件编号", "Case id")),
        SheetColumn("since", Term("起始时间", "True since"), "instant"),
        SheetColumn("day", Term("日期", "Day"), "day"),
        SheetColumn("returns", Term("退回次数", "Returns"), "integer"),
        SheetColumn("fine", Term("罚款", "Fine"), "integer", fen=True),
        SheetColumn("complete", Term("三级齐全", "Complete"), "truth"),
        SheetColumn("behind", Term("依据事件", "Behind"), "structure"),
    ),
    rows=[
        ("a", "2025-03-01T00:00:00.000001Z", "2025-03-01", 2, 10**15, True, [1, 2]),
        (None, None, None, None, None, None, None),
    ],
)


def test_columns_are_typed_and_come_back_as_they_were(tmp_path: Path) -> None:
    write_parquet(SHEET, tmp_path / "a.parquet")
    found = pq.read_table(tmp_path / "a.parquet").to_pylist()
    assert found[0] == {
        "case_id": "a",
        "since": datetime(2025, 3, 1, 0, 0, 0, 1, tzinfo=UTC),
        "day": date(2025, 3, 1),
        "returns": 2,
        "fine": 10**15,
        "complete": True,
        "behind": "[1,2]",
    }
    assert set(found[1].values()) == {None}


def test_labels_are_in_the_metadata_and_money_says_its_unit(tmp_path: Path) -> None:
    write_parquet(SHEET, tmp_path / "a.parquet")
    schema = pq.read_schema(tmp_path / "a.parquet")
    fine = schema.field("fine")
    assert fine.type == pa.int64()
    assert fine.metadata[b"zh"].decode() == "罚款（分）"
    assert fine.metadata[b"en"] == b"Fine (fen)"
    assert fine.metadata[b"unit"] == b"fen"
    assert schema.field("behind").metadata[b"content"] == b"json"
    assert schema.metadata[b"zh"].decode() == "法制审核"


def test_an_empty_sheet_has_its_columns_and_the_same_sheet_the_same_bytes(tmp_path: Path) -> None:
    empty = Sheet(name="none", title=SHEET.title, columns=SHEET.columns, rows=())
    write_parquet(empty, tmp_path / "none.parquet")
    assert pq.read_table(tmp_path / "none.parquet").column_names == [c.name for c in SHEET.columns]
    for name in ("a", "b"):
        write_parquet(SHEET, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
