import json
from datetime import timedelta

import pytest

from adapters.intake.message import Limits, Read, Sent, Unread
from adapters.intake.problem import Problem
from adapters.intake.reading import read_event
from domain.authority import Principal
from tests.intake.sending import CASE_FILED, NOW, ORGAN, OWN_ORGAN, REGISTRAR, UPSTREAM, Json, event, filed, sent

LIMITS = Limits()


def problem_with(body: Json | bytes, principal: Principal = UPSTREAM, limits: Limits = LIMITS) -> Problem:
    read = read_event(sent(body), principal, NOW, limits)
    assert isinstance(read, Unread)
    return read.problem


def read_of(body: Json | bytes, principal: Principal = UPSTREAM) -> Read:
    read = read_event(sent(body), principal, NOW, LIMITS)
    assert isinstance(read, Read), read
    return read


def data(**changes: object) -> Json:
    return filed(data=CASE_FILED | changes)


TWICE = json.dumps(event()).replace('"id"', '"id": "other", "id"').encode()
NESTED_TWICE = json.dumps(filed()).replace('"token"', '"token":"x","token"').encode()
SPACED_TWICE = b'{"id" : "a", ' + json.dumps(event()).encode()[1:]
LONG = "长" * 2000

BAD: dict[str, tuple[Json | bytes, str, int, str | None]] = {
    "no JSON": (b"{", "malformed-json", 400, None),
    "nothing": (b"", "malformed-json", 400, None),
    "more than one value": (b"{} {}", "malformed-json", 400, None),
    "too deep": (b'{"id":' + b"[" * 100_000, "malformed-json", 400, None),
    "not an object": (b"[1]", "invalid-attribute", 400, "$"),
    "not UTF-8": (json.dumps(event()).encode().replace(b"2026-0001", b"2026-\xff"), "invalid-utf8", 400, None),
    "half a character": (json.dumps(filed()).encode().replace(b"wensan", b"\xe6\x96"), "invalid-utf8", 400, None),
    "an attribute twice": (TWICE, "duplicate-member", 400, "id"),
    "a member of the data twice": (NESTED_TWICE, "duplicate-member", 400, "token"),
    "a member twice, oddly spaced": (SPACED_TWICE, "duplicate-member", 400, "id"),
    "no id": (event(id=None), "missing-attribute", 400, "id"),
    "no source": (event(source=None), "missing-attribute", 400, "source"),
    "no type": (event(type=None), "missing-attribute", 400, "type"),
    "no subject": (event(subject=None), "missing-attribute", 400, "subject"),
    "no time": (event(time=None), "missing-attribute", 400, "time"),
    "no version": (event(specversion=None), "missing-attribute", 400, "specversion"),
    "empty id": (event(id=""), "invalid-attribute", 400, "id"),
    "a number for a text": (event(id=7), "invalid-attribute", 400, "id"),
    "another version": (event(specversion="0.3"), "invalid-attribute", 400, "specversion"),
    "an attribute too many": (event(traceparent="00"), "unknown-attribute", 400, "traceparent"),
    "data in base 64": (event(data_base64="e30="), "unknown-attribute", 400, "data_base64"),
    "another content type of the data": (
        event(datacontenttype="text/xml"),
        "invalid-attribute",
        400,
        "datacontenttype",
    ),
    "somebody else's schema": (event(dataschema="https://example.org/x"), "invalid-attribute", 400, "dataschema"),
    "a control character": (event(subject="a\u001fb"), "invalid-attribute", 400, "subject"),
    "synthetic, perhaps": (event(synthetic="maybe"), "invalid-attribute", 400, "synthetic"),
    "an unknown type": (event(tag="penalty_decide.v1"), "unknown-type", 422, "type"),
    "a type that is only ours": (event(tag="reservation_claimed.v1"), "unknown-type", 422, "type"),
    "a type without our prefix": (event(type="penalty_decided.v1"), "unknown-type", 422, "type"),
    "time without offset": (event(time="2026-03-02T09:30:00"), "time-without-offset", 400, "time"),
    "time of a day that is none": (event(time="2026-02-30T09:30:00Z"), "invalid-attribute", 400, "time"),
    "a time that is none": (event(time="yesterday"), "invalid-attribute", 400, "time"),
    "time before the calendar": (event(time="0001-01-01T00:00:00+08:00"), "invalid-attribute", 400, "time"),
    "time in the future": (event(time="2026-06-01T00:05:01Z"), "time-in-the-future", 422, "time"),
    "a member is missing": (
        filed(data={k: v for k, v in CASE_FILED.items() if k != "party"}),
        "schema-violation",
        422,
        "$.data.party",
    ),
    "a member too many": (data(x=1), "schema-violation", 422, "$.data.x"),
    "a wrong kind of value": (data(items="330217001000"), "schema-violation", 422, "$.data.items"),
    "a value that is none of those": (
        data(party={"token": "p", "kind": "x"}),
        "schema-violation",
        422,
        "$.data.party.kind",
    ),
    "a day that is none": (
        data(conduct={"fingerprint": "f", "on": "2026-02-30"}),
        "schema-violation",
        422,
        "$.data.conduct.on",
    ),
    "data that is no object": (event(data=None) | {"data": [1]}, "schema-violation", 422, "$.data"),
    "a character that no database keeps": (data(approver="a\u0000b"), "schema-violation", 422, None),
    "a fraction of a fen": (event(tag="fine_paid.v1", data={"amount": 1.5}), "schema-violation", 422, "$.data.amount"),
    "money below nothing": (event(tag="fine_paid.v1", data={"amount": -1}), "schema-violation", 422, "$.data.amount"),
    "a check digit that is wrong": (
        data(party={"token": "p", "kind": "unit", "uscc": "91330100MA2XXXXX0A"}),
        "failed-check",
        422,
        "$.data.party.uscc",
    ),
    "a division that is none": (data(region="990106"), "failed-check", 422, "$.data.region"),
    "a key too long to reserve": (
        data(party={"token": "p" * 200, "kind": "unit"}, conduct={"fingerprint": "f" * 200, "on": "2026-03-01"}),
        "schema-violation",
        422,
        "$.data",
    ),
    "larger than the log takes": (
        event(tag="supplement_requested.v1", data={"items": [LONG, LONG, LONG]}),
        "event-too-large",
        413,
        None,
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_bad_input_is_refused_with_a_problem_that_names_the_field(kind: str) -> None:
    body, name, status, field = BAD[kind]
    problem = problem_with(body)
    assert (problem.type, problem.status, problem.field) == (f"urn:bihuan:problem:{name}", status, field)
    assert problem.title
    assert problem.detail
    assert problem.detail_en.endswith(".")
    assert any("一" <= character <= "龥" for character in problem.detail)


def test_an_unknown_type_is_answered_with_those_it_may_have_meant() -> None:
    assert "cn.bihuan.penalty_decided.v1" in (problem_with(event(tag="penalty_decide.v1")).expected or ())


def test_an_event_larger_than_the_limit_is_refused_unread() -> None:
    problem = problem_with(event(), limits=Limits(body=100))
    assert problem.type.endswith("event-too-large")
    assert problem.expected == "at most 100 bytes"


def test_a_clock_that_is_a_little_ahead_is_forgiven() -> None:
    read = read_event(sent(event(time="2026-06-01T00:04:59Z")), UPSTREAM, NOW, Limits(skew=timedelta(minutes=5)))
    assert isinstance(read, Read)


def test_nobody_speaks_for_another_organ() -> None:
    problem = problem_with(event(organ="330109-cg"), OWN_ORGAN)
    assert (problem.type, problem.status) == ("urn:bihuan:problem:foreign-organ", 403)
    assert (problem.field, problem.expected) == ("organ", ORGAN)


def test_nobody_sends_from_another_source() -> None:
    bound = Principal(person="x", role=UPSTREAM.role, organ=ORGAN, sources=frozenset({"urn:example:hotline"}))
    problem = problem_with(event(), bound)
    assert (problem.type, problem.expected) == ("urn:bihuan:problem:foreign-source", ("urn:example:hotline",))


def test_nobody_sends_in_the_name_of_our_commands() -> None:
    assert problem_with(event(source="urn:bihuan:command")).type.endswith("foreign-source")


def test_register_facts_need_the_registrar() -> None:
    certificate = {
        "certificate": "c",
        "officer": "o",
        "organ": ORGAN,
        "valid_from": "2026-01-01",
        "valid_to": "2030-01-01",
    }
    issued = event(tag="certificate_issued.v1", data=certificate)
    assert problem_with(issued).type.endswith("not-permitted")
    assert problem_with(event(), REGISTRAR).type.endswith("not-permitted")
    assert read_of(issued, REGISTRAR).event.fact.TAG == "certificate_issued.v1"


def test_an_event_without_an_organ_is_answered_for_by_the_senders_own() -> None:
    assert read_of(event(organ=None), OWN_ORGAN).event.organ == ORGAN


def test_the_legal_time_is_kept_as_an_instant() -> None:
    assert read_of(event(time="2026-03-02T09:30:00.123456+08:00")).event.occurred_at.isoformat() == (
        "2026-03-02T01:30:00.123456+00:00"
    )


@pytest.mark.parametrize(
    ("given", "kept"), [(True, True), (False, False), ("true", True), ("false", False), (None, False)]
)
def test_what_is_made_up_says_so(given: object, kept: bool) -> None:  # noqa: FBT001 -- a value of the table
    assert read_of(event(synthetic=given)).event.synthetic is kept


def test_every_attribute_is_kept() -> None:
    whole = event(
        actor="officer-17", causationid="c", correlationid="k", dataschema="/v1/schemas/cn.bihuan.clock_resumed.v1"
    )
    read = read_of(whole).event
    assert (read.actor, read.causation, read.correlation) == ("officer-17", "c", "k")


def test_escapes_and_odd_spacing_are_no_fault() -> None:
    body = json.dumps(filed(), ensure_ascii=True, indent=1, separators=(" ,", " : ")).encode()
    assert read_of(body).event.fact == read_of(filed()).event.fact


def test_a_colon_in_a_text_is_no_member() -> None:
    text = event(tag="case_filing_revoked.v1", data={"reason": 'he said "a": and "b" : and \\":'})
    assert read_of(text).event.id == "e-1"


def test_logs_of_the_past_are_taken_with_the_codes_that_they_have() -> None:
    old = sent(data(region="990106"))
    assert isinstance(read_event(old, UPSTREAM, NOW, Limits(checks=False)), Read)


def test_in_binary_mode_the_body_is_the_data_alone() -> None:
    attributes = {name: value for name, value in filed().items() if name != "data"}
    read = read_event(Sent(json.dumps(CASE_FILED).encode(), "application/json", attributes), UPSTREAM, NOW, LIMITS)
    assert isinstance(read, Read)
    assert read.event == read_of(filed()).event


def test_in_binary_mode_data_is_checked_as_strictly() -> None:
    attributes = {name: value for name, value in filed().items() if name != "data"}
    twice = json.dumps(CASE_FILED).replace('"token"', '"token":"x","token"').encode()
    read = read_event(Sent(twice, "application/json", attributes), UPSTREAM, NOW, LIMITS)
    assert isinstance(read, Unread)
    assert read.problem.type.endswith("duplicate-member")


def test_what_can_be_read_of_a_bad_event_is_known() -> None:
    read = read_event(sent(event(time="yesterday")), UPSTREAM, NOW, LIMITS)
    assert isinstance(read, Unread)
    assert (read.names.id, read.names.source, read.names.organ) == ("e-1", "urn:example:handheld", ORGAN)
