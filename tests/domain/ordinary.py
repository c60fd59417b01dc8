"""An ordinary penalty case, lawful in every step, to build specifications from."""

from datetime import date

from domain.event import Event
from domain.fact import money
from domain.ids import ItemCode
from domain.law.three_systems.cl_13_review_points import ReviewPoint
from domain.parties import Conduct, Party
from domain.penalty.decision import DecisionDocumentSealed, PenaltyDecided
from domain.penalty.evidence import EvidenceCollected, EvidenceVerified
from domain.penalty.investigation import CaseFiled, InvestigationConcluded
from domain.penalty.kinds import EvidenceKind, Mitigation, MitigationGround, PenaltyKind
from domain.penalty.review import (
    Checked,
    DecisionApproved,
    DefenceReviewed,
    DepartmentReviewed,
    LegalReviewPassed,
    ProposedPenaltyNotified,
)
from tests.domain.city import BURNING, BURNT, CITIZEN, TWO
from tests.domain.specification import at


def yuan(amount: int) -> int:
    """Write an amount in fen."""
    return amount * 100


def filed(on: str = "2023-07-12", party: Party = CITIZEN, item: ItemCode = BURNING, conduct: Conduct = BURNT) -> Event:
    """File the case."""
    return at(
        f"{on}T09:00",
        CaseFiled(case_number="CN-1", items=(item,), party=party, conduct=conduct, handlers=TWO, approver="chief"),
    )


TOLD = 1_000_000
"""The fine that the notice tells, in yuan: more than any specification decides."""

CONCLUDED = at("2023-08-01", InvestigationConcluded(report="R-1"))


def notified(on: str = "2023-08-02", served_on: date | None = date(2023, 8, 2), *, complete: bool = True) -> Event:
    """Tell the party what is proposed."""
    return at(
        on,
        ProposedPenaltyNotified(
            notice="N-1",
            served_on=served_on,
            fine=money(yuan(TOLD)),
            kinds=(PenaltyKind.FINE,),
            hearing_right=True,
            rights_stated=complete,
        ),
    )


DEFENCE_REVIEWED = at("2023-08-10", DefenceReviewed(adopted=False, reason="facts stand"))
COLLECTED = at(
    "2023-07-13T15:00",
    EvidenceCollected(
        evidence="E-1", kind=EvidenceKind.OBJECT, digest="d", officers=TWO, origin="the scene", place="the scene"
    ),
)
VERIFIED = at("2023-07-13T16:00", EvidenceVerified(evidence="E-1", verifiers=TWO))
PROVEN = at("2023-08-01", InvestigationConcluded(report="R-1", evidence=("E-1",)))
DEPARTMENT = at("2023-08-08T18:00", DepartmentReviewed(reviewer="department"))
REVIEWED = at(
    "2023-08-15",
    LegalReviewPassed(reviewer="reviewer", checklist=tuple(Checked(point=point) for point in ReviewPoint)),
)
APPROVED = at("2023-08-19T18:00", DecisionApproved(approver="chief"))
SEALED = at("2023-08-20T08:00", DecisionDocumentSealed(document="D-1", digest="d", electronic=False))


def ready(
    filed_on: str = "2023-07-12", party: Party = CITIZEN, item: ItemCode = BURNING, conduct: Conduct = BURNT
) -> tuple[Event, ...]:
    """Bring a case to where it may be decided."""
    return (
        filed(filed_on, party, item, conduct),
        COLLECTED,
        VERIFIED,
        PROVEN,
        notified(),
        DEPARTMENT,
        DEFENCE_REVIEWED,
        REVIEWED,
        APPROVED,
    )


def decided(
    on: str = "2023-08-20",
    fine: int = 300,
    kinds: tuple[PenaltyKind, ...] = (PenaltyKind.FINE,),
    mitigation: Mitigation = Mitigation.NONE,
    grounds: tuple[MitigationGround, ...] = (),
) -> Event:
    """Decide a penalty; the fine is in yuan."""
    return at(
        on,
        PenaltyDecided(
            document="D-1", kinds=kinds, fine=money(yuan(fine)), mitigation=mitigation, mitigation_grounds=grounds
        ),
    )
