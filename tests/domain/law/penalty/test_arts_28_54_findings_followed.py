"""APL arts 28–54 (G118, G119): results item by item, violations followed up, corrections rechecked."""

from domain.supervision.facts import (
    CorrectionOrdered,
    Disposition,
    InspectionFinished,
    InspectionGround,
    InspectionItemRecorded,
    InspectionPublished,
    InspectionStarted,
    InspectionTaskIssued,
    ItemResult,
    LeadDisposed,
    LeadReceived,
    LeadSource,
    RecheckFailed,
    RecheckPassed,
)
from tests.domain.city import BURNING, SHOPFRONT, TWO
from tests.domain.ordinary import filed
from tests.domain.specification import at, because, given, lawful, passed, unlawful

LEAD = at("2023-09-01", LeadReceived(lead_number="L-1", lead_source=LeadSource.GRID))
TASK = InspectionTaskIssued(
    task_number="T-1", ground=InspectionGround.CAUSE, items=(SHOPFRONT, BURNING), approver="h", concurrent=()
)
BEGUN = (LEAD, at("2023-09-02", TASK), at("2023-09-04T09:00", InspectionStarted(officers=TWO)))
GOOD = at("2023-09-04T10:00", InspectionItemRecorded(item=SHOPFRONT, result=ItemResult.PASS))
BAD = at("2023-09-04T10:30", InspectionItemRecorded(item=BURNING, result=ItemResult.FAIL))
CLEAN = InspectionFinished(has_violation=False)
VIOLATED = InspectionFinished(has_violation=True)


def test_every_item_has_its_result() -> None:
    given(*BEGUN, GOOD, BAD).when(at("2023-09-04T11:00", VIOLATED)).then(lawful, passed("G118"))
    given(*BEGUN, BAD).when(at("2023-09-04T11:00", VIOLATED)).then(unlawful("G118"), because(SHOPFRONT))


def test_the_conclusion_follows_from_the_results() -> None:
    given(*BEGUN, GOOD, BAD).when(at("2023-09-04T11:00", CLEAN)).then(unlawful("G118"), because("不一致"))


ENDED = (*BEGUN, GOOD, BAD, at("2023-09-04T11:00", VIOLATED))
ORDERED = at("2023-09-04T11:30", CorrectionOrdered(order="O-1", item=BURNING))
SHOWN = at("2023-09-06", InspectionPublished())


def test_a_violation_is_followed_by_an_order_or_a_case() -> None:
    given(*ENDED).when(SHOWN).then(unlawful("G118"), because("未责令改正"))
    given(*ENDED, ORDERED).when(SHOWN).then(lawful)
    given(*ENDED, filed("2023-09-05")).when(SHOWN).then(lawful)


CORRECTED = at("2023-09-20", LeadDisposed(disposition=Disposition.CORRECTED))


def test_corrections_are_rechecked_before_the_loop_is_closed() -> None:
    given(*ENDED, ORDERED).when(CORRECTED).then(unlawful("G119"), because("O-1"))
    for recheck in (RecheckPassed(order="O-1"), RecheckFailed(order="O-1")):
        given(*ENDED, ORDERED, at("2023-09-10", recheck)).when(CORRECTED).then(lawful, passed("G119"))
    other = at("2023-09-20", LeadDisposed(disposition=Disposition.EDUCATED))
    given(*ENDED, ORDERED).when(other).then(lawful)
