"""Timers after the decision: remedies, what is answered to them, and enforcement."""

from datetime import date
from typing import Final

from domain.case import Case
from domain.contested import against_penalty
from domain.deadlines.penalty import HEARD, SERVED
from domain.deadlines.timer import Kind, Mark, Timer, Trigger, on
from domain.fact import Fact
from domain.law.coercion.arts_53_54_court import APPLYING_PERIOD, SUIT_AFTER_REVIEW, SUIT_PERIOD
from domain.law.counting import COERCION, PROCEDURE, REVIEW, months
from domain.law.litigation.art_67_answer import ANSWERING
from domain.law.review.arts_48_70_answer import ORDINARY, SIMPLIFIED
from domain.law.statutes import ALL, APL, ARL2023, CL, Citation
from domain.penalty.amendment import DecisionRevoked
from domain.penalty.enforcement import CourtEnforcementApplied, PerformanceUrged
from domain.penalty.payment import (
    DeferralApproved,
    FineCollectedOnSpot,
    FinePaid,
    InstalmentApproved,
    SurchargeCapped,
    SurchargeStarted,
)
from domain.penalty.service import Document, DocumentServed
from domain.penalty.service_offset import ServiceOffsetCompleted
from domain.remedy.facts import (
    FACTS,
    ExecutionStayed,
    ReviewAccepted,
    ReviewAnswered,
    ReviewApplied,
    ReviewDecided,
    ReviewOutcomeServed,
    StayLifted,
    SuitAnswered,
    SuitFiled,
    SuitJudged,
)
from domain.terms import Term
from domain.time.periods import Period, Unit


def _urged(fact: PerformanceUrged) -> Mark | None:
    return Mark(key=fact.document, on=fact.served_on) if fact.served_on is not None else None


def _urging_served(fact: DocumentServed) -> Mark | None:
    return Mark(key=fact.document) if fact.kind == Document.URGING else None


_OF_REMEDY: Final = frozenset(FACTS)


def _of_penalty(case: Case, fact: Fact) -> bool:
    """Pass over remedies of other acts in the same loop, such as of a refused permit."""
    return type(fact) not in _OF_REMEDY or against_penalty(case.remedy, case.penalty)


_REMEDIES: Final = (
    Timer(
        id="D-REVIEW60",
        name=Term("行政复议申请期限", "Applying for review"),
        kind=Kind.RIGHT,
        period=REVIEW.days(60, binds_party=True),
        basis=(ARL2023.article(20, paragraph=1),),
        starts=SERVED,
        stops=(on(ReviewApplied),),
        concerns=_of_penalty,
        breach=Term("复议申请权消灭", "The right to review is lost: one half of finality."),
    ),
    Timer(
        id="D-SUIT6M",
        name=Term("行政诉讼起诉期限", "Going to court"),
        kind=Kind.RIGHT,
        period=months(6, binds_party=True),
        basis=(ALL.article(46, paragraph=1),),
        starts=SERVED,
        stops=(on(SuitFiled),),
        concerns=_of_penalty,
        breach=Term("起诉权消灭", "The right to sue is lost: the other half of finality."),
    ),
)

_NO_EVIDENCE: Final = Term("视为没有证据、依据", "The organ is taken to have no evidence.")


def _answering(timer: str, period: Period, basis: tuple[Citation, ...], *, simplified: bool) -> Timer:
    """Make the timer of an answer in review.

    Doubt: the period runs from the copy, whose day is told only with the answer. Until then it is counted from the
    acceptance, after which the copy is sent: no real last day is earlier.
    """
    return Timer(
        id=timer,
        name=Term("复议答复举证期限", "Answering a review"),
        kind=Kind.DUTY,
        period=period,
        basis=basis,
        starts=(on(ReviewAccepted, lambda f: HEARD if bool(f.simplified) is simplified else None),),
        stops=(on(ReviewAnswered, lambda f: Mark(since=f.copy_received_on)), on(ReviewDecided)),
        breach=_NO_EVIDENCE,
    )


_ANSWERS: Final = (
    _answering(
        "D-ANSWER10",
        REVIEW.days(ORDINARY.on(ORDINARY.since)),
        (ARL2023.article(48), ARL2023.article(70), ARL2023.article(88, paragraph=2)),
        simplified=False,
    ),
    _answering(
        "D-ANSWER5",
        REVIEW.days(SIMPLIFIED.on(SIMPLIFIED.since)),
        (ARL2023.article(54), ARL2023.article(70), ARL2023.article(88, paragraph=2)),
        simplified=True,
    ),
    Timer(
        id="D-ANSWER15",
        name=Term("诉讼答辩举证期限", "Answering a suit"),
        kind=Kind.DUTY,
        period=PROCEDURE.days(ANSWERING.on(ANSWERING.since), binds_party=True),
        basis=(ALL.article(67, paragraph=1), ALL.article(34, paragraph=2)),
        starts=(on(SuitFiled),),
        stops=(on(SuitAnswered, lambda f: Mark(since=f.copy_received_on)), on(SuitJudged)),
        breach=_NO_EVIDENCE,
    ),
)
"""What an organ answers to a review or a suit; counted from the copy as soon as its day is told."""

_SUIT_PERIOD: Final = months(SUIT_PERIOD.on(SUIT_PERIOD.since), binds_party=True)
_SUIT_AFTER_REVIEW: Final = PROCEDURE.days(SUIT_AFTER_REVIEW.on(SUIT_AFTER_REVIEW.since), binds_party=True)
_FOR_GOOD: Final = Mark(whole=True)


def _no_suit(served: Trigger) -> Trigger:
    """Hear a decision reach the party, whose six months for a suit run out first."""

    def read(fact: Fact) -> Mark | None:
        return Mark(after=_SUIT_PERIOD) if served.read(fact) is not None else None

    return Trigger(served.fact, read)


def _paid(case: Case, day: date) -> bool:
    return case.penalty.account.fine > 0 and case.penalty.account.settled(day)


_COURT: Final = Timer(
    id="D-COURT3M",
    name=Term("申请法院强制执行期限", "Asking the court to enforce"),
    kind=Kind.RIGHT,
    period=months(APPLYING_PERIOD.on(APPLYING_PERIOD.since)),
    basis=(CL.article(53), APL.article(72, paragraph=2), ALL.article(45), ALL.article(46, paragraph=1)),
    starts=(
        *(_no_suit(served) for served in SERVED),
        on(ReviewOutcomeServed, lambda _: Mark(after=_SUIT_AFTER_REVIEW)),
    ),
    stops=(
        *(
            on(ends, lambda _: _FOR_GOOD)
            for ends in (CourtEnforcementApplied, ReviewApplied, ReviewOutcomeServed, SuitFiled, DecisionRevoked)
        ),
        on(FinePaid),
        on(FineCollectedOnSpot),
        on(ServiceOffsetCompleted),
    ),
    done=_paid,
    concerns=_of_penalty,
    defers=(
        on(DeferralApproved, lambda f: Mark(on=f.due)),
        on(InstalmentApproved, lambda f: Mark(on=max(part.due for part in f.schedule)) if f.schedule else None),
    ),
    breach=Term("申请权丧失", "The right to apply is lost."),
)

_ENFORCEMENT: Final = (
    Timer(
        id="D-SURCAP",
        name=Term("加处罚款封顶", "The surcharge reaching its cap"),
        kind=Kind.WAIT,
        period=Period(length=34, unit=Unit.CALENDAR_DAY),
        basis=(APL.article(72, paragraph=1, item=1),),
        starts=(on(SurchargeStarted),),
        stops=(on(SurchargeCapped),),
        concerns=_of_penalty,
        pauses=(on(ExecutionStayed),),
        resumes=(on(StayLifted),),
        breach=Term("加处罚款不再增加", "The surcharge grows no more."),
    ),
    Timer(
        id="D-URGE10",
        name=Term("催告履行期间", "Waiting after urging"),
        kind=Kind.WAIT,
        period=COERCION.days(10),
        basis=(CL.article(54), CL.article(69)),
        starts=(on(PerformanceUrged, _urged), on(DocumentServed, _urging_served)),
        stops=(on(CourtEnforcementApplied),),
        breach=Term("可以申请法院强制执行", "The court may be asked to enforce."),
    ),
    _COURT,
)

TIMERS: Final = (*_REMEDIES, *_ANSWERS, *_ENFORCEMENT)
