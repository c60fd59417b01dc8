"""Timers of disclosure and credit: what is published, until when, and what is taken down."""

from datetime import date
from typing import Final

from domain.approval.facts import PermitGranted, PermitRefused
from domain.deadlines.penalty import HEARD
from domain.deadlines.timer import Kind, Mark, Timer, Trigger, on
from domain.disclosure.credit import CreditRecordDeleted, CreditRecordPushed, CreditRecordRepaired
from domain.disclosure.facts import Dataset, PublicationPublished, PublicationWithdrawn
from domain.disclosure.organ import AnnualStatsPublished
from domain.law.counting import PENALTY, years
from domain.law.guard import Grade
from domain.law.policy import UNTIL_2024
from domain.law.statutes import APL, CR2023, CR2026, GO118, ZJ_CI
from domain.penalty.amendment import (
    DecisionConfirmedIllegal,
    DecisionDeclaredVoid,
    DecisionRevoked,
    DecisionVaried,
)
from domain.penalty.decision import OnTheSpotDecided, PenaltyDecided
from domain.supervision.facts import InspectionFinished, InspectionPublished
from domain.terms import Term
from domain.time.periods import Period, Unit

_LATE: Final = Term("逾期，列入执法监督", "Overdue: shown to supervision.")


def _published(dataset: Dataset) -> Trigger:
    return on(PublicationPublished, lambda f: HEARD if f.dataset == dataset else None)


def _shown(fact: CreditRecordPushed) -> Mark | None:
    return Mark(key=fact.record, due=fact.latest_end) if fact.latest_end is not None else None


_MONTH, _LAST_DAY = UNTIL_2024.figures_published_by.value
_FIGURES_WITHIN: Final = (date(2001, _MONTH, _LAST_DAY) - date(2001, 1, 1)).days
"""Days after the first of January until a year's figures are due."""

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
        starts=(on(DecisionVaried), on(DecisionRevoked), on(DecisionConfirmedIllegal), on(DecisionDeclaredVoid)),
        stops=(on(PublicationWithdrawn, lambda f: HEARD if f.dataset == Dataset.PENALTY else None),),
        breach=_LATE,
    ),
    Timer(
        id="D-STAT",
        name=Term("年度执法数据公开期限", "Publishing a year's figures"),
        kind=Kind.DUTY,
        period=Period(length=_FIGURES_WITHIN, unit=Unit.CALENDAR_DAY),
        basis=(GO118.article(6),),
        grade=Grade.MEMORY,
        settable=True,
        starts=(on(AnnualStatsPublished, lambda f: Mark(key=str(f.year + 1), on=date(f.year + 2, 1, 1))),),
        stops=(on(AnnualStatsPublished, lambda f: Mark(key=str(f.year))),),
        breach=_LATE,
    ),
)
"""What is published; that a year's figures are out sets the clock for those of the next."""

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

TIMERS: Final = (*_DISCLOSURE, *_CREDIT)
