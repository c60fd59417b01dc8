"""Credit records: their trigger is finality, not publication."""

import pytest

from domain.event import Event, with_data
from tests.domain.days import CALENDAR_2024
from tests.projections.telling import register, tell, told
from tests.read_models.disclosed import (
    a_store,
    catch_up,
    decided,
    entries,
    entry,
    filed,
    on_the_spot,
    published,
    revoked,
    told_as,
)

FINED = (filed(), decided(when="2023-03-01 10:00"))
SERVED = told("c", "2023-03-06 09:00", "document_served.v1")


def pushed(when: str, subject: str = "c", record: str = "R-1") -> Event:
    return told(
        subject,
        when,
        "credit_record_pushed.v1",
        record=record,
        credit_class="general",
        earliest_end="2023-06-01",
        latest_end="2024-03-01",
    )


def of_record(tag: str, when: str, **data: object) -> Event:
    return told("c", when, with_data(tag, {"record": "R-1"} | data))


def test_publication_makes_no_credit_record() -> None:
    found = told_as("credit_records", *FINED, published("2023-03-07 09:00"))
    assert (found["state"], found["final_from"], found["pushed_on"]) == ("waiting", None, None)


def test_six_months_after_service_a_penalty_that_nobody_contests_is_final() -> None:
    found = told_as("credit_records", *FINED, SERVED)
    assert found["final_from"] == "2023-09-07"


@pytest.mark.parametrize(
    ("outcome", "final"), [("upheld", "2023-05-17"), ("rejected", "2023-05-17"), ("revoked", None), ("varied", None)]
)
def test_a_penalty_upheld_on_review_is_final_after_the_days_for_suing(outcome: str, final: str | None) -> None:
    review = (
        told("c", "2023-04-01 09:00", "review_applied.v1"),
        told("c", "2023-05-01 09:00", "review_decided.v1", outcome=outcome),
    )
    assert told_as("credit_records", *FINED, SERVED, review[0])["final_from"] is None
    assert told_as("credit_records", *FINED, SERVED, *review)["final_from"] == final


def test_a_suit_that_is_won_for_good_makes_it_final_at_once() -> None:
    suit = told("c", "2023-04-01 09:00", "suit_filed.v1")
    judged = told("c", "2023-08-01 09:00", "suit_judged.v1", outcome="upheld", final=True)
    assert told_as("credit_records", *FINED, SERVED, suit, judged)["final_from"] == "2023-08-01"


def test_one_of_the_simple_procedure_is_never_recorded() -> None:
    found = told_as("credit_records", on_the_spot())
    assert (found["state"], found["final_from"]) == ("never", None)
    found = told_as("credit_records", on_the_spot(), pushed("2024-07-01 09:00", "s"))
    assert (found["state"], found["simple"], found["pushed_early"]) == ("pushed", True, True)


def test_what_is_recorded_before_it_is_final_is_early() -> None:
    for when, early in (("2023-09-06 09:00", True), ("2023-09-07 09:00", False)):
        found = told_as("credit_records", *FINED, SERVED, pushed(when))
        assert (found["state"], found["pushed_early"], found["final_from"]) == ("pushed", early, "2023-09-07")


def test_a_record_is_objected_to_repaired_and_deleted() -> None:
    later = (
        of_record("credit_record_objected.v1", "2023-10-01 09:00", ground="x"),
        of_record("credit_record_repaired.v1", "2023-11-01 09:00"),
        of_record("credit_record_deleted.v1", "2023-12-01 09:00", ground="decision_ended"),
    )
    states = [
        told_as("credit_records", *FINED, SERVED, pushed("2023-09-07 09:00"), *later[:n])["state"] for n in range(4)
    ]
    assert states == ["pushed", "objected", "repaired", "deleted"]
    found = told_as("credit_records", *FINED, SERVED, pushed("2023-09-07 09:00"), *later)
    assert (found["repaired_on"], found["deleted_on"], found["deletion_ground"]) == (
        "2023-11-01",
        "2023-12-01",
        "decision_ended",
    )
    assert (found["delete_due"], found["shown_until"], found["repair_from"]) == (
        "2028-09-07",
        "2024-03-01",
        "2023-06-01",
    )


def test_what_was_revoked_is_fallen_and_its_record_stays_until_it_is_deleted() -> None:
    assert told_as("credit_records", *FINED, revoked("2023-04-01 09:00"))["state"] == "fallen"
    events = (*FINED, SERVED, pushed("2023-09-07 09:00"), revoked("2023-10-01 09:00"))
    assert told_as("credit_records", *events)["state"] == "pushed"


def test_a_late_service_moves_the_day() -> None:
    with a_store(*FINED, pushed("2023-09-07 09:00")) as store:
        assert entry(store, "credit_records")["pushed_early"] is True  # not served, as far as is known
        tell(store, SERVED)
        assert entry(catch_up(store), "credit_records")["pushed_early"] is False


def test_what_the_calendar_does_not_tell_yet_is_told_when_it_is_known() -> None:
    with a_store(filed(), decided(), told("c", "2023-07-20 09:00", "document_served.v1")) as store:
        found = entry(store, "credit_records")
        assert (found["final_from"], found["awaits_calendar"]) == (None, 2024)
        store.log.append([register(CALENDAR_2024)])
        found = entry(catch_up(store), "credit_records")
        assert (found["final_from"], found["awaits_calendar"]) == ("2024-01-23", None)


def test_two_records_of_a_case_are_two_entries() -> None:
    both = (pushed("2023-09-07 09:00"), pushed("2023-09-08 09:00", record="R-2"))
    with a_store(*FINED, SERVED, *both) as store:
        assert {e["key"] for e in entries(store, "credit_records")} == {"record:R-1", "record:R-2"}
