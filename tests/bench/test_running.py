import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from bench import report
from bench.measure import Ratio, Row, row
from bench.running import SIGTERM_STATUS, Measures, run
from bench.setting import Setting

NO_SETTING = cast("Setting", None)
"""The measures of these tests need none."""


def fine(setting: Setting) -> Iterator[Row]:
    del setting
    yield row("P2.1", "a figure", Ratio([1.0]), at_least=0.5)


def broken(setting: Setting) -> Iterator[Row]:
    del setting
    yield row("P1.1", "a figure before the failure", Ratio([2.0]))
    raise LookupError("the disk | is full")


def stopped(setting: Setting) -> Iterator[Row]:
    del setting
    os.kill(os.getpid(), signal.SIGTERM)
    yield row("P3.1", "never told", Ratio([3.0]))


MEASURES: Measures = {"P1": broken, "P2": fine, "P3": stopped, "P4": fine}


def test_a_failure_is_shown_with_its_traceback_and_the_others_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    done = run({"P1": broken, "P2": fine}, NO_SETTING)
    said = capsys.readouterr().err
    assert "Traceback" in said
    assert 'raise LookupError("the disk | is full")' in said
    assert said.splitlines()[-1].strip() == "FAILED: P1 (LookupError: the disk | is full)"
    assert [(r.id, r.failed) for r in done.rows] == [("P1.1", False), ("P1", True), ("P2.1", False)]
    assert done.status == 1


def test_a_run_without_failure_ends_with_zero(capsys: pytest.CaptureFixture[str]) -> None:
    assert run({"P2": fine}, NO_SETTING).status == 0
    assert "FAILED" not in capsys.readouterr().err


def test_sigterm_names_the_running_measure_and_begins_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    before = signal.getsignal(signal.SIGTERM)
    done = run(MEASURES, NO_SETTING)
    assert "SIGTERM came while P3 was running" in capsys.readouterr().err
    assert set(done.failed) == {"P1", "P3", "P4"}
    assert done.failed["P4"].startswith("not begun")
    assert done.status == SIGTERM_STATUS
    assert signal.getsignal(signal.SIGTERM) is before


def test_what_there_is_is_written_and_what_failed_is_marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "_HERE", tmp_path)
    done = run({"P1": broken, "P2": fine}, NO_SETTING)
    report.write(done.rows, {}, 60.0)
    results = json.loads((tmp_path / "results.json").read_bytes())
    assert [(r["id"], r["ratio"], r["met"]) for r in results] == [
        ("P1.1", 2.0, None),
        ("P1", None, False),
        ("P2.1", 1.0, True),
    ]
    assert "| FAILED |  |  | LookupError: the disk \\| is full |" in (tmp_path / "RESULTS.md").read_text()
