"""Penalty: the ordinary procedure to the archive, on the spot, no penalty, and enforcement by the court."""

from datetime import date

import pytest
from msgspec import json, structs

from domain.event import Event
from domain.fact import Fact, canonical, money
from domain.penalty.amendment import DecisionRevoked, DecisionVaried, Origin
from domain.penalty.closing import CaseArchived, CaseClosed, ClosingGround
from domain.penalty.decision import (
    DecisionDocumentSealed,
    EducationGiven,
    FactsNotEstablished,
    NoPenaltyDecided,
    OnTheSpotRecorded,
    PenaltyDecided,
)
from domain.penalty.enforcement import (
    CourtEnforcementApplied,
    CourtEnforcementExecuted,
    CourtEnforcementRuled,
    PerformanceUrged,
    Ruling,
)
from domain.penalty.evidence import AppraisalEntrusted, EvidenceCollected, EvidencePreserved, PreservationDisposed
from domain.penalty.filing import ComplianceGuideGiven
from domain.penalty.hearing import HearingHeld, HearingRequested, HearingScheduled
from domain.penalty.investigation import (
    CaseFilingRefused,
    CaseFilingRevoked,
    InvestigationConcluded,
    PartyQuestioned,
    SceneInspected,
)
from domain.penalty.kinds import EvidenceKind, NoPenaltyGround
from domain.penalty.payment import (
    CollectionGround,
    CollectionRemitted,
    DeferralApproved,
    FineCollectedOnSpot,
    FinePaid,
    SurchargeStarted,
)
from domain.penalty.review import (
    CollectiveDiscussionHeld,
    DecisionApproved,
    DefenceSubmitted,
    DefenceWaived,
    DepartmentReviewed,
    LegalReviewPassed,
    LegalReviewReturned,
    LegalReviewSubmitted,
)
from domain.penalty.service import Document, DocumentDispatched, DocumentServed, ServiceFailed
from tests.domain.city import CITIZEN, TWO, XIHU
from tests.domain.on_the_spot import on_the_spot
from tests.domain.ordinary import (
    COLLECTED,
    CONCLUDED,
    DEFENCE_REVIEWED,
    REVIEWED,
    SEALED,
    decided,
    filed,
    notified,
    ready,
)
from tests.domain.specification import (
    at,
    case_of,
    changes_nothing,
    given,
    lawful,
    loop,
    out_of_order,
    refused,
    stands,
    unlawful,
    walk,
)

SERVED = at("2023-08-22", DocumentServed(document="D-1", kind=Document.DECISION))
PAID = at("2023-08-30", FinePaid(amount=money(300_00)))
CLOSED = at("2023-09-10", CaseClosed(ground=ClosingGround.PERFORMED, report="CR-1", approver="chief"))
ARCHIVED = at("2023-09-20", CaseArchived(archive_number="AR-1", catalogue=("D-1",)))
IN_SERVICE = (*ready(), decided(), SEALED, SERVED)


def _closed(ground: ClosingGround) -> CaseClosed:
    return CaseClosed(ground=ground, report="CR-1", approver="chief")


def test_the_ordinary_procedure_from_filing_to_the_archive() -> None:
    case = walk(
        (filed(), {"penalty": "filed"}),
        (at("2023-07-13", PartyQuestioned(officers=TWO, identity_shown=True, record="R-1")), {"penalty": "filed"}),
        (at("2023-07-13T10:00", SceneInspected(identity_shown=True, officers=TWO, record="R-2")), {"penalty": "filed"}),
        (
            at(
                "2023-07-13T11:00",
                EvidenceCollected(
                    evidence="E-1", kind=EvidenceKind.OBJECT, digest="d", officers=TWO, origin="the scene"
                ),
            ),
            {"penalty": "filed"},
        ),
        (
            at("2023-07-13T12:00", EvidencePreserved(inventory="I-1", officers=TWO, approver="chief")),
            {"penalty": "filed"},
        ),
        (at("2023-07-19", PreservationDisposed(inventory="I-1", disposition="returned")), {"penalty": "filed"}),
        (CONCLUDED, {"penalty": "concluded"}),
        (at("2023-08-01T10:00", DepartmentReviewed(reviewer="head")), {"penalty": "concluded"}),
        (notified(), {"penalty": "notified"}),
        (at("2023-08-04", HearingRequested()), {"penalty": "hearing_awaited"}),
        (
            at("2023-08-04T10:00", HearingScheduled(hearing_on=date(2023, 8, 15), served_on=date(2023, 8, 4))),
            {"penalty": "hearing_awaited"},
        ),
        (at("2023-08-05", DefenceSubmitted(record="S-1")), {"penalty": "hearing_awaited"}),
        (DEFENCE_REVIEWED, {"penalty": "hearing_awaited"}),
        (at("2023-08-15", HearingHeld(record="H-1", host="host")), {"penalty": "notified"}),
        (at("2023-08-15T12:00", LegalReviewSubmitted()), {"penalty": "notified"}),
        (at("2023-08-15T13:00", LegalReviewReturned(reviewer="r", opinion="o")), {"penalty": "notified"}),
        (at("2023-08-15T14:00", REVIEWED.fact), {"penalty": "notified"}),
        (at("2023-08-16", CollectiveDiscussionHeld(minutes="M-1")), {"penalty": "notified"}),
        (at("2023-08-17", DecisionApproved(approver="chief")), {"penalty": "notified"}),
        (
            at("2023-08-20", structs.replace(decided().fact, hearing_record="H-1")),
            {"penalty": "decided"},
        ),
        (at("2023-08-20T10:00", DecisionDocumentSealed(document="D-1", digest="d")), {"penalty": "decided"}),
        (at("2023-08-20T11:00", DocumentDispatched(document="D-1")), {"penalty": "decided"}),
        (at("2023-08-21", ServiceFailed(document="D-1")), {"penalty": "decided"}),
        (SERVED, {"penalty": "served"}),
        (at("2023-08-29", FinePaid(amount=money(100_00))), {"penalty": "served"}),
        (at("2023-08-30", FinePaid(amount=money(200_00))), {"penalty": "performed"}),
        (CLOSED, {"penalty": "closed"}),
        (ARCHIVED, {"penalty": "archived"}),
    )
    assert (case.item, case.party, case.holder) == (filed().fact.items[0], CITIZEN, XIHU)  # type: ignore[attr-defined]
    assert case.penalty.dossier.case_number == "CN-1"


def test_the_loop_is_open_until_the_case_is_closed() -> None:
    given(*IN_SERVICE).when(PAID).then(lawful, loop("penalty", closed=False))
    given(*IN_SERVICE, PAID).when(CLOSED).then(lawful, loop("penalty", closed=True))


def test_on_the_spot_it_begins_and_is_decided_in_one_act() -> None:
    walk(
        (on_the_spot(), {"penalty": "served"}),
        (
            at(
                "2023-07-12T10:05",
                FineCollectedOnSpot(amount=money(150_00), receipt="R-1", ground=CollectionGround.HARD_LATER),
            ),
            {"penalty": "performed"},
        ),
        (at("2023-07-13", OnTheSpotRecorded()), {"penalty": "performed"}),
        (at("2023-07-13T10:00", CollectionRemitted(amount=money(150_00))), {"penalty": "performed"}),
        (at("2023-07-14", _closed(ClosingGround.PERFORMED)), {"penalty": "closed"}),
        (at("2023-07-15", ARCHIVED.fact), {"penalty": "archived"}),
    )


def test_an_on_the_spot_decision_that_was_not_handed_over_waits_for_service() -> None:
    given().when(on_the_spot(delivered=False)).then(unlawful("G044"), stands(penalty="decided"))


@pytest.mark.parametrize(
    "act",
    [NoPenaltyDecided(ground=NoPenaltyGround.SLIGHT, reasons="slight"), FactsNotEstablished(reasons="no proof")],
    ids=lambda f: f.TAG,
)
def test_a_decision_without_a_penalty_is_served_and_closed(act: Fact) -> None:
    closed = at("2023-08-30", _closed(ClosingGround.NO_PENALTY))
    walk(
        (filed(), {"penalty": "filed"}),
        (COLLECTED, {"penalty": "filed"}),
        (CONCLUDED, {"penalty": "concluded"}),
        (at("2023-08-20", act), {"penalty": "decided"}),
        (at("2023-08-20T10:00", EducationGiven()), {"penalty": "decided"}),
        (SERVED, {"penalty": "performed"}),
        (closed, {"penalty": "closed"}),
    )


def test_who_does_not_pay_is_urged_and_made_to_by_the_court() -> None:
    walk(
        *[(event, {}) for event in IN_SERVICE],
        (at("2023-08-23", DeferralApproved(due=date(2023, 9, 30))), {"penalty": "deferred"}),
        (at("2023-10-09", SurchargeStarted(daily_per_mille=30)), {"penalty": "overdue"}),
        (at("2024-02-01", PerformanceUrged(document="U-1")), {"penalty": "enforcing"}),
        (at("2024-03-01", CourtEnforcementApplied(court="court")), {"penalty": "enforcing"}),
        (at("2024-04-01", CourtEnforcementRuled(ruling=Ruling.ALLOWED)), {"penalty": "enforcing"}),
        (at("2024-05-01", CourtEnforcementExecuted(amount=money(600_00))), {"penalty": "performed"}),
        (at("2024-05-10", _closed(ClosingGround.COURT_ENFORCED)), {"penalty": "closed"}),
    )


@pytest.mark.parametrize("drop", [CaseFilingRefused(reason="slight"), CaseFilingRevoked(reason="not ours")])
def test_a_filing_refused_or_taken_back_ends_the_case(drop: Fact) -> None:
    given(filed()).when(at("2023-07-20", drop)).then(stands(penalty="dropped"), loop("penalty", closed=True))


def test_a_case_may_be_filed_again_after_it_was_dropped() -> None:
    revoked = at("2023-07-20", CaseFilingRevoked(reason="not ours"))
    given(filed(), revoked).when(filed("2023-08-01")).then(lawful, stands(penalty="filed"))


def test_a_decision_revoked_is_made_anew_or_the_case_is_closed() -> None:
    revoked = at("2023-08-25", DecisionRevoked(origin=Origin.OWN, reason="wrong party"))
    case = given(*IN_SERVICE).when(revoked).then(lawful, stands(penalty="decision_revoked")).after
    given(*IN_SERVICE, revoked).when(decided("2023-09-01")).then(lawful, stands(penalty="decided"))
    closed = at("2023-09-10", _closed(ClosingGround.DECISION_REVOKED))
    given(*IN_SERVICE, revoked).when(closed).then(lawful, stands(penalty="closed"))
    decision = case.penalty.dossier.decision
    assert decision is not None
    assert (decision.stands, decision.ended_at) == (False, revoked.occurred_at)


def test_a_second_filing_gives_no_more_time() -> None:
    assert case_of(filed(), filed("2023-08-12")).penalty.dossier.filed_on == date(2023, 7, 12)


def test_kinds_said_or_left_unsaid_are_one_fact_in_one_spelling() -> None:
    said = json.decode(b'{"kinds":["fine"],"fine":5000}', type=PenaltyDecided)
    assert canonical(said) == canonical(PenaltyDecided(fine=money(50_00))) == b'{"fine":5000}'


def test_a_decision_varied_changes_what_is_due() -> None:
    varied = at("2023-08-25", DecisionVaried(origin=Origin.REVIEW, fine=money(100_00), reason="too much"))
    given(*IN_SERVICE, varied).when(at("2023-08-26", FinePaid(amount=money(100_00)))).then(stands(penalty="performed"))


def test_a_notice_in_the_mail_does_not_decide_the_case() -> None:
    mailed = at("2023-08-02T10:00", DocumentDispatched(document="N-1", kind=Document.NOTICE))
    given(filed(), CONCLUDED, notified(served_on=None)).when(mailed).then(lawful, stands(penalty="notified"))


@pytest.mark.parametrize("kind", [Document.ACCEPTANCE, Document.CORRECTION_ORDER, Document.OTHER])
def test_papers_of_approval_and_supervision_open_no_penalty(kind: Document) -> None:
    for fact in (DocumentServed(kind=kind), DocumentDispatched(kind=kind), ServiceFailed(kind=kind)):
        given().when(at("2023-03-01", fact)).then(stands(penalty="untouched"))


def test_a_scene_inspected_before_filing_opens_no_penalty() -> None:
    given().when(at("2023-07-12", SceneInspected(identity_shown=True, officers=TWO, record="R-2"))).then(
        lawful, stands(penalty="untouched")
    )
    given().when(at("2023-07-12", EducationGiven())).then(stands(penalty="untouched"))


@pytest.mark.parametrize(
    ("events", "step"),
    [
        ((), CONCLUDED),
        ((), at("2023-07-12", FinePaid(amount=money(1)))),
        ((filed(),), filed("2023-07-13")),
        ((filed(),), on_the_spot("2023-07-13")),
        ((filed(),), CLOSED),
        ((filed(), CONCLUDED), CONCLUDED),
        ((filed(), CONCLUDED), at("2023-08-02", DefenceWaived())),
        (ready(), PAID),
        ((*ready(), decided()), notified("2023-08-21")),
        ((*ready(), decided()), at("2023-08-21", InvestigationConcluded(report="R-2"))),
        ((*ready(), decided()), at("2023-08-21", LegalReviewPassed(reviewer="r"))),
        ((*ready(), decided()), at("2023-08-21", PerformanceUrged(document="U-1"))),
        (IN_SERVICE, at("2023-08-23", CourtEnforcementRuled(ruling=Ruling.ALLOWED))),
        ((*IN_SERVICE, PAID), ARCHIVED),
        ((*IN_SERVICE, PAID, CLOSED), CLOSED),
        ((*IN_SERVICE, PAID, CLOSED, ARCHIVED), ARCHIVED),
    ],
)
def test_a_step_out_of_order_is_refused(events: tuple[Event, ...], step: Event) -> None:
    given(*events).when(step).then(out_of_order)


def test_a_decision_taken_twice_is_refused_the_second_time() -> None:
    given(*ready(), decided()).when(decided("2023-08-21")).then(refused("ORDER", "G016"))


@pytest.mark.parametrize(
    "step",
    [
        LegalReviewSubmitted(),
        AppraisalEntrusted(appraisal="A-1", agency="agency", question="q"),
        ComplianceGuideGiven(guide="G"),
    ],
    ids=lambda f: f.TAG,
)
def test_some_steps_move_nothing(step: Fact) -> None:
    given(*ready()).when(at("2023-08-19T19:00", step)).then(lawful, changes_nothing)


def test_a_closed_case_is_moved_by_nothing_but_the_archive() -> None:
    closed = (*IN_SERVICE, PAID, CLOSED)
    for fact in (notified().fact, decided().fact, SERVED.fact, PerformanceUrged(document="U-1")):
        given(*closed).when(at("2023-09-11", fact)).then(stands(penalty="closed"))
    given(*closed).when(ARCHIVED).then(lawful, stands(penalty="archived"))


def test_facts_that_come_first_begin_the_stage() -> None:
    given().when(at("2023-07-12", PartyQuestioned(officers=TWO, identity_shown=True))).then(stands(penalty="filed"))
    given().when(CONCLUDED).then(stands(penalty="concluded"))
    given().when(notified()).then(stands(penalty="notified"))
    given().when(at("2023-07-12", FinePaid(amount=money(0)))).then(stands(penalty="decided"))
    given().when(at("2023-07-12", SurchargeStarted(amount=money(100)))).then(stands(penalty="decided"))
