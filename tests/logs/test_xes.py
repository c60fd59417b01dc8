"""Reading XES."""

import gzip
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.logs.files import CHUNK, open_log
from adapters.logs.trace import LogError, Trace
from adapters.logs.xes import read_xes
from tests.logs.material import FINE, PAY, written, xes

TOTALS = '<int key="meta_general:traces_total" value="{}"/>\n<int key="meta_general:events_total" value="{}"/>\n'


def read(path: Path) -> list[Trace]:
    with open_log(path) as file:
        return list(read_xes(file))


def refusal(path: Path) -> str:
    with pytest.raises(LogError) as caught:
        read(path)
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)
    return str(caught.value)


def test_traces_and_events_come_in_the_order_of_the_file_with_their_lines(tmp_path: Path) -> None:
    traces = read(written(tmp_path, xes(("B", [FINE, PAY]), ("A", [PAY]))))
    assert [trace.attributes for trace in traces] == [{"concept:name": "B"}, {"concept:name": "A"}]
    assert [trace.number for trace in traces] == [1, 2]
    assert [trace.line for trace in traces] == [2, 16]
    assert traces[0].events == [FINE, PAY]
    assert traces[0].lines == [4, 10]


def test_gzip_is_known_by_its_content_not_by_the_name(tmp_path: Path) -> None:
    packed = gzip.compress(xes(("A", [FINE])).encode())
    assert read(written(tmp_path, packed, "log.xes"))[0].events == [FINE]


def test_only_attributes_that_stand_directly_in_an_event_count(tmp_path: Path) -> None:
    text = (
        '<log><global scope="event"><string key="a" value="UNKNOWN"/></global><trace><list key="l"><values>'
        '<string key="a" value="1"/></values></list><event><string key="a" value="2"><string key="b" value="3"/>'
        '</string><container key="c"><string key="d" value="4"/></container></event></trace></log>'
    )
    (trace,) = read(written(tmp_path, text))
    assert trace.attributes == {}
    assert trace.events == [{"a": "2"}]


NAMES = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs", "So"]), min_size=1, max_size=8)


@given(st.lists(st.lists(st.dictionaries(NAMES, NAMES, max_size=4), max_size=4), max_size=5))
def test_what_was_written_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, log: list[list[dict[str, str]]]
) -> None:
    def attribute(name: str, value: str) -> str:
        return f"<string key={quoteattr(name)} value={quoteattr(value)}/>"

    events = [["".join(attribute(*item) for item in event.items()) for event in trace] for trace in log]
    text = "".join(f"<trace>{''.join(f'<event>{e}</event>' for e in trace)}</trace>" for trace in events)
    path = written(tmp_path_factory.mktemp("xes"), f"<log>{text}</log>".encode())
    assert [trace.events for trace in read(path)] == log


def test_a_truncated_gzip_is_refused_after_what_came_before_was_read(tmp_path: Path) -> None:
    events = [FINE | {"amount": f"{n}.0", "salt": f"{n * n * 7919}"} for n in range(3000)]
    packed = gzip.compress(xes(*((f"A{n}", [event]) for n, event in enumerate(events))).encode())
    path = written(tmp_path, packed[: len(packed) // 2])
    found: list[Trace] = []
    with open_log(path) as file, pytest.raises(LogError, match="truncated") as caught:
        found.extend(read_xes(file))
    assert found
    assert f"trace {len(found)}" in str(caught.value) or f"trace {len(found) + 1}" in str(caught.value)


def test_damaged_gzip_data_is_refused(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(xes(*((f"A{n}", [FINE]) for n in range(2000))).encode()))
    packed[-6] ^= 0xFF  # in the check sum
    assert "gzip data is damaged" in refusal(written(tmp_path, bytes(packed)))


def test_malformed_xml_is_refused_with_its_line(tmp_path: Path) -> None:
    text = xes(("A", [FINE]), ("B", [PAY])).replace("</event>\n</trace>\n</log>", "</trace>\n</log>")
    message = refusal(written(tmp_path, text))
    assert "line 17, trace 2" in message
    assert "mismatched tag" in message


def test_a_log_that_ends_in_the_middle_is_refused(tmp_path: Path) -> None:
    message = refusal(written(tmp_path, xes(("A", [FINE])).removesuffix("</trace>\n</log>\n")))
    assert "line 10, trace 1: malformed XML, no element found" in message


@pytest.mark.parametrize("padding", [0, CHUNK])
def test_bytes_that_are_no_utf_8_are_refused_with_their_line(tmp_path: Path, padding: int) -> None:
    text = xes(("A", [FINE]), header="\n" * padding).encode().replace(b"561", b"5\xff1")
    message = refusal(written(tmp_path, text))
    assert "invalid UTF-8 (byte 0xff)" in message
    assert f"line {8 + padding}, trace 1" in message


@pytest.mark.parametrize("entity", ["", ' [<!ENTITY a "aaaa">]', ' SYSTEM "http://example.org/x.dtd"'])
def test_a_document_type_is_refused(tmp_path: Path, entity: str) -> None:
    assert "DOCTYPE" in refusal(written(tmp_path, f"<!DOCTYPE log{entity}>\n" + xes(("A", [FINE]))))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<html/>", "found the element <html>"),
        ("<log><event/></log>", "found the element <event>"),
        ("<log><trace><event><p/></event></trace></log>", "found the element <p>"),
        ('<log><trace><event><string key="a"/></event></trace></log>', "has no value"),
        ('<log><trace><event><string value="a"/></event></trace></log>', "has no key"),
        ('<log><trace><string key="a" value="1"/><string key="a" value="2"/></trace></log>', "stands here twice"),
        ('<log><int key="meta_general:events_total" value="many"/></log>', "is no number: many"),
        ("", "no element found"),
    ],
)
def test_what_is_no_xes_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    assert reason in refusal(written(tmp_path, text))


def test_totals_in_the_header_that_are_right_pass(tmp_path: Path) -> None:
    assert len(read(written(tmp_path, xes(("A", [FINE, PAY]), header=TOTALS.format(1, 2))))) == 1


def test_totals_in_the_header_that_are_wrong_are_named_with_both_figures(tmp_path: Path) -> None:
    named = '<int key="meta_concept:named_events_total" value="9"><int key="Fine" value="1"/></int>\n'
    message = refusal(written(tmp_path, xes(("A", [FINE, PAY]), header=TOTALS.format(3, 4) + named)))
    assert "meta_general:traces_total = 3, 1 were read" in message
    assert "meta_general:events_total = 4, 2 were read" in message
    assert "meta_concept:named_events_total = 9, 2 were read" in message


def test_a_missing_file_is_refused_in_one_line(tmp_path: Path) -> None:
    assert "No such file" in refusal(tmp_path / "absent.xes")
