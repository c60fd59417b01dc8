"""APL arts 57–72 (G143): a case is closed when what was decided is done, or cannot be any more."""

import pytest

from domain.event import Event
from domain.fact import money
from domain.penalty.amendment import DecisionRevoked, Origin
from domain.penalty.closing import CaseClosed, ClosingGround
from domain.penalty.decision import FactsNotEstablished
from domain.penalty.enforcement import CourtEnforcementApplied, PerformanceUrged
from domain.penalty.evidence import EvidenceCollected
from domain.penalty.investigation import CaseFilingRevoked
from domain.penalty.kinds import EvidenceKind
from domain.penalty.payment import FinePaid
from domain.penalty.service import DocumentServed
from tests.domain.ordinary import decided, filed, ready
from tests.domain.specification import at, because, found, given, lawful, passed, unlawful

EVIDENCE = at("2023-07-13", EvidenceCollected(evidence="E-1", kind=EvidenceKind.OBJECT, digest="d"))
SERVED = (filed(), EVIDENCE, *ready()[1:], decided(), at("2023-08-22", DocumentServed()))
PAID = at("2023-08-30", FinePaid(amount=money(300_00)))
PART = at("2023-08-29", FinePaid(amount=money(299_99)))


def _closed(ground: ClosingGround, report: str | None = "R", approver: str | None = "chief") -> Event:
    return at("2023-12-10", CaseClosed(ground=ground, report=report, approver=approver))


def test_a_paid_fine_closes_the_case() -> None:
    given(*SERVED, PAID).when(_closed(ClosingGround.PERFORMED)).then(lawful, passed("G143"))


def test_while_a_fen_is_due_nothing_is_performed() -> None:
    given(*SERVED, PART).when(_closed(ClosingGround.PERFORMED)).then(unlawful("G143"), because("0.01元"))
    given(*SERVED).when(_closed(ClosingGround.PERFORMED)).then(found("G142", "G143"))


@pytest.mark.parametrize(("report", "approver"), [(None, "chief"), ("R", None)])
def test_the_closing_report_is_approved(report: str | None, approver: str | None) -> None:
    given(*SERVED, PAID).when(_closed(ClosingGround.PERFORMED, report, approver)).then(
        unlawful("G143"), because("审批")
    )


@pytest.mark.parametrize(
    "ground",
    [
        ClosingGround.NO_PENALTY,
        ClosingGround.FILING_REVOKED,
        ClosingGround.DECISION_REVOKED,
        ClosingGround.COURT_ENFORCED,
        ClosingGround.TRANSFERRED,
    ],
)
def test_a_ground_that_the_file_disproves_closes_nothing(ground: ClosingGround) -> None:
    given(*SERVED, PAID).when(_closed(ground)).then(unlawful("G143"))


def test_each_ground_closes_the_case_that_has_it() -> None:
    unproven = (filed(), EVIDENCE, at("2023-08-20", FactsNotEstablished(reasons="no proof")))
    given(*unproven).when(_closed(ClosingGround.NO_PENALTY)).then(lawful)
    dropped = (filed(), at("2023-07-20", CaseFilingRevoked(reason="x")))
    given(*dropped).when(_closed(ClosingGround.FILING_REVOKED)).then(lawful)
    revoked = (*SERVED, at("2023-09-01", DecisionRevoked(origin=Origin.OWN, reason="x")))
    given(*revoked).when(_closed(ClosingGround.DECISION_REVOKED)).then(lawful)
    enforced = (
        *SERVED,
        at("2023-10-01", PerformanceUrged(document="U-1")),
        at("2023-11-01", CourtEnforcementApplied(court="court")),
    )
    given(*enforced).when(_closed(ClosingGround.COURT_ENFORCED)).then(passed("G143"))
    given(*SERVED).when(_closed(ClosingGround.TERMINATED)).then(passed("G143"))
