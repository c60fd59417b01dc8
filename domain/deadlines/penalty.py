"""Timers of penalties: from filing over notice, decision and service to payment."""

from datetime import date
from typing import Final

from domain.case import Case
from domain.deadlines.timer import Kind, Mark, Timer, on
from domain.law.counting import PENALTY, PROCEDURE, years
from domain.law.guard import Grade
from domain.law.norms import NormLevel
from domain.law.penalty.art_36_limitation import LIMITATION, LONG_LIMITATION
from domain.law.penalty.art_60_ninety_days import DECIDING_PERIOD
from domain.law.penalty.art_61_service import SERVICE_PERIOD
from domain.law.penalty.arts_63_65_hearing import REQUEST_PERIOD
from domain.law.statutes import APL, CPL
from domain.penalty.amendment import DecisionRevoked
from domain.penalty.application import Limitation
from domain.penalty.decision import FactsNotEstablished, NoPenaltyDecided, OnTheSpotDecided, PenaltyDecided
from domain.penalty.evidence import EvidencePreserved, PreservationDisposed
from domain.penalty.hearing import HearingHeld, HearingRequested, HearingScheduled
from domain.penalty.investigation import (
    CaseFiled,
    CaseFilingRevoked,
    ClockResumed,
    ClockSuspended,
    PeriodExtended,
)
from domain.penalty.kinds import LegalBasis
from domain.penalty.payment import (
    CollectionRemitted,
    DeferralApproved,
    FineCollectedOnSpot,
    FinePaid,
    InstalmentApproved,
    RemittanceLeg,
)
from domain.penalty.review import DefenceSubmitted, DefenceWaived, ProposedPenaltyNotified
from domain.penalty.service import Document, DocumentDispatched, DocumentServed, ServiceMethod
from domain.registers.state import Registers
from domain.terms import Term
from domain.time.periods import Period, Unit

HEARD: Final = Mark()


def _lawful(basis: LegalBasis | None) -> bool:
    return basis is not None and basis.level != NormLevel.DOCUMENT


def _notice(fact: ProposedPenaltyNotified) -> Mark | None:
    return Mark(key=fact.notice, on=fact.served_on) if fact.served_on is not None else None


def _hearing_notice(fact: ProposedPenaltyNotified) -> Mark | None:
    return _notice(fact) if fact.hearing_right else None


def decision_served(fact: DocumentServed) -> Mark | None:
    """Hear the decision reach the party."""
    return HEARD if fact.kind == Document.DECISION else None


def handed_over(fact: OnTheSpotDecided) -> Mark | None:
    """Hear an on-the-spot decision handed over at once (APL art. 52(1))."""
    return HEARD if fact.delivered else None


SERVED: Final = (on(DocumentServed, decision_served), on(OnTheSpotDecided, handed_over))
"""The decision reached the party."""
_LATE: Final = Term("逾期，列入执法监督", "Overdue: shown to supervision.")


def _discovered(fact: CaseFiled) -> Mark | None:
    """Tell the limitation from the act to its discovery; a filing that does not tell the discovery tells nothing."""
    if fact.discovered_on is None:
        return None
    dated = LONG_LIMITATION if fact.limitation == Limitation.LONG else LIMITATION
    return Mark(on=fact.conduct.on, period=years(dated.on(dated.since)), at_once=True, ended_on=fact.discovered_on)


def _limitation_of(case: Case, registers: Registers, on: date) -> Period | None:
    version = registers.item(case.item, on)
    return years(version.limitation_years) if version is not None and version.limitation_years else None


TIMERS: Final = (
    Timer(
        id="D-LIMIT",
        name=Term("行政处罚追责时效", "Discovering the act"),
        kind=Kind.RIGHT,
        period=years(LIMITATION.on(LIMITATION.since)),
        basis=(APL.article(36, paragraph=1),),
        starts=(
            on(CaseFiled, _discovered),
            on(OnTheSpotDecided, lambda f: Mark(on=f.conduct.on, at_once=True)),
        ),
        stops=(),
        own_period=_limitation_of,
        breach=Term("不再给予行政处罚", "The act is not punished any more."),
    ),
    Timer(
        id="D-PRESERVE",
        name=Term("先行登记保存处理期限", "Dealing with preserved evidence"),
        kind=Kind.DUTY,
        period=PENALTY.days(7),
        basis=(APL.article(56), APL.article(85)),
        starts=(on(EvidencePreserved, lambda f: Mark(key=f.inventory)),),
        stops=(on(PreservationDisposed, lambda f: Mark(key=f.inventory)),),
        breach=Term("先行登记保存自动解除，证据标记瑕疵", "Preservation lapses and the evidence is flagged."),
    ),
    Timer(
        id="D-CASE90",
        name=Term("办案期限", "Deciding the case"),
        kind=Kind.DUTY,
        period=PENALTY.days(DECIDING_PERIOD.on(DECIDING_PERIOD.since)),
        basis=(APL.article(60),),
        starts=(on(CaseFiled),),
        stops=(on(PenaltyDecided), on(NoPenaltyDecided), on(FactsNotEstablished), on(CaseFilingRevoked)),
        pauses=(on(ClockSuspended, lambda f: HEARD if _lawful(f.basis) else None),),
        resumes=(on(ClockResumed),),
        extends=(
            on(PeriodExtended, lambda f: Mark(days=f.days) if f.approver is not None and _lawful(f.basis) else None),
        ),
        breach=Term("未依法延长的，不得再作出决定", "No decision any more, unless the period was lawfully extended."),
    ),
    Timer(
        id="D-DEFENCE",
        name=Term("陈述申辩期限", "Defence"),
        kind=Kind.RIGHT,
        period=Period(length=5, unit=Unit.WORKING_DAY),
        basis=(APL.article(45),),
        grade=Grade.DESIGN,
        settable=True,
        starts=(on(ProposedPenaltyNotified, _notice),),
        stops=(on(DefenceSubmitted), on(DefenceWaived)),
        breach=Term("视为未陈述申辩，可以继续办理", "The party has stated nothing; the case goes on."),
    ),
    Timer(
        id="D-HEARREQ",
        name=Term("听证申请期限", "Requesting a hearing"),
        kind=Kind.RIGHT,
        period=PENALTY.days(REQUEST_PERIOD.on(REQUEST_PERIOD.since), binds_party=True),
        basis=(APL.article(64, item=1), APL.article(85)),
        starts=(on(ProposedPenaltyNotified, _hearing_notice),),
        stops=(on(HearingRequested),),
        breach=Term("听证权利消灭", "The right to a hearing is lost."),
    ),
    Timer(
        id="D-HEARNOTICE",
        name=Term("听证通知提前期", "Notice before a hearing"),
        kind=Kind.WAIT,
        period=PENALTY.days(7),
        basis=(APL.article(64, item=2), APL.article(85)),
        starts=(on(HearingScheduled, lambda f: Mark(on=f.served_on) if f.served_on is not None else None),),
        stops=(on(HearingHeld),),
        breach=Term("可以举行听证", "The hearing may be held."),
    ),
    Timer(
        id="D-SERVE",
        name=Term("决定书送达期限", "Serving the decision"),
        kind=Kind.DUTY,
        period=PENALTY.days(SERVICE_PERIOD.on(SERVICE_PERIOD.since)),
        basis=(APL.article(61, paragraph=1), APL.article(85)),
        starts=(on(PenaltyDecided),),
        stops=(on(DocumentServed, decision_served),),
        breach=_LATE,
    ),
    Timer(
        id="D-PUBNOTICE",
        name=Term("公告送达期间", "Service by public notice"),
        kind=Kind.WAIT,
        period=PROCEDURE.days(30),
        basis=(CPL.article(95),),
        starts=(
            on(
                DocumentDispatched,
                lambda f: Mark(key=f.kind.value) if f.method == ServiceMethod.PUBLIC_NOTICE else None,
            ),
        ),
        stops=(
            on(DocumentServed, lambda f: Mark(key=f.kind.value) if f.method == ServiceMethod.PUBLIC_NOTICE else None),
        ),
        breach=Term("视为送达", "The document counts as served."),
    ),
    Timer(
        id="D-PAY15",
        of_party=True,
        name=Term("罚款缴纳期限", "Paying the fine"),
        kind=Kind.DUTY,
        period=PENALTY.days(15, binds_party=True),
        basis=(APL.article(67, paragraph=3), APL.article(72, paragraph=1)),
        starts=SERVED,
        stops=(on(FinePaid), on(FineCollectedOnSpot), on(DecisionRevoked)),
        done=lambda case, day: case.penalty.account.settled(day),
        extends=(
            on(DeferralApproved, lambda f: Mark(due=f.due)),
            on(InstalmentApproved, lambda f: Mark(due=max((part.due for part in f.schedule), default=None))),
        ),
        breach=Term("每日可按罚款数额的百分之三加处罚款", "Three per cent of the fine may be added a day."),
    ),
    Timer(
        id="D-REMIT1",
        name=Term("当场收缴罚款交至行政机关期限", "Handing collected money to the organ"),
        kind=Kind.DUTY,
        period=PENALTY.days(2),
        basis=(APL.article(71), APL.article(85)),
        starts=(on(FineCollectedOnSpot),),
        stops=(on(CollectionRemitted, lambda f: HEARD if f.leg != RemittanceLeg.TO_BANK else None),),
        breach=_LATE,
    ),
    Timer(
        id="D-REMIT2",
        name=Term("行政机关缴付银行期限", "Handing collected money to the bank"),
        kind=Kind.DUTY,
        period=PENALTY.days(2),
        basis=(APL.article(71), APL.article(85)),
        starts=(on(CollectionRemitted, lambda f: HEARD if f.leg == RemittanceLeg.TO_ORGAN else None),),
        stops=(on(CollectionRemitted, lambda f: HEARD if f.leg == RemittanceLeg.TO_BANK else None),),
        breach=_LATE,
    ),
)
