"""Walks by real commands along the paths beside the procedure of penalties, by the name of the path."""

from datetime import date
from typing import Final

from domain.approval import facts as approval
from domain.collaboration import disputes
from domain.collaboration import facts as collaboration
from domain.disclosure import facts as disclosure
from domain.disclosure.facts import Dataset
from domain.evaluation import facts as evaluation
from domain.event import Event
from domain.fact import money
from domain.ids import division
from domain.measures import facts as measures
from domain.penalty import criminal_facts as criminal
from domain.penalty.enforcement import CourtEnforcementApplied, CourtEnforcementRuled, Ruling
from domain.penalty.payment import DeferralApproved, FinePaid
from domain.penalty.service import DocumentServed
from domain.remedy import facts as remedy
from domain.supervision import facts as supervision
from tests.domain.city import CITIZEN, GONGSHU, SHOPFRONT, TWO, UNIT, XIHU
from tests.domain.law.enforced import APPROVED, GROWS, sealed, urged
from tests.domain.ordinary import CONCLUDED, decided, filed, ready
from tests.domain.ordinary import SEALED as DOCUMENT_SEALED
from tests.domain.specification import at

Walk = tuple[Event, ...]

PAID = FinePaid(amount=money(300_00))
SERVED = (*ready(), decided(), DOCUMENT_SEALED, at("2023-08-21T09:00", DocumentServed(document="D-1")))
PERFORMANCE: Final[list[Walk]] = [
    (*SERVED, at("2023-08-30", PAID)),
    (*SERVED, at("2023-08-25", DeferralApproved(due=date(2023, 10, 31), application="A-1", approver="chief"))),
    (
        *SERVED,
        GROWS,
        urged("2024-03-01"),
        at("2024-04-01", CourtEnforcementApplied(court="court")),
        at("2024-04-20", CourtEnforcementRuled(ruling=Ruling.ALLOWED)),
    ),
]

PROPOSED = at("2023-08-02", criminal.CriminalTransferProposed(report="R-1", team=TWO))
SENT = (
    filed(),
    CONCLUDED,
    PROPOSED,
    at("2023-08-03T10:00", criminal.CriminalTransferApproved(approver="chief", principal=True)),
    at(
        "2023-08-03T16:00",
        criminal.CriminalTransferSent(
            police="police",
            package=(criminal.TransferDocument.LETTER, criminal.TransferDocument.REPORT),
            absent=(criminal.TransferDocument.PROPERTY_LIST, criminal.TransferDocument.APPRAISAL),
        ),
    ),
)
CRIMES: Final[list[Walk]] = [
    (
        *SENT,
        at("2023-08-06", criminal.CriminalTransferAccepted(police="police")),
        at(
            "2023-12-01",
            criminal.CriminalCaseReturned(from_body="court", body=criminal.ReturningBody.COURT, criminal_fine=True),
        ),
    ),
    (
        *SENT,
        at("2023-08-07", criminal.CriminalTransferRefused(police="police", notified_on=date(2023, 8, 8))),
        at("2023-08-09", criminal.NonFilingChallenged(how=criminal.Challenge.RECONSIDERATION, to_body="police")),
    ),
    (
        *SENT[:3],
        at(
            "2023-08-03",
            criminal.CriminalTransferDisapproved(approver="chief", principal=True, reason="no crime"),
        ),
    ),
]

APPLIED = at("2023-03-01", approval.PermitApplied(item=SHOPFRONT, party=CITIZEN, region=division("330106")))
ACCEPTED = at("2023-03-02", approval.PermitAccepted(acceptance_number="A-1", promised_working_days=5))
GRANTED = at("2023-03-06", approval.PermitGranted(permit_number="P-1", valid_to=date(2025, 3, 5)))
PROMISED = at("2023-03-05", approval.CommitmentSigned(commitment="CM-1", terms=("room",), verify_due=date(2023, 5, 1)))
ON_A_PROMISE = at("2023-03-06", approval.PermitGranted(permit_number="P-1", basis=approval.GrantBasis.COMMITMENT))
DELIVERED = at("2023-03-07", approval.PermitDelivered())
IN_FORCE = (APPLIED, ACCEPTED, GRANTED, DELIVERED)
PERMITS: Final[list[Walk]] = [
    (
        APPLIED,
        at("2023-03-01T10:00", approval.SupplementRequested(items=("plan",))),
        at("2023-03-01T15:00", approval.SupplementProvided(items=("plan",))),
        ACCEPTED,
        at("2023-03-03", approval.OnSiteVerified(staff=("a", "b"))),
        GRANTED,
        DELIVERED,
        at("2025-02-01", approval.PermitRenewed(valid_to=date(2027, 3, 5))),
        at("2026-02-01", approval.PermitCancelled(ground="given up")),
    ),
    (APPLIED, at("2023-03-09", approval.PermitDeemedAccepted())),
    (APPLIED, at("2023-03-02", approval.PermitNotAccepted(reason="not ours")), at("2023-03-09", APPLIED.fact)),
    (
        APPLIED,
        ACCEPTED,
        at(
            "2023-03-06",
            approval.PermitRefused(reasons="no room", remedies="六十日内申请行政复议或者六个月内提起行政诉讼"),
        ),
        DELIVERED,
    ),
    (
        APPLIED,
        ACCEPTED,
        PROMISED,
        ON_A_PROMISE,
        DELIVERED,
        at("2023-04-01", approval.CommitmentCheckPassed(checkers=("a", "b"))),
    ),
    (
        APPLIED,
        ACCEPTED,
        PROMISED,
        ON_A_PROMISE,
        DELIVERED,
        at("2023-04-01", approval.CommitmentCheckFailed(checkers=("a", "b"))),
        at("2023-04-05", approval.PermitRevoked(ground="false materials")),
    ),
]

LEAD = at(
    "2023-09-01",
    supervision.LeadReceived(lead_number="L-1", lead_source=supervision.LeadSource.HOTLINE_12345, item=SHOPFRONT),
)
INSPECTED = (
    LEAD,
    at("2023-09-01T10:00", supervision.LeadDispatched(to_team="team-1")),
    at("2023-09-02", supervision.LeadVerified(officers=TWO, result=supervision.LeadResult.FOUNDED)),
    at(
        "2023-09-03",
        supervision.InspectionTaskIssued(
            task_number="T-1",
            ground=supervision.InspectionGround.CAUSE,
            items=(SHOPFRONT,),
            party=UNIT,
            lead="L-1",
        ),
    ),
    at("2023-09-04T09:00", supervision.InspectionStarted(officers=TWO, identity_shown=True)),
    at(
        "2023-09-04T10:00",
        supervision.InspectionItemRecorded(item=SHOPFRONT, result=supervision.ItemResult.FAIL),
    ),
    at("2023-09-04T11:00", supervision.InspectionFinished(has_violation=True)),
    at(
        "2023-09-04T11:30",
        supervision.CorrectionOrdered(order="O-1", item=SHOPFRONT, due=date(2023, 9, 20), served_on=date(2023, 9, 4)),
    ),
)
SUPERVISION: Final[list[Walk]] = [
    (
        *INSPECTED,
        at("2023-09-19", supervision.CorrectionReported(order="O-1")),
        at("2023-09-21", supervision.RecheckPassed(order="O-1", officers=TWO)),
        at("2023-09-22", supervision.InspectionPublished()),
        at("2023-09-23", supervision.LeadDisposed(disposition=supervision.Disposition.CORRECTED)),
    ),
    (*INSPECTED, at("2023-09-21", supervision.RecheckFailed(order="O-1", officers=TWO))),
]

REVIEWED = (
    at("2023-09-01", remedy.ReviewApplied()),
    at("2023-09-05", remedy.ReviewAccepted()),
    at("2023-09-15", remedy.ReviewAnswered()),
    at("2023-10-01", remedy.ReviewDecided(outcome=remedy.Outcome.UPHELD)),
    at("2023-10-05", remedy.ReviewOutcomeServed()),
)
REMEDIES: Final[list[Walk]] = [
    (
        *ready(),
        decided(),
        *REVIEWED,
        at("2023-10-18", remedy.SuitFiled()),
        at("2023-10-30", remedy.SuitAnswered()),
        at("2024-01-01", remedy.SuitJudged(outcome=remedy.Outcome.UPHELD, final=False)),
        at("2024-01-15", remedy.SuitAppealed()),
        at("2024-05-01", remedy.SuitJudged(outcome=remedy.Outcome.UPHELD)),
    ),
    (*ready(), decided(), at("2023-10-18", remedy.SuitFiled())),
]

EVALUATION: Final[list[Walk]] = [
    (
        at("2024-01-10", evaluation.CaseSampled(standard="S-2024")),
        at(
            "2024-01-20",
            evaluation.CaseScored(
                standard="S-2024", score=88, deductions=(evaluation.Deduction(defect="G053", points=12),)
            ),
        ),
        at("2024-01-21", evaluation.ProblemRaised(problem="PR-1", raised_by="justice", description="late")),
        at("2024-01-22", evaluation.RectificationOrdered(problem="PR-1", due=date(2024, 2, 20))),
        at("2024-02-10", evaluation.RectificationDone(problem="PR-1")),
        at("2024-02-11", evaluation.SatisfactionRated(score=90)),
        at("2024-02-12", evaluation.CaseVetoed(defect="G059")),
    ),
]

SEALED = (APPROVED, sealed())
MEASURES: Final[list[Walk]] = [
    (
        *SEALED,
        at(
            "2023-08-25",
            measures.MeasureExtended(
                measure="M-1", due=date(2023, 9, 30), reason="complex", approver="chief", notice="N-1"
            ),
        ),
        at("2023-09-20", measures.MeasureReleased(measure="M-1")),
    ),
    (
        sealed(urgent=True),
        at("2023-08-02T10:00", measures.MeasureExpired(measure="M-1", ground=measures.ExpiryGround.NOT_APPROVED)),
    ),
    (APPROVED, at("2023-08-01", measures.MeasureDisapproved(measure="M-1", approver="chief"))),
]


def _sent(when: str) -> Event:
    package = tuple(collaboration.PackagePart)
    return at(when, collaboration.CaseTransferred(to_organ=GONGSHU, package=("file",), contents=package))


def _returned(when: str, bounce: int) -> Event:
    return at(when, collaboration.CaseTransferReturned(by_organ=GONGSHU, reason="not ours", bounce=bounce), GONGSHU)


RAISED = at(
    "2023-07-21",
    disputes.JurisdictionDisputeRaised(organs=(XIHU, GONGSHU), question="whose?", interim_organ=XIHU),
)
RESOLVED = disputes.JurisdictionDisputeResolved(responsible_organ=GONGSHU, decided_by="county")
COLLABORATION: Final[list[Walk]] = [
    (filed(), _sent("2023-07-20"), at("2023-07-25", collaboration.CaseTransferAccepted(by_organ=GONGSHU), GONGSHU)),
    (
        filed(),
        _sent("2023-07-20"),
        _returned("2023-07-25", 1),
        _sent("2023-07-26"),
        _returned("2023-07-28", 2),
        at("2023-08-10", RESOLVED),
    ),
    (
        filed(),
        RAISED,
        at("2023-07-27", disputes.DisputeNegotiationFailed(to_body="county")),
        at("2023-08-10", RESOLVED),
    ),
]


SHOWN = (
    at("2023-08-21", disclosure.PublicationPrepared(dataset=Dataset.PENALTY, prepared_by="p", masking="v1")),
    at("2023-08-22", disclosure.PublicationReviewed(dataset=Dataset.PENALTY, reviewer="r")),
    at(
        "2023-08-23",
        disclosure.PublicationPublished(
            dataset=Dataset.PENALTY, until=date(2023, 11, 23), ground="社会影响", assessment="IA-1", masking="v1"
        ),
    ),
)
DISCLOSURE: Final[list[Walk]] = [
    (
        *ready(),
        decided(),
        *SHOWN,
        at("2023-08-25", disclosure.PublicationCorrected(dataset=Dataset.PENALTY, reason="misprint")),
        at("2023-11-24", disclosure.PublicationExpired(dataset=Dataset.PENALTY)),
    ),
    (
        *ready(),
        decided(),
        *SHOWN,
        at("2023-08-28", disclosure.PublicationWithdrawn(dataset=Dataset.PENALTY, reason="revoked")),
    ),
]

WALKS: Final[dict[str, list[Walk]]] = {
    "履行与强制执行": PERFORMANCE,
    "行刑衔接": CRIMES,
    "行政许可": PERMITS,
    "监管检查": SUPERVISION,
    "复议与诉讼": REMEDIES,
    "监督评价": EVALUATION,
    "行政强制措施": MEASURES,
    "协作与职责争议": COLLABORATION,
    "执法公示": DISCLOSURE,
}
"""Each walk of each path."""
