"""Progress of a command whose output is no terminal: a line now and then."""

from itertools import count

import pytest

from api.commands import progress


@pytest.mark.parametrize(
    ("total", "line"), [(200, "score: 25 % 50 events\n"), (0, "score: 50 events\n")], ids=["known", "unknown"]
)
def test_a_share_is_told_where_the_whole_is_known(
    total: int, line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    minutes = count(0, 60)
    monkeypatch.setattr("api.commands.progress.time.monotonic", lambda: next(minutes))
    with progress.progress("score") as report:
        report(50, total, "50 events")
    assert capsys.readouterr().err == line
