"""ARL art. 64(2) (G140): what was revoked is not decided again the same way."""

import pytest

from domain.event import Event
from domain.law.guard import Result
from domain.law.review.art_64_remaking import Penalty, Revoked, not_the_same_again
from domain.penalty.amendment import DecisionRevoked, Origin, QuashingGround
from domain.penalty.evidence import EvidenceCollected
from domain.penalty.kinds import EvidenceKind
from tests.domain.ordinary import decided, ready
from tests.domain.specification import Outcome, at, given

SAME = Penalty(("fine",), 300_00, None)


@pytest.mark.parametrize(
    ("now", "ground", "evidence", "result"),
    [
        (SAME, "facts", False, Result.BREACHED),
        (SAME, "facts", True, Result.UNDECIDABLE),
        (SAME, None, False, Result.UNDECIDABLE),
        (SAME, "procedure", False, Result.PASSED),
        (Penalty(("fine",), 200_00, None), "facts", False, Result.PASSED),
        (Penalty(("warning",), 300_00, None), "facts", False, Result.PASSED),
    ],
)
def test_result_ground_and_evidence_count(now: Penalty, ground: str | None, result: Result, *, evidence: bool) -> None:
    assert not_the_same_again(now, Revoked(penalty=SAME, ground=ground, evidence_since=evidence)).result == result


def test_a_first_decision_repeats_nothing() -> None:
    assert not_the_same_again(SAME, None).result == Result.PASSED


def _said(outcome: Outcome) -> list[Result]:
    return [v.result for v in outcome.verdicts if v.guard == "G140"]


def _revoked(origin: Origin, ground: QuashingGround) -> tuple[Event, ...]:
    revoked = at("2024-03-01", DecisionRevoked(origin=origin, reason="r", ground=ground))
    return (*ready("2024-01-10"), decided("2024-02-01"), revoked)


@pytest.mark.parametrize(
    ("origin", "ground", "result"),
    [
        (Origin.REVIEW, QuashingGround.FACTS, Result.BREACHED),
        (Origin.JUDGMENT, QuashingGround.BASIS, Result.BREACHED),
        (Origin.REVIEW, QuashingGround.PROCEDURE, Result.PASSED),
        (Origin.OWN, QuashingGround.FACTS, Result.PASSED),
    ],
)
def test_a_decision_revoked_by_others_is_not_repeated(origin: Origin, ground: QuashingGround, result: Result) -> None:
    case = _revoked(origin, ground)
    assert _said(given(*case).when(decided("2024-03-20"))) == [result]
    assert _said(given(*case).when(decided("2024-03-20", fine=200))) == [Result.PASSED]


def test_new_evidence_has_to_be_read() -> None:
    more = EvidenceCollected(evidence="E-9", kind=EvidenceKind.DOCUMENT, digest="sha256:9")
    case = (*_revoked(Origin.REVIEW, QuashingGround.FACTS), at("2024-03-10", more))
    assert _said(given(*case).when(decided("2024-03-20"))) == [Result.UNDECIDABLE]
