"""Leads: answered, merged, handed over, sent back, taken over; and inspections as their file tells them."""

from datetime import date

import pytest

from domain.event import Event
from domain.supervision.facts import (
    ActCodeShown,
    InspectionFinished,
    InspectionGround,
    InspectionItemRecorded,
    InspectionPlanPublished,
    InspectionStarted,
    InspectionTaskIssued,
    ItemResult,
    LeadReceived,
    LeadResult,
    LeadSource,
    LeadVerified,
)
from domain.supervision.leads import (
    LeadMergedAsDuplicate,
    LeadTransferAccepted,
    LeadTransferred,
    LeadTransferRejected,
    TeamAcknowledged,
)
from domain.supervision.plans import JointInspectionMatched
from tests.domain.city import BURNING, GONGSHU, SHOPFRONT, TWO, XIHU
from tests.domain.specification import at, case_of, given, lawful, refused, stands

RECEIVED = at("2023-07-01", LeadReceived(lead_number="L-1", lead_source=LeadSource.GRID))
ELSEWHERE = at("2023-07-03", LeadVerified(officers=TWO, result=LeadResult.OTHER_ORGAN))
SENT = at("2023-07-04", LeadTransferred(to_organ=GONGSHU, recordings=("photo",), due=date(2023, 7, 10)))
TAKEN = at("2023-07-05", LeadTransferAccepted(by_organ=GONGSHU), GONGSHU)
BACK = at("2023-07-05", LeadTransferRejected(by_organ=GONGSHU, reason="not ours"), GONGSHU)


def test_a_lead_of_another_organ_is_handed_over_and_changes_hands() -> None:
    case = case_of(RECEIVED, ELSEWHERE, SENT)
    lead = case.supervision.lead
    assert (lead.number, lead.elsewhere_on, lead.sent_on, lead.from_organ) == (
        "L-1",
        date(2023, 7, 3),
        date(2023, 7, 4),
        XIHU,
    )
    assert case.holder == XIHU
    case = case_of(RECEIVED, ELSEWHERE, SENT, TAKEN)
    assert (case.holder, case.supervision.lead.accepted) == (GONGSHU, True)
    given(RECEIVED, ELSEWHERE, SENT).when(TAKEN).then(lawful, stands(supervision="lead_open"))


def test_a_lead_sent_back_is_counted() -> None:
    assert case_of(RECEIVED, SENT, BACK, SENT, BACK).supervision.lead.bounces == 2


def test_a_lead_verified_anew_is_not_elsewhere_any_more() -> None:
    anew = at("2023-07-04", LeadVerified(officers=TWO, result=LeadResult.FOUNDED))
    assert case_of(RECEIVED, ELSEWHERE, anew).supervision.lead.elsewhere_on is None


def test_a_merged_lead_is_done_with() -> None:
    given(RECEIVED).when(at("2023-07-02", LeadMergedAsDuplicate(master="L-0"))).then(
        lawful, stands(supervision="finished")
    )


def test_a_team_answers_a_lead_only() -> None:
    answer = at("2023-07-01T09:00", TeamAcknowledged(team="t"))
    given(RECEIVED).when(answer).then(lawful, stands(supervision="lead_open"))
    given().when(answer).then(refused("ORDER"))


def _task() -> Event:
    fact = InspectionTaskIssued(task_number="T-1", ground=InspectionGround.PLAN, items=(SHOPFRONT, BURNING))
    return at("2023-07-05", fact)


def test_an_inspection_is_told_from_its_task_to_its_end() -> None:
    published = at("2023-01-05", InspectionPlanPublished(plan="P-1", year=2023))
    matched = at("2023-07-06", JointInspectionMatched(tasks=("T-1", "T-2"), lead_organ=XIHU))
    shown = at("2023-07-07T09:00", ActCodeShown(code="C"))
    started = at("2023-07-07T09:01", InspectionStarted(officers=TWO))
    first = at("2023-07-07T09:30", InspectionItemRecorded(item=SHOPFRONT, result=ItemResult.FAIL))
    second = at("2023-07-07T09:40", InspectionItemRecorded(item=BURNING, result=ItemResult.PASS))
    ended = at("2023-07-07T10:00", InspectionFinished(has_violation=True))
    told = case_of(published, _task(), matched, shown, started, first, first, second, ended).supervision.visit
    assert (told.plans, told.matched, told.shown) == (("P-1",), ("T-1", "T-2"), ("C",))
    assert (told.recorded, told.failed, told.finished_on) == ((SHOPFRONT, BURNING), True, date(2023, 7, 7))
    assert told.task is not None
    assert (told.task.number, told.task.by_plan, told.task.begun) == ("T-1", True, True)


@pytest.mark.parametrize("between", [(), (ELSEWHERE,)], ids=["at once", "after verification"])
def test_a_new_task_begins_a_new_inspection(between: tuple[Event, ...]) -> None:
    failed = at("2023-07-02", InspectionItemRecorded(item=SHOPFRONT, result=ItemResult.FAIL))
    told = case_of(failed, *between, _task()).supervision.visit
    assert (told.recorded, told.failed) == ((), False)
