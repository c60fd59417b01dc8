"""Supervision: leads, inspections, corrections and their rechecks."""

from datetime import date

import pytest

from domain.case import standings
from domain.event import Event
from domain.fact import Fact
from domain.supervision.facts import (
    ActCodeMinted,
    ActCodeShown,
    CorrectionExtensionGranted,
    CorrectionOrdered,
    CorrectionReported,
    Disposition,
    InspectionFinished,
    InspectionGround,
    InspectionItemRecorded,
    InspectionPlanPublished,
    InspectionPublished,
    InspectionStarted,
    InspectionTaskIssued,
    ItemResult,
    LeadDispatched,
    LeadDisposed,
    LeadReceived,
    LeadResult,
    LeadSource,
    LeadVerified,
    RandomDrawPerformed,
    RecheckFailed,
    RecheckPassed,
    ReminderSent,
    RemoteInspectionPerformed,
)
from tests.domain.city import SHOPFRONT, TWO, UNIT
from tests.domain.ordinary import filed
from tests.domain.specification import at, case_of, changes_nothing, given, lawful, loop, out_of_order, stands, walk

LEAD = at("2023-09-01", LeadReceived(lead_number="L-1", lead_source=LeadSource.HOTLINE_12345, item=SHOPFRONT))
VERIFIED = at("2023-09-02", LeadVerified(officers=TWO, result=LeadResult.FOUNDED))
TASK = at(
    "2023-09-03",
    InspectionTaskIssued(task_number="T-1", ground=InspectionGround.CAUSE, items=(SHOPFRONT,), party=UNIT, lead="L-1"),
)
RECORDED = at("2023-09-04T10:00", InspectionItemRecorded(item=SHOPFRONT, result=ItemResult.FAIL))
STARTED = at("2023-09-04T09:00", InspectionStarted(officers=TWO, identity_shown=True))
FINISHED = at("2023-09-04T11:00", InspectionFinished(has_violation=True))
ORDERED = at(
    "2023-09-04T11:30",
    CorrectionOrdered(order="O-1", item=SHOPFRONT, due=date(2023, 9, 20), served_on=date(2023, 9, 4)),
)
PASSED = at("2023-09-21", RecheckPassed(order="O-1", officers=TWO))
FAILED = at("2023-09-21", RecheckFailed(order="O-1", officers=TWO))
INSPECTED = (LEAD, VERIFIED, TASK, STARTED, RECORDED, FINISHED)


def test_from_lead_over_inspection_and_correction_to_the_recheck() -> None:
    case = walk(
        (LEAD, {"supervision": "lead_open"}),
        (at("2023-09-01T10:00", LeadDispatched(to_team="team-1")), {"supervision": "lead_open"}),
        (VERIFIED, {"supervision": "lead_verified"}),
        (TASK, {"supervision": "planned"}),
        (at("2023-09-03T10:00", ActCodeMinted(code="XWM-1")), {"supervision": "planned"}),
        (at("2023-09-04T08:55", ActCodeShown(code="XWM-1")), {"supervision": "planned"}),
        (STARTED, {"supervision": "inspecting"}),
        (RECORDED, {"supervision": "inspecting"}),
        (FINISHED, {"supervision": "violation_open"}),
        (ORDERED, {"supervision": "correction_awaited"}),
        (at("2023-09-19", CorrectionReported(order="O-1")), {"supervision": "correction_awaited"}),
        (PASSED, {"supervision": "finished"}),
        (at("2023-09-22", InspectionPublished()), {"supervision": "finished"}),
        (at("2023-09-23", LeadDisposed(disposition=Disposition.CORRECTED)), {"supervision": "finished"}),
    )
    assert case.act_codes == ("XWM-1",)
    assert (case.item, case.party) == (SHOPFRONT, UNIT)
    assert case.supervision.open_corrections == ()


def test_the_loop_is_open_while_a_correction_is_awaited() -> None:
    given(*INSPECTED).when(ORDERED).then(lawful, loop("supervision", closed=False))
    given(*INSPECTED, ORDERED).when(PASSED).then(lawful, loop("supervision", closed=True))


def test_a_violation_keeps_the_loop_open_until_it_is_corrected_or_pursued() -> None:
    given(*INSPECTED, ORDERED).when(PASSED).then(lawful, loop("supervision", closed=True))
    pursued = case_of(*INSPECTED, ORDERED, FAILED, filed("2023-09-22"))
    assert standings(pursued, date(2023, 9, 22))["supervision"].status == "finished"
    open_still = case_of(*INSPECTED, ORDERED, FAILED)
    assert standings(open_still, date(2023, 9, 22))["supervision"].next == ("order_correction", "file_case")


def test_a_failed_recheck_leaves_the_correction_undone() -> None:
    case = given(*INSPECTED, ORDERED).when(FAILED).then(lawful).after
    assert [c.failed_on for c in case.supervision.open_corrections] == [date(2023, 9, 21)]


def test_the_latest_failed_recheck_counts_and_a_passed_one_ends_it() -> None:
    again = at("2023-09-25", RecheckFailed(order="O-1"))
    passed = at("2023-09-30", RecheckPassed(order="O-1"))
    case = case_of(*INSPECTED, ORDERED, FAILED, again)
    assert case.supervision.corrections[0].failed_on == date(2023, 9, 25)
    assert case_of(*INSPECTED, ORDERED, FAILED, again, passed).supervision.open_corrections == ()


def test_more_time_to_correct_keeps_what_was_known_of_the_order() -> None:
    more = at("2023-09-19", CorrectionExtensionGranted(order="O-1", due=date(2023, 9, 30)))
    correction = case_of(*INSPECTED, ORDERED, more).supervision.corrections[0]
    assert (correction.due, correction.served_on, correction.item) == (date(2023, 9, 30), date(2023, 9, 4), SHOPFRONT)


def test_two_orders_are_followed_apart() -> None:
    second = at("2023-09-05", CorrectionOrdered(order="O-2"))
    given(*INSPECTED, ORDERED, second).when(PASSED).then(lawful, stands(supervision="correction_awaited"))


def test_a_remote_inspection_is_an_inspection() -> None:
    remote = at("2023-09-04", RemoteInspectionPerformed(officers=TWO, means="camera"))
    given(TASK).when(remote).then(lawful, stands(supervision="inspecting"))


DRAWN = RandomDrawPerformed(
    algorithm="sha256", seed="s", population_digest="d", inspectors=TWO, objects=("p-unit",), weights="w"
)


def test_a_plan_and_a_draw_come_before_an_inspection() -> None:
    plan = at("2023-01-05", InspectionPlanPublished(plan="PL-1", year=2023))
    draw = at("2023-02-05", DRAWN)
    walk((plan, {"supervision": "planned"}), (draw, {"supervision": "planned"}), (TASK, {"supervision": "planned"}))


def test_a_lead_without_foundation_ends_the_loop() -> None:
    disposed = at("2023-09-03", LeadDisposed(disposition=Disposition.UNFOUNDED))
    given(LEAD, VERIFIED).when(disposed).then(lawful, stands(supervision="finished"), loop("supervision", closed=True))


def test_a_new_lead_opens_a_finished_case_again() -> None:
    later = at("2023-12-01", LeadReceived(lead_number="L-2", lead_source=LeadSource.RECHECK))
    given(*INSPECTED).when(later).then(lawful, stands(supervision="lead_open"), loop("supervision", closed=False))


@pytest.mark.parametrize(
    ("events", "step"),
    [
        ((), VERIFIED),
        ((), STARTED),
        ((), FINISHED),
        ((LEAD,), LEAD),
        ((LEAD,), FINISHED),
        ((TASK,), at("2023-09-04", InspectionItemRecorded(item=SHOPFRONT, result=ItemResult.PASS))),
        ((TASK, STARTED), TASK),
        ((TASK, STARTED), at("2023-09-04", InspectionPublished())),
        (INSPECTED, FINISHED),
        ((), at("2023-09-04", LeadDisposed(disposition=Disposition.CORRECTED))),
    ],
)
def test_a_step_out_of_order_is_refused(events: tuple[Event, ...], step: Event) -> None:
    given(*events).when(step).then(out_of_order)


@pytest.mark.parametrize(
    "step",
    [
        CorrectionReported(order="O-1"),
        ReminderSent(rule="R-1", channel="sms"),
        InspectionPublished(),
    ],
)
def test_some_steps_move_nothing(step: Fact) -> None:
    given(*INSPECTED, ORDERED).when(at("2023-09-10", step)).then(lawful, changes_nothing)


def test_an_act_code_told_twice_is_one() -> None:
    minted = (at("2023-09-03T10:00", ActCodeMinted(code="XWM-1")), at("2023-09-03T11:00", ActCodeMinted(code="XWM-1")))
    assert case_of(*minted).act_codes == ("XWM-1",)


def test_facts_that_come_first_begin_the_stage() -> None:
    given().when(VERIFIED).then(stands(supervision="lead_verified"))
    given().when(at("2023-09-01", LeadDispatched(to_team="t"))).then(stands(supervision="lead_open"))
    given().when(at("2023-09-04", InspectionItemRecorded(item=SHOPFRONT, result=ItemResult.PASS))).then(
        stands(supervision="inspecting")
    )
    given().when(ORDERED).then(stands(supervision="correction_awaited"))
    given().when(PASSED).then(stands(supervision="untouched"))
