import json

import pytest

from adapters.intake.message import Sent
from adapters.intake.modes import messages
from adapters.intake.problem import Problem, ProblemError

Headers = list[tuple[bytes, bytes]]


def problem_with(body: bytes, headers: Headers) -> Problem:
    with pytest.raises(ProblemError) as caught:
        messages(body, headers)
    return caught.value.problem


def typed(content_type: bytes) -> Headers:
    return [(b"host", b"x"), (b"content-type", content_type)]


def binary(*headers: tuple[bytes, bytes]) -> Sent:
    (one,), batch = messages(b"{}", [*typed(b"application/json"), *headers])
    assert not batch
    return one


@pytest.mark.parametrize(
    "content_type", [b"application/cloudevents+json", b"Application/CloudEvents+JSON; charset=UTF-8"]
)
def test_structured_mode_is_one_event(content_type: bytes) -> None:
    sent, batch = messages(b"{}", typed(content_type))
    assert ([s.body for s in sent], batch) == ([b"{}"], False)


def test_batch_mode_is_taken_apart_byte_for_byte() -> None:
    sent, batch = messages(b'[ {"a" : 1},\n{"b":"\xe9\x95\xbf"} ]', typed(b"application/cloudevents-batch+json"))
    assert ([s.body for s in sent], batch) == ([b'{"a" : 1}', b'{"b":"\xe9\x95\xbf"}'], True)


def test_an_empty_batch_is_a_batch() -> None:
    assert messages(b"[]", typed(b"application/cloudevents-batch+json")) == ([], True)


def test_binary_mode_has_its_attributes_in_headers() -> None:
    sent = binary((b"ce-id", b"1"), (b"ce-subject", b"2026-0001"))
    assert sent.attributes == {"id": "1", "subject": "2026-0001", "datacontenttype": "application/json"}


def test_headers_are_percent_decoded() -> None:
    sent = binary((b"ce-subject", b"urn:case:%E6%9D%AD%E8%A5%BF%201%25"))
    assert sent.attributes is not None
    assert sent.attributes["subject"] == "urn:case:杭西 1%"


def test_quoted_headers_are_unquoted() -> None:
    sent = binary((b"ce-subject", b' "a \\"b\\"" '))
    assert sent.attributes is not None
    assert sent.attributes["subject"] == 'a "b"'


def test_an_event_in_binary_mode_is_kept_with_its_headers() -> None:
    assert binary((b"ce-id", b"%31")).whole == ("message/http", b"ce-id: %31\r\n\r\n{}")


@pytest.mark.parametrize("value", [b"%zz", b"%e6%9d", b"\xe6\x9d", b"100%"])
def test_headers_that_are_not_percent_encoded_utf8_are_refused(value: bytes) -> None:
    problem = problem_with(b"{}", [*typed(b"application/json"), (b"ce-subject", value)])
    assert (problem.type, problem.field) == ("urn:bihuan:problem:invalid-attribute", "subject")


def test_a_header_that_stands_twice_is_refused() -> None:
    problem = problem_with(b"{}", [*typed(b"application/json"), (b"ce-id", b"1"), (b"ce-id", b"2")])
    assert (problem.type, problem.field) == ("urn:bihuan:problem:duplicate-member", "id")


@pytest.mark.parametrize(
    "content_type",
    [
        b"",
        b"text/plain",
        b"application/xml",
        b"application/json",
        b"application/cloudevents+avro",
        b"application/cloudevents+json; charset=gbk",
    ],
)
def test_other_content_types_are_refused_with_those_that_are_taken(content_type: bytes) -> None:
    problem = problem_with(b"{}", typed(content_type))
    assert (problem.type, problem.status) == ("urn:bihuan:problem:unsupported-media-type", 415)
    assert problem.expected == (
        "application/cloudevents+json",
        "application/cloudevents-batch+json",
        "application/json",
    )


@pytest.mark.parametrize("body", [b"{}", b"[{}", b"[{}]]", json.dumps("x").encode(), b"[\xff]"])
def test_a_batch_that_is_no_array_is_refused_as_a_whole(body: bytes) -> None:
    assert problem_with(body, typed(b"application/cloudevents-batch+json")).status == 400
