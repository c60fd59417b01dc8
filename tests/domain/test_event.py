"""Stored bytes: canonical, and the same again after reading and writing, for every type of fact."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import ValidationError, structs, to_builtins

from domain.catalogue import FACTS, SENDABLE
from domain.event import MAX_BYTES, Event, Recorded, UnreadableEventError, content, decode, encode, with_data
from domain.fact import TYPE_PREFIX, Fact, canonical
from domain.ids import StreamId
from tests.domain.facts_of_any_kind import ANY_CHARACTER, ANY_FACT, INSTANTS, events, full, records
from tests.domain.ordinary import filed

STREAM = StreamId(UUID(int=7))
SLOW = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
AT = datetime(2023, 7, 12, 1, 2, 3, 4, tzinfo=UTC)


def by_hand(value: object) -> bytes:
    """Write JSON as RFC 8785 asks for, without the code under test; member names here are ASCII."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def _reads_back(event: Event, recorded_at: datetime) -> bytes:
    stored = encode(event, STREAM, 3, recorded_at)
    found = decode(stored, 9, STREAM, 3)
    assert found == Recorded(position=9, stream=STREAM, version=3, recorded_at=recorded_at, event=event)
    assert encode(found.event, STREAM, 3, found.recorded_at) == stored
    assert stored == by_hand(json.loads(stored))
    return stored


@pytest.mark.parametrize("tag", sorted(FACTS))
def test_a_stored_event_reads_back_the_same_and_is_written_the_same_again(tag: str) -> None:
    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.one_of(records(FACTS[tag]), full(FACTS[tag])))
    def reads_back(fact: Fact) -> None:
        _reads_back(structs.replace(filed(), fact=fact), AT)

    reads_back()


@SLOW
@given(events(ANY_FACT), INSTANTS)
def test_so_does_every_envelope(event: Event, recorded_at: datetime) -> None:
    _reads_back(event, recorded_at)


TREES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(ANY_CHARACTER),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(max_codepoint=127), max_size=8), inner, max_size=4)
    ),
)


@given(TREES)
def test_canonical_json_is_what_another_writer_makes_of_the_same_value(value: object) -> None:
    assert canonical(value) == by_hand(value)


def test_canonical_json_escapes_exactly_what_rfc_8785_does() -> None:
    every = "".join(map(chr, range(0x80))) + "\u2028\u2029é€市\U0001f600"
    text = canonical(every).decode()
    escaped = {c: text_of for c in every if (text_of := canonical(c).decode()[1:-1]) != c}
    short = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
    assert escaped == {chr(n): f"\\u{n:04x}" for n in range(0x20)} | short
    assert text == by_hand(every).decode()


def test_names_stand_in_the_order_of_their_letters() -> None:
    stored = json.loads(encode(filed(), STREAM, 1, AT))
    assert list(stored) == sorted(stored)
    assert list(stored["data"]) == sorted(stored["data"])
    assert set(stored) == {"data", "id", "occ", "organ", "rec", "seq", "source", "stream", "subject", "type"}
    assert stored["occ"] == "2023-07-12T01:00:00.000000Z"


def test_what_has_a_default_and_is_left_out_takes_no_bytes() -> None:
    for tag, cls in FACTS.items():
        if not any(f.required for f in structs.fields(cls)):
            assert canonical(cls()) == b"{}", tag


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda b: b[:-1], "truncated"),
        (lambda b: b.replace(b"case_filed.v1", b"case_filed.v9"), "unknown type case_filed.v9"),
        (lambda b: b.replace(b'"seq":1', b'"seq":"1"'), "seq"),
        (lambda b: b.replace(b'"seq":1', b'"seq":1,"extra":1'), "extra"),
        (lambda b: b.replace(b'"case_number":"CN-1",', b""), "case_number"),
        (lambda b: b.replace(b'"case_number"', b'"unknown":1,"case_number"'), "unknown"),
        (lambda b: b.replace(b"2023-07-12T01:00:00.000000Z", b"2023-07-12T01:00:00.000000"), "timezone"),
        (lambda b: b.replace(b"2023-07-12T01:00:00.000000Z", b"0001-01-01T00:00:00+08:00"), "UTC"),
        (lambda b: b.replace(b"CN-1", b"\xff"), "utf-8"),
        (lambda _: b"[]", "object"),
        (lambda _: b"", "truncated"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_damaged_bytes_are_named_and_never_guessed_at(damage: Callable[[bytes], bytes], words: str) -> None:
    stored = damage(encode(filed(), STREAM, 1, AT))
    with pytest.raises(UnreadableEventError, match=words) as raised:
        decode(stored, 5, STREAM, 1)
    assert (raised.value.position, raised.value.stream, raised.value.version) == (5, STREAM, 1)


def test_bytes_of_another_case_are_named_even_after_both_were_read() -> None:
    other = StreamId(UUID(int=8))
    stored = encode(filed(), STREAM, 1, AT)
    decode(stored, 5, STREAM, 1)
    decode(encode(filed(), other, 1, AT), 6, other, 1)
    with pytest.raises(UnreadableEventError, match=f"the bytes are those of version 1 of {STREAM}"):
        decode(stored, 6, other, 1)


@SLOW
@given(st.binary(max_size=200))
def test_no_bytes_at_all_make_reading_fail_in_another_way(noise: bytes) -> None:
    with pytest.raises(UnreadableEventError):
        decode(noise, 1, STREAM, 1)


@SLOW
@given(events(ANY_FACT))
def test_content_does_not_depend_on_the_place_in_the_log(event: Event) -> None:
    one = decode(encode(event, STREAM, 1, AT), 1, STREAM, 1).event
    assert content(one) == content(event)
    assert content(structs.replace(event, id=event.id + "x")) != content(event)
    assert content(structs.replace(event, synthetic=not event.synthetic)) != content(event)


@SLOW
@given(ANY_FACT)
def test_a_fact_comes_back_from_plain_data(fact: Fact) -> None:
    assert with_data(fact.TAG, to_builtins(fact)) == fact
    assert with_data(fact.TAG, json.loads(canonical(fact))) == fact


def test_data_of_the_wrong_form_is_refused_with_the_field() -> None:
    with pytest.raises(ValidationError, match="fine"):
        with_data("penalty_decided.v1", {"fine": -1})
    with pytest.raises(ValidationError, match="unknown"):
        with_data("penalty_decided.v1", {"unknown": 1})
    with pytest.raises(KeyError):
        with_data("penalty_decided.v0", {})


def test_the_type_of_an_event_is_its_tag_under_our_prefix() -> None:
    assert filed().type == "cn.bihuan.case_filed.v1"
    assert all((TYPE_PREFIX + tag).isascii() for tag in SENDABLE)


def test_an_ordinary_event_is_far_from_the_limit() -> None:
    assert len(encode(filed(), STREAM, 1, AT)) < MAX_BYTES // 16
