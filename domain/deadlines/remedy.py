"""Timers after the decision: remedies, enforcement, disclosure and credit."""

from typing import Final

from domain.approval.facts import PermitGranted, PermitRefused
from domain.deadlines.penalty import HEARD, SERVED
from domain.deadlines.timer import Kind, Mark, Timer, Trigger, on
from domain.disclosure.credit import CreditRecordDeleted, CreditRecordPushed, CreditRecordRepaired
from domain.disclosure.facts import Dataset, PublicationPublished, PublicationWithdrawn
from domain.law.counting import COERCION, PENALTY, REVIEW, months, years
from domain.law.guard import Grade
from domain.law.statutes import ALL, APL, ARL2023, CL, CR2023, CR2026, GO118, ZJ_CI
from domain.penalty.decision import OnTheSpotDecided, PenaltyDecided
from domain.penalty.payment import SurchargeCapped
from domain.penalty.performance import (
    CourtEnforcementApplied,
    DecisionRevoked,
    DecisionVaried,
    Document,
    DocumentServed,
    PerformanceUrged,
    SurchargeStarted,
)
from domain.remedy.facts import ExecutionStayed, ReviewApplied, StayLifted, SuitFiled
from domain.supervision.facts import InspectionFinished, InspectionPublished
from domain.terms import Term
from domain.time.periods import Period, Unit

_LATE: Final = Term("逾期，列入执法监督", "Overdue: shown to supervision.")


def _published(dataset: Dataset) -> Trigger:
    return on(PublicationPublished, lambda f: HEARD if f.dataset == dataset else None)


def _urged(fact: PerformanceUrged) -> Mark | None:
    return Mark(key=fact.document, on=fact.served_on) if fact.served_on is not None else None


def _urging_served(fact: DocumentServed) -> Mark | None:
    return Mark(key=fact.document) if fact.kind == Document.URGING else None


def _shown(fact: CreditRecordPushed) -> Mark | None:
    return Mark(key=fact.record, due=fact.latest_end) if fact.latest_end is not None else None


_REMEDIES: Final = (
    Timer(
        id="D-REVIEW60",
        name=Term("行政复议申请期限", "Applying for review"),
        kind=Kind.RIGHT,
        period=REVIEW.days(60, binds_party=True),
        basis=(ARL2023.article(20, paragraph=1),),
        starts=SERVED,
        stops=(on(ReviewApplied),),
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
        breach=Term("起诉权消灭", "The right to sue is lost: the other half of finality."),
    ),
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
)

_DISCLOSURE: Final = (
    Timer(
        id="D-PUB7",
        name=Term("行政处罚决定公示期限", "Publishing a penalty decision"),
        kind=Kind.DUTY,
        period=Period(length=7, unit=Unit.WORKING_DAY),
        basis=(GO118.article(6),),
        grade=Grade.SEEN,
        settable=True,
        starts=(on(PenaltyDecided), on(OnTheSpotDecided)),
        stops=(_published(Dataset.PENALTY),),
        breach=_LATE,
    ),
    Timer(
        id="D-PUB7P",
        name=Term("行政许可决定公示期限", "Publishing a permit decision"),
        kind=Kind.DUTY,
        period=Period(length=7, unit=Unit.WORKING_DAY),
        basis=(GO118.article(6),),
        grade=Grade.SEEN,
        settable=True,
        starts=(on(PermitGranted), on(PermitRefused)),
        stops=(_published(Dataset.PERMIT),),
        breach=_LATE,
    ),
    Timer(
        id="D-PUB20",
        name=Term("检查结果公示期限", "Publishing the result of an inspection"),
        kind=Kind.DUTY,
        period=Period(length=20, unit=Unit.WORKING_DAY),
        basis=(GO118.article(6),),
        grade=Grade.SEEN,
        settable=True,
        starts=(on(InspectionFinished),),
        stops=(on(InspectionPublished),),
        breach=_LATE,
    ),
    Timer(
        id="D-WITHDRAW3",
        name=Term("公示信息撤回期限", "Withdrawing what was published"),
        kind=Kind.DUTY,
        period=PENALTY.days(3),
        basis=(APL.article(48, paragraph=2), APL.article(85)),
        starts=(on(DecisionVaried), on(DecisionRevoked)),
        stops=(on(PublicationWithdrawn, lambda f: HEARD if f.dataset == Dataset.PENALTY else None),),
        breach=_LATE,
    ),
)

_CREDIT: Final = (
    Timer(
        id="D-PUBEND",
        name=Term("信用公示最长期限", "Showing a credit record"),
        kind=Kind.DUTY,
        period=years(3),
        basis=(CR2023.whole, CR2026.whole),
        grade=Grade.MEMORY,
        starts=(on(CreditRecordPushed, _shown),),
        stops=(
            on(CreditRecordRepaired, lambda f: Mark(key=f.record)),
            on(CreditRecordDeleted, lambda f: Mark(key=f.record)),
        ),
        breach=Term("应当停止公示", "The record must be taken down."),
    ),
    Timer(
        id="D-CREDIT5Y",
        name=Term("不良信息保存期限", "Keeping adverse information"),
        kind=Kind.DUTY,
        period=years(5),
        basis=(ZJ_CI.article(16, paragraph=1),),
        starts=(on(CreditRecordPushed, lambda f: Mark(key=f.record)),),
        stops=(on(CreditRecordDeleted, lambda f: Mark(key=f.record)),),
        breach=Term("应当删除", "The record must be deleted."),
    ),
)

TIMERS: Final = (*_REMEDIES, *_ENFORCEMENT, *_DISCLOSURE, *_CREDIT)
