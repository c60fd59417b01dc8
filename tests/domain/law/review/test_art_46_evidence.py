"""ARL art. 46 (G139): no evidence is collected while the decision is under review."""

import pytest

from domain.law.guard import Result
from domain.law.review.art_46_evidence import no_evidence_collected_meanwhile
from domain.penalty.evidence import EvidenceCollected
from domain.penalty.kinds import EvidenceKind
from domain.remedy.facts import EvidenceSupplementAllowed, ReviewApplied, ReviewDecided
from tests.domain.on_the_spot import on_the_spot
from tests.domain.specification import Outcome, at, given

EVIDENCE = EvidenceCollected(evidence="E-1", kind=EvidenceKind.DOCUMENT, digest="sha256:1")


@pytest.mark.parametrize(
    ("contested", "allowed", "result"),
    [(False, False, Result.PASSED), (True, False, Result.BREACHED), (True, True, Result.PASSED)],
)
def test_only_leave_opens_the_file_again(*, contested: bool, allowed: bool, result: Result) -> None:
    assert no_evidence_collected_meanwhile(decision_contested=contested, allowed=allowed).result == result


def _said(outcome: Outcome) -> list[Result]:
    return [v.result for v in outcome.verdicts if v.guard == "G139"]


def test_evidence_waits_while_the_decision_is_reviewed() -> None:
    fined, review = on_the_spot("2024-03-01"), at("2024-03-05", ReviewApplied())
    leave = at("2024-03-10", EvidenceSupplementAllowed(body="body"))
    over = at("2024-04-10", ReviewDecided())
    assert _said(given(fined).when(at("2024-03-04", EVIDENCE))) == [Result.PASSED]
    assert _said(given(fined, review).when(at("2024-03-08", EVIDENCE))) == [Result.BREACHED]
    assert _said(given(fined, review, leave).when(at("2024-03-12", EVIDENCE))) == [Result.PASSED]
    assert _said(given(fined, review, over).when(at("2024-04-12", EVIDENCE))) == [Result.PASSED]
    assert _said(given(review).when(at("2024-03-08", EVIDENCE))) == [Result.PASSED]
