import csv
from io import StringIO

import pytest

from adapters.tables.comma_separated import csv_pieces, csv_text, guarded
from adapters.tables.sheet import Sheet, SheetColumn
from domain.terms import Term

COLUMNS = (
    SheetColumn("organ", Term("机关", "Organ")),
    SheetColumn("fine", Term("罚款", "Fine"), "integer", fen=True),
    SheetColumn("paid", Term("已缴", "Paid"), "truth"),
    SheetColumn("roles", Term("身兼数职", "Roles"), "structure"),
)


def sheet(*rows: tuple[object, ...]) -> Sheet:
    return Sheet(name="fines", title=Term("罚款", "fines"), columns=COLUMNS, rows=rows)


def lines(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_spreadsheet_is_told_the_encoding_and_gets_lines_as_the_rfc_ends_them() -> None:
    text = csv_text(sheet(("330106", 1, True, [])))
    assert text.encode().startswith(b"\xef\xbb\xbf")
    assert text.endswith("\r\n")
    assert text.count("\r\n") == 2


@pytest.mark.parametrize(
    ("heading", "first"),
    [
        ("zh", ["机关", "罚款（分）", "已缴", "身兼数职"]),
        ("en", ["Organ", "Fine (fen)", "Paid", "Roles"]),
        ("names", ["organ", "fine", "paid", "roles"]),
    ],
)
def test_the_first_line_says_what_is_below_and_that_money_is_in_fen(heading: str, first: list[str]) -> None:
    assert lines(csv_text(sheet(), heading))[0] == first  # type: ignore[arg-type]


def test_values_that_need_quotes_come_back_as_they_were() -> None:
    awkward = '一,"二"\r\n三;四'
    text = csv_text(
        sheet((awkward, -5, False, [{"person": "officer-1", "roles": ["a", "b"]}]), (None, None, None, None))
    )
    assert lines(text)[1:] == [
        [awkward, "-5", "false", '[{"person":"officer-1","roles":["a","b"]}]'],
        ["", "", "", ""],
    ]


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1+1", "'=1"])
def test_no_cell_is_run_as_a_formula(formula: str) -> None:
    cell = lines(csv_text(sheet((formula, 0, True, formula))))[1]
    assert cell[0] == f"'{formula}"
    assert guarded("平安街道=1") == "平安街道=1"


def test_a_long_sheet_comes_in_pieces_that_make_up_the_whole() -> None:
    long = sheet(*(("机关" * 50, n, True, []) for n in range(2000)))
    pieces = list(csv_pieces(long))
    assert len(pieces) > 2
    assert "".join(pieces) == csv_text(long)
    assert len(lines(csv_text(long))) == 2001
