import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.identity.tokens import JsonWebTokens
from api.cli import main
from domain.authority import Role
from domain.ids import case_id
from tests.intake.sending import event, filed

HOUSE = Path(__file__).parents[2]
Run = Callable[..., tuple[int, str, str]]
CLOUDEVENTS = 'format = "cloudevents"\n'


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in a directory of its own; gives exit code, output and complaints."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """A log of CloudEvents, one a line, with the mapping that reads it."""
    (tmp_path / "events.toml").write_text(CLOUDEVENTS)
    log = tmp_path / "events.jsonl"
    events = [
        filed(1),
        event(2, source="urn:example:court", subject="urn:xwm:1"),
        event(3, "act_code_minted.v1", {"code": "1"}),
        event(4, "penalty_decided.v1", {"fine": 100}, time="2026-04-01T09:00:00+08:00"),
    ]
    log.write_text("\n".join(json.dumps(one) for one in events) + "\n")
    return log


def load(run: Run, log: Path) -> tuple[int, str, str]:
    return run("import", "--mapping", "events.toml", str(log))


def test_a_log_of_cloudevents_is_imported_once(run: Run, lines: Path) -> None:
    assert load(run, lines)[:2] == (0, "4 events read: 4 added, 0 known, 0 waiting for their alias, 0 refused\n")
    assert load(run, lines)[:2] == (0, "4 events read: 0 added, 4 known, 0 waiting for their alias, 0 refused\n")


def test_an_import_with_something_refused_says_where_and_fails(run: Run, lines: Path) -> None:
    lines.write_text(lines.read_text() + '{"id": 7}\n')
    code, out, err = load(run, lines)
    assert (code, err.startswith("line 5: ")) == (1, True)
    assert "1 refused" in out
    listed = run("refusals")
    assert "1 shown, 1 in all" in listed[1]


@pytest.mark.parametrize(
    "arguments", [("import", "--mapping", "none.toml", "x"), ("import", "--mapping", "events.toml", "x")]
)
def test_a_file_that_is_not_there_is_told_in_one_line(run: Run, lines: Path, arguments: tuple[str, ...]) -> None:
    assert lines.exists()
    code, _, err = run(*arguments)
    assert (code, err.count("\n"), err.startswith("bihuan import: ")) == (1, 1, True)


def test_a_foreign_log_is_imported_by_its_mapping(run: Run) -> None:
    log = HOUSE / "examples" / "road_traffic_fines.toml"
    Path("empty.xes").write_text('<log xes.version="1.0"></log>')
    code, out, _ = run("import", "--mapping", str(log), "empty.xes")
    assert (code, out.startswith("0 cases, 0 events read")) == (0, True)


def test_figures_are_those_of_the_log(run: Run, lines: Path) -> None:
    load(run, lines)
    figures = json.loads(run("stats", "--json")[1])
    assert (figures["cases"], figures["events"], figures["by_type"]["case_filed.v1"]) == (1, 4, 1)
    assert "cases" in run("stats")[1]


CASE = str(case_id("urn:example:handheld", "2026-0001"))


@pytest.mark.parametrize("name", [(CASE,), ("urn:xwm:1",), ("urn:example:handheld", "2026-0001")])
def test_a_case_is_told_step_by_step(run: Run, lines: Path, name: tuple[str, ...]) -> None:
    load(run, lines)
    code, out, _ = run("replay", *name)
    assert (code, CASE in out) == (0, True)
    for words in ("立案 Case filed", "处罚决定 Penalty decided", "处罚：已立案 (penalty: filed)", "none"):
        assert words in out
    assert len(re.findall(r"^ +\d+  ", out, re.MULTILINE)) == 4


def test_a_case_is_told_as_of_a_day_and_as_json(run: Run, lines: Path) -> None:
    load(run, lines)
    told = json.loads(run("replay", CASE, "--as-of", "2026-03-31", "--json")[1])
    assert (told["case"], len(told["steps"])) == (CASE, 3)
    assert len(json.loads(run("replay", CASE, "--up-to", "1", "--json")[1])["steps"]) == 1
    assert run("replay", CASE, "--known-at", "2020-01-01")[0] == 1
    assert run("replay", CASE, "--as-of", "soon")[0] == 1


def test_a_case_that_is_not_there_is_told_in_one_line(run: Run) -> None:
    code, _, err = run("replay", "urn:xwm:1")
    assert (code, err) == (1, "bihuan replay: There is no case urn:xwm:1.\n")


def test_a_read_model_is_rebuilt_and_compared(run: Run, lines: Path) -> None:
    load(run, lines)
    assert run("rebuild", "--all")[0] == 0
    code, out, _ = run("rebuild", "closed_loop")
    assert (code, "the same as before" in out) == (0, True)
    assert run("rebuild", "nothing")[0] == 1
    assert run("rebuild")[0] == 1


def test_a_city_is_reproducible_and_planted(run: Run) -> None:
    city = ("simulate", "--cases", "5", "--plant", "G048=1", "--seed", "7")
    code, out, _ = run(*city)
    assert (code, "all synthetic" in out) == (0, True)
    assert run(*city)[1].startswith("0 cases, 0 events")


def test_a_city_goes_into_a_file_with_its_answer_key_beside_it_and_comes_back_by_import(
    run: Run, tmp_path: Path
) -> None:
    events, answers, mapping = (tmp_path / name for name in ("city.jsonl", "answers.json", "mapping.toml"))
    city = ("simulate", "--cases", "5", "--plant", "G048=1", "--seed", "7")
    assert run(*city, "--out", str(events), "--answers", str(answers))[0] == 0
    assert any(planted["guard"] == "G048" for planted in json.loads(answers.read_bytes()))
    mapping.write_text('format = "cloudevents"\n')
    code, out, _ = run("import", "--mapping", str(mapping), str(events))
    lines = len(events.read_bytes().splitlines())
    assert (code, f"{lines} added, 0 known" in out) == (0, True)
    assert "0 added" in run("import", "--mapping", str(mapping), str(events))[1]
    assert run(*city)[1].startswith("0 cases, 0 events")


def test_a_guard_that_is_none_cannot_be_planted(run: Run) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("simulate", "--plant", "G999=1")
    assert stopped.value.code == 2


def test_tokens_are_printed_for_each_role(run: Run, tmp_path: Path) -> None:
    _, out, _ = run("token")
    tokens = JsonWebTokens((tmp_path / "var" / "token.key").read_bytes())
    printed = dict(line.split() for line in out.splitlines())
    assert {tokens.read(text).role for text in printed.values()} == set(Role) - {Role.OPERATOR}


def test_a_token_is_issued_for_somebody(run: Run, tmp_path: Path) -> None:
    _, out, _ = run(
        "token", "--role", "upstream", "--person", "x", "--organ", "a", "--for-organ", "b", "--source", "urn:a"
    )
    who = JsonWebTokens((tmp_path / "var" / "token.key").read_bytes()).read(out.strip())
    assert (who.person, who.organ, who.organs, who.sources) == ("x", "a", frozenset({"b"}), frozenset({"urn:a"}))
    assert run("token", "--role", "upstream")[0] == 1


def test_what_was_refused_is_printed_byte_for_byte(run: Run, lines: Path) -> None:
    lines.write_text('{"id": 7}\n')
    load(run, lines)
    command = [sys.executable, "-m", "api.cli", "refusals", "--show", "1"]
    shown = subprocess.run(command, env={"PYTHONPATH": str(HOUSE)}, capture_output=True, timeout=60, check=True)
    assert shown.stdout == b'{"id": 7}'


@pytest.mark.parametrize("url", ["mysql://x", "sqlite:", "nonsense"])
def test_a_store_that_is_none_is_told_in_one_line(run: Run, url: str) -> None:
    code, _, err = run("stats", "--store", url)
    assert (code, err.count("\n")) == (1, 1)


def test_a_city_is_scored_guard_by_guard(run: Run) -> None:
    code, out, _ = run("score", "--cases", "5", "--plant", "G104=2", "--plant", "G048=1", "--seed", "7")
    rows = {line[:4]: line.split()[1:5] for line in out.splitlines() if line.startswith("G")}
    assert (rows["G104"], rows["G048"], rows["G005"]) == (["2", "2", "0", "0"], ["1", "1", "0", "0"], ["0"] * 4)
    assert (code, "2 of 2 planted guards" in out) == (0, True)


def test_a_store_is_scored_against_the_answer_key_of_its_city(run: Run, tmp_path: Path) -> None:
    key = str(tmp_path / "answers.json")
    assert run("simulate", "--cases", "5", "--plant", "G104=1", "--seed", "7", "--answers", key)[0] == 0
    code, out, _ = run("score", "--of-store", "--answers", key)
    assert (code, "1 of 1 planted guards" in out) == (0, True)
    (tmp_path / "answers.json").write_text("[]", encoding="utf-8")
    code, out, _ = run("score", "--of-store", "--answers", key)
    assert (code, "0 of 0 planted guards" in out, "1 false" in out) == (1, True, True)
    assert run("score", "--of-store")[0] == 1
