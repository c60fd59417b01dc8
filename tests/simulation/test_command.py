"""``bihuan simulate``: options, files and stores."""

from argparse import ArgumentParser
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from msgspec import json

from adapters.event_store import open_store
from adapters.simulation.answers import Planted
from adapters.simulation.command import Options, add_arguments, options_from, run


def _parsed(*arguments: str) -> Options:
    parser = ArgumentParser(exit_on_error=False)
    add_arguments(parser)
    return options_from(parser.parse_args(arguments))


def test_options_are_read_from_the_command_line() -> None:
    options = _parsed(
        "--seed",
        "9",
        "--cases",
        "50",
        "--plant",
        "G005=3",
        "--plant",
        "G066",
        "--from",
        "2022-01-01",
        "--to",
        "2023-12-31",
    )
    assert options == Options(
        seed=9, cases=50, plant={"G005": 3, "G066": 1}, start=date(2022, 1, 1), end=date(2023, 12, 31)
    )


def test_a_rate_is_spread_over_the_guards_without_a_count() -> None:
    options = _parsed("--cases", "100", "--plant-rate", "0.3", "--plant", "G005=2")
    assert options.plant["G005"] == 2
    assert sum(options.plant.values()) == 32


@pytest.mark.parametrize(
    "wrong", [("--plant", "G999=1"), ("--plant", "G005=x"), ("--plant-rate", "2"), ("--cases", "-1")]
)
def test_options_that_make_no_sense_are_refused(wrong: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    parser = ArgumentParser()
    add_arguments(parser)
    with pytest.raises(SystemExit):
        parser.parse_args(wrong)
    assert "expected" in capsys.readouterr().err


def test_events_go_to_standard_output_where_nothing_else_is_named() -> None:
    out = BytesIO()
    summary = run(Options(cases=5), stdout=out)
    written = out.getvalue().splitlines()
    assert summary.events == len(written)
    types = {json.decode(line)["type"] for line in written}
    assert "cn.bihuan.calendar_published.v1" in types
    assert all(json.decode(line)["specversion"] == "1.0" for line in written)


def test_events_and_answers_go_to_their_files(tmp_path: Path) -> None:
    out, answers = tmp_path / "city.jsonl", tmp_path / "answers.json"
    summary = run(Options(cases=5, plant={"G019": 2}, out=out, answers=answers), stdout=BytesIO())
    assert summary.events == len(out.read_bytes().splitlines())
    planted = json.decode(answers.read_bytes(), type=list[Planted])
    assert [p.guard for p in planted if not p.lawful] == ["G019", "G019"]


def test_a_city_goes_into_a_store() -> None:
    store = open_store("memory:")
    summary = run(Options(cases=5), stdout=BytesIO(), store=store)
    assert summary.filled is not None
    assert store.log.head() >= summary.filled.events + summary.filled.registers
