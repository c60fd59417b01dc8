"""Reading CSV, and lines of JSON."""

import gzip
from pathlib import Path

import pytest

from adapters.logs.cloudevents import read_lines
from adapters.logs.csv_rows import read_csv
from adapters.logs.files import LONGEST_LINE, open_log
from adapters.logs.trace import LogError, Trace
from tests.logs.material import written


def read(path: Path) -> list[Trace]:
    with open_log(path) as file:
        return list(read_csv(file, case="case", columns=frozenset({"step"})))


def refusal(path: Path) -> str:
    with pytest.raises(LogError) as caught:
        read(path)
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)
    return str(caught.value)


def test_neighbouring_rows_of_a_case_make_one_trace(tmp_path: Path) -> None:
    traces = read(written(tmp_path, "case,step\nA,1\nA,2\nB,1\nA,3\n"))
    assert [(t.number, t.attributes["case"], [e["step"] for e in t.events], t.lines) for t in traces] == [
        (1, "A", ["1", "2"], [2, 3]),
        (2, "B", ["1"], [4]),
        (3, "A", ["3"], [5]),
    ]


def test_rows_without_a_case_stay_apart(tmp_path: Path) -> None:
    assert [trace.attributes for trace in read(written(tmp_path, "case,step\n,1\n,2\n"))] == [{}, {}]


def test_quotes_line_breaks_blank_lines_and_a_byte_order_mark_are_understood(tmp_path: Path) -> None:
    (trace,) = read(written(tmp_path, b'\xef\xbb\xbfcase,step\r\n\r\nA,"1\r\n""2"""\r\nA,3\r\n'))
    assert trace.events == [{"case": "A", "step": '1\r\n"2"'}, {"case": "A", "step": "3"}]
    assert trace.lines == [3, 5]


def test_gzip_is_known_by_its_content(tmp_path: Path) -> None:
    assert len(read(written(tmp_path, gzip.compress(b"case,step\nA,1\n"), "log.csv"))) == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"", "line 1: the header has no column case, step"),
        (b"case,activity\n", "line 1: the header has no column step"),
        (b"case,step,step\n", "line 1: the header names twice: step"),
        (b"case,step\nA,1\nA\n", "line 3: 1 cells where the header has 2"),
        (b'case,step\nA,"1\n', "line 2: malformed CSV"),
        (b"case,step\nA,1\nA,\xe9\n", "line 3: invalid UTF-8 (byte 0xe9), byte 3 of the line"),
        (b"case,step\nA,\0\n", "line 2: a NUL character"),
        (b"case,step\nA," + b"x" * LONGEST_LINE, "line 2: longer than"),
        (gzip.compress(b"case,step\nA,1\n")[:-9], "truncated"),
    ],
)
def test_what_is_no_csv_is_refused_with_its_line(tmp_path: Path, text: bytes, reason: str) -> None:
    assert reason in refusal(written(tmp_path, text, "log.csv"))


def test_lines_of_json_keep_their_numbers_and_bytes(tmp_path: Path) -> None:
    with open_log(written(tmp_path, b'{"a": 1}\n\n {"b":\xff}\n', "log.jsonl")) as file:
        assert list(read_lines(file)) == [(1, b'{"a": 1}'), (3, b'{"b":\xff}')]
