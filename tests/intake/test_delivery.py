import json

import pytest

from adapters.intake.message import Sent
from domain.ids import case_id, register_id
from domain.ports.store import Store
from tests.intake.sending import NOW, REGISTRAR, UPSTREAM, deliver, door, event, filed, outcomes, sent

SOURCE = "urn:example:handheld"


def test_a_fact_is_stored_in_its_case(store: Store) -> None:
    (answer,) = deliver(door(store), [filed()])
    case = case_id(SOURCE, "2026-0001")
    assert (answer.outcome, answer.case, answer.version, answer.position) == ("stored", str(case), 1, 1)
    (recorded, *_) = store.log.read_stream(case)
    assert (recorded.event.id, recorded.event.source) == ("e-1", SOURCE)


def test_the_same_again_is_a_duplicate_and_stored_once(store: Store) -> None:
    facts = door(store)
    (first,) = deliver(facts, [filed()])
    head = store.log.head()
    (second,) = deliver(facts, [filed()])
    assert (second.outcome, second.case, second.version, second.position) == ("duplicate", first.case, 1, 1)
    assert store.log.head() == head


def test_the_same_differently_written_is_a_duplicate(store: Store) -> None:
    facts = door(store)
    deliver(facts, [filed()])
    assert outcomes(deliver(facts, [json.dumps(filed(time="2026-03-02T01:30:00Z"), indent=2).encode()])) == [
        "duplicate"
    ]


def test_the_same_identity_with_other_content_is_refused_and_kept(store: Store) -> None:
    facts = door(store)
    deliver(facts, [filed()])
    other = sent(filed(actor="somebody else"))
    (answer,) = facts.deliver([other], UPSTREAM, "http")
    assert answer.problem is not None
    assert (answer.outcome, answer.problem.type) == ("rejected", "urn:bihuan:problem:identity-conflict")
    assert answer.problem.refusal is not None
    kept = store.refusals.get(answer.problem.refusal)
    assert kept is not None
    assert (kept.body, kept.id, kept.source, kept.channel) == (other.body, "e-1", SOURCE, "http")


def test_what_was_refused_is_kept_byte_for_byte_with_its_problem(store: Store) -> None:
    body = b'{"id": "e-1", "source": "urn:x", "subject": 7'
    (answer,) = deliver(door(store), [body])
    (kept,) = store.refusals.list(0, 10)
    assert answer.problem is not None
    assert (kept.body, kept.number, kept.received_at) == (body, answer.problem.refusal, NOW)
    assert json.loads(kept.problem)["type"] == answer.problem.type


def test_an_event_in_binary_mode_is_kept_with_its_headers(store: Store) -> None:
    one = Sent(b"[]", "application/json", {"id": "e-1"}, b"ce-id: e-1\r\n")
    door(store).deliver([one], UPSTREAM, "http")
    (kept,) = store.refusals.list(0, 10)
    assert (kept.content_type, kept.body, kept.id) == ("message/http", b"ce-id: e-1\r\n\r\n[]", "e-1")


def test_a_batch_is_not_all_or_nothing(store: Store) -> None:
    batch = [filed(1), event(2, subject="2026-0002", time="yesterday"), event(3, subject="2026-0003")]
    answers = deliver(door(store), batch)
    assert outcomes(answers) == ["stored", "invalid-attribute", "stored"]
    assert [a.id for a in answers] == ["e-1", "e-2", "e-3"]


def test_after_a_rejected_event_later_ones_of_its_case_are_held_back(store: Store) -> None:
    batch = [event(1), event(2, x=1), event(3), event(4, subject="2026-0002"), event(5)]
    answers = deliver(door(store), batch)
    assert outcomes(answers) == ["stored", "unknown-attribute", "held-back", "stored", "held-back"]
    assert answers[2].problem is not None
    assert "e-2" in answers[2].problem.detail_en
    assert [r.id for r in store.refusals.list(0, 10)] == ["e-2", "e-3", "e-5"]
    assert len(store.log.read_stream(case_id(SOURCE, "2026-0001"))) == 1


def test_held_back_events_are_stored_once_all_is_put_right(store: Store) -> None:
    facts = door(store)
    deliver(facts, [event(1, x=1), event(2)])
    assert outcomes(deliver(facts, [event(1), event(2)])) == ["stored", "stored"]


def test_a_conflict_too_holds_back_what_follows_it(store: Store) -> None:
    facts = door(store)
    deliver(facts, [event(1)])
    answers = deliver(facts, [event(1, actor="other"), event(2), event(3, subject="2026-0002")])
    assert outcomes(answers) == ["identity-conflict", "held-back", "stored"]


def test_a_batch_may_conflict_with_itself(store: Store) -> None:
    answers = deliver(door(store), [event(1), event(1), event(1, actor="other"), event(2)])
    assert outcomes(answers) == ["stored", "duplicate", "identity-conflict", "held-back"]


def test_duplicates_hold_nothing_back(store: Store) -> None:
    facts = door(store)
    deliver(facts, [event(1), event(2)])
    assert outcomes(deliver(facts, [event(1), event(2), event(3)])) == ["duplicate", "duplicate", "stored"]


def test_order_is_kept_whatever_the_case_is_called(store: Store) -> None:
    by_id = f"urn:uuid:{case_id(SOURCE, '2026-0001')}"
    answers = deliver(door(store), [event(1), event(2, x=1), event(3, subject=by_id)])
    assert outcomes(answers) == ["stored", "unknown-attribute", "held-back"]


def test_an_event_that_says_nothing_of_its_case_holds_nothing_back(store: Store) -> None:
    assert outcomes(deliver(door(store), [b"{", event(2)])) == ["malformed-json", "stored"]


def test_an_empty_batch_does_nothing(store: Store) -> None:
    assert deliver(door(store), []) == []


def test_a_case_can_be_named_by_its_id(store: Store) -> None:
    facts = door(store)
    (first,) = deliver(facts, [filed()])
    (second,) = deliver(facts, [event(2, source="urn:example:court", subject=f"urn:uuid:{first.case}")])
    assert (second.case, second.version) == (first.case, 2)


@pytest.mark.parametrize("subject", ["urn:uuid:", "urn:uuid:2026-0001"])
def test_an_id_that_is_none_is_refused(store: Store, subject: str) -> None:
    assert outcomes(deliver(door(store), [event(subject=subject)])) == ["invalid-attribute"]


def test_nobody_writes_case_facts_into_a_register(store: Store) -> None:
    assert outcomes(deliver(door(store), [event(subject=f"urn:uuid:{register_id('organs')}")])) == ["not-a-case"]


def test_nobody_writes_case_facts_into_a_reservation(store: Store) -> None:
    facts = door(store)
    deliver(facts, [filed()])
    claim = store.log.read_all(1, 1)[0]
    assert outcomes(deliver(facts, [event(2, subject=f"urn:uuid:{claim.stream}")])) == ["not-a-case"]


def test_register_facts_go_to_their_register(store: Store) -> None:
    organ = {
        "organ": "o",
        "name": "综合行政执法局",
        "kind": "integrated",
        "region": "330106",
        "effective_from": "2024-01-01",
    }
    registered = event(tag="organ_registered.v1", data=organ, subject="o")
    (answer,) = deliver(door(store), [registered], REGISTRAR)
    assert (answer.outcome, answer.register, answer.case) == ("stored", "organs", None)
    assert len(store.log.read_stream(register_id("organs"))) == 1
