"""Sheets that a spreadsheet opens, and runs nothing of."""

import csv
import io

import pytest

from api.spreadsheet import guarded, sheet


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠A"])  # noqa: RUF001 -- full-width signs are meant
def test_no_cell_begins_as_a_formula(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "0.200000", "2023/07/12", "杭综执罚决字〔2023〕第000001号", "a=b", "'x"])
def test_other_cells_are_as_they_are(cell: str) -> None:
    assert guarded(cell) == cell


def test_a_sheet_has_a_mark_and_whatever_its_cells_hold_comes_back() -> None:
    lines = [["代码", 'say "x"'], ["a,b", "two\nlines"]]
    written = sheet(lines)
    assert written.startswith(b"\xef\xbb\xbf")
    assert written.endswith(b"\r\n")
    assert list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""))) == lines
