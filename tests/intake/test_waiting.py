import threading
import time

from adapters.intake.door import FactDoor
from domain.admission import admit
from domain.ids import case_id
from domain.ports.store import Store
from domain.ports.waiting import Waiting
from tests.intake.sending import NOW, UPSTREAM, deliver, door, event, now, outcomes, sent

SOURCE = "urn:example:handheld"
COURT = "urn:example:court"
ALIAS = "urn:xwm:33010620260301000001"


def minted(number: int = 10, **attributes: object) -> dict[str, object]:
    return event(number, "act_code_minted.v1", {"code": ALIAS.removeprefix("urn:xwm:")}) | attributes


def by_alias(number: int = 1, **attributes: object) -> dict[str, object]:
    return event(number, source=COURT, subject=ALIAS) | attributes


def ids(store: Store) -> list[str]:
    return [r.event.id for r in store.log.read_stream(case_id(SOURCE, "2026-0001"))]


def test_an_event_whose_alias_nobody_has_registered_waits(store: Store) -> None:
    (answer,) = deliver(door(store), [by_alias()])
    assert (answer.outcome, answer.alias, answer.case) == ("waiting", ALIAS, None)
    assert (store.waiting.count(), store.log.head()) == (1, 0)


def test_two_systems_with_keys_of_their_own_end_in_one_case(store: Store) -> None:
    facts = door(store)
    deliver(facts, [minted()])
    (answer,) = deliver(facts, [by_alias()])
    assert (answer.outcome, answer.case, answer.version) == ("stored", str(case_id(SOURCE, "2026-0001")), 2)


def test_who_waits_is_stored_when_the_alias_is_registered_in_order_of_arrival(store: Store) -> None:
    facts = door(store)
    deliver(facts, [by_alias(1)])
    deliver(facts, [by_alias(3), by_alias(2)])
    deliver(facts, [minted()])
    assert ids(store) == ["e-10", "e-1", "e-3", "e-2"]
    assert store.waiting.count() == 0


def test_an_alias_registered_in_the_same_batch_counts(store: Store) -> None:
    answers = deliver(door(store), [by_alias(1), minted()])
    assert outcomes(answers) == ["stored", "stored"]
    assert store.waiting.count() == 0


def test_the_same_again_goes_on_waiting_once(store: Store) -> None:
    facts = door(store)
    deliver(facts, [by_alias()])
    assert outcomes(deliver(facts, [by_alias()])) == ["waiting"]
    assert store.waiting.count() == 1


def test_what_was_stored_from_the_waiting_room_is_a_duplicate_afterwards(store: Store) -> None:
    facts = door(store)
    deliver(facts, [by_alias()])
    deliver(facts, [minted()])
    assert outcomes(deliver(facts, [by_alias()])) == ["duplicate"]


def test_other_content_under_the_identity_of_one_who_waits_is_refused(store: Store) -> None:
    facts = door(store)
    deliver(facts, [by_alias()])
    assert outcomes(deliver(facts, [by_alias(actor="other")])) == ["identity-conflict"]
    assert store.waiting.count() == 1


def test_one_who_waits_and_turns_out_to_conflict_is_kept_with_the_refused(store: Store) -> None:
    facts = door(store)
    deliver(facts, [by_alias(1)])
    deliver(facts, [event(1, source=COURT, subject="7", actor="other")])
    deliver(facts, [minted()])
    assert store.waiting.count() == 0
    assert [r.id for r in store.refusals.list(0, 10)] == ["e-1"]


def test_after_a_rejected_event_of_an_unknown_alias_later_ones_are_held_back(store: Store) -> None:
    assert outcomes(deliver(door(store), [by_alias(1, x=1), by_alias(2)])) == ["unknown-attribute", "held-back"]
    assert store.waiting.count() == 0


def test_an_alias_that_leads_to_an_alias_is_followed(store: Store) -> None:
    facts = door(store)
    permit = event(2, "permit_granted.v1", {"permit_number": "17"}, source=COURT, subject=ALIAS)
    deliver(facts, [event(3, source="urn:example:hotline", subject="urn:permit:17")])
    deliver(facts, [permit])
    deliver(facts, [minted()])
    assert ids(store) == ["e-10", "e-2", "e-3"]


def test_a_sweep_finds_who_was_left_behind_by_a_crash(store: Store) -> None:
    facts = door(store)
    waiting = facts.open([sent(by_alias())], UPSTREAM, "http")
    waiting.prepare()
    (one,) = [slot.event for slot in waiting._slots if slot.event is not None]  # noqa: SLF001 -- as after a crash
    deliver(facts, [minted()])
    store.waiting.keep([Waiting(alias=ALIAS, received_at=NOW, event=one)])
    assert facts.drain.sweep() == 1
    assert ids(store) == ["e-10", "e-1"]


def test_draining_again_changes_nothing(store: Store) -> None:
    facts = door(store)
    deliver(facts, [by_alias()])
    deliver(facts, [minted()])
    facts.drain.drain([ALIAS])
    facts.drain.sweep()
    assert ids(store) == ["e-10", "e-1"]


def test_who_follows_the_log_drains_for_claims_that_others_have_made(store: Store) -> None:
    facts = door(store)
    deliver(facts, [by_alias()])
    facts.drain.start()
    try:
        other = FactDoor(store, store.log.append, now)
        (claim,) = [slot.event for slot in other.open([sent(minted())], UPSTREAM, "http")._slots if slot.event]  # noqa: SLF001
        store.log.append([admit(claim, case_id(SOURCE, "2026-0001"))])
        deadline = time.monotonic() + 10
        while store.waiting.count() and time.monotonic() < deadline:
            threading.Event().wait(0.01)
    finally:
        facts.drain.stop()
    assert ids(store) == ["e-10", "e-1"]


def test_nobody_is_stranded_whatever_comes_first(store: Store) -> None:
    codes = [f"race-{n}" for n in range(20)]
    facts = [door(store), door(store)]

    def claim() -> None:
        for n, code in enumerate(codes):
            deliver(facts[0], [event(100 + n, "act_code_minted.v1", {"code": code})])

    def speak() -> None:
        for n, code in enumerate(codes):
            deliver(facts[1], [event(200 + n, source=COURT, subject=f"urn:xwm:{code}")])

    threads = [threading.Thread(target=claim), threading.Thread(target=speak)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.waiting.count() == 0
    assert len(ids(store)) == 2 * len(codes)
