"""A report that makes no sense is refused with what is allowed."""

from pathlib import Path

import pytest

from api.cli import main
from api.reporting.month import MonthError, read_month
from api.reporting.outlook import ReportError
from domain.ports.store import Store
from tests.report.conftest import Reporter


@pytest.mark.parametrize(
    ("given", "allowed"),
    [
        ({"organ": "nobody"}, "no organ nobody is registered: expected one of 113301"),
        ({"position": 0}, "there is no position 0: expected 1 to"),
        ({"position": 10**9}, "expected 1 to"),
        ({"month": "1999-12"}, "nothing is recorded of 1999-12: expected a month from 2025-01 to"),
        ({"month": "2999-12"}, "expected a month from 2025-01 to"),
    ],
)
def test_what_is_not_there_is_refused(memory: Store, tmp_path: Path, given: dict[str, object], allowed: str) -> None:
    with pytest.raises(ReportError, match=allowed):
        Reporter(memory, tmp_path).report(**given)  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("text", ["2025", "2025-13", "2025-3", "25-03", "2025-03-01", "\uff12025-03", "march", ""])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(MonthError, match="expected one such as 2025-03"):
        read_month(text)


def test_the_year_ends_with_the_month() -> None:
    assert [str(month) for month in read_month("2025-03").year][:2] == ["2024-04", "2024-05"]
    assert len(read_month("2025-03").year) == 12
    assert [str(month) for month in read_month("0001-02").year] == ["0001-01", "0001-02"]


def test_the_command_says_in_one_line_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    url = f"sqlite:{tmp_path / 'city.sqlite'}"
    assert main(["report", "--month", "2025-03", "--store", url, "--out", str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err == "bihuan report: nothing is recorded yet, so there is nothing to report\n"
    with pytest.raises(SystemExit):
        main(["report", "--month", "2025-3", "--store", url])
    assert "2025-3 is no month: expected one such as 2025-03" in capsys.readouterr().err


def test_the_command_writes_what_the_log_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = ["--store", f"sqlite:{tmp_path / 'city.sqlite'}"]
    assert main(["simulate", "--seed", "5", "--cases", "40", "--from", "2025-01-01", "--to", "2025-04-30", *store]) == 0
    out = tmp_path / "out"
    for _ in range(2):
        assert main(["report", "--month", "2025-03", *store, "--out", str(out)]) == 0
        assert "2025-03 at position" in capsys.readouterr().out
    assert (out / "report.pdf").read_bytes().startswith(b"%PDF-")
    assert (out / "three-levels.csv").read_text("utf-8-sig").startswith("案件编号,")
