"""Timers of the field: leads, permits, collaboration, coercive measures and suspected crimes."""

from typing import Final

from domain.approval.facts import (
    DecisionPeriodExtended,
    PermitAccepted,
    PermitApplied,
    PermitDeemedAccepted,
    PermitDelivered,
    PermitGranted,
    PermitNotAccepted,
    PermitRefused,
    SupplementRequested,
    TimeExcluded,
)
from domain.collaboration.disputes import JurisdictionDisputeRaised, JurisdictionDisputeResolved
from domain.collaboration.facts import (
    AssistanceAnswered,
    AssistanceRefused,
    AssistanceRequested,
    CaseTransferAccepted,
    CaseTransferred,
    CaseTransferReturned,
)
from domain.collaboration.joint import JointEnforcementExecuted, JointEnforcementPlanned
from domain.deadlines.timer import Kind, Mark, Timer, on
from domain.law.coercion.art_25_term import EXTENSION, TERM
from domain.law.counting import COERCION, LICENSING
from domain.law.guard import Grade
from domain.law.licensing.arts_42_45_deciding_period import ALONE, DELIVERY, JOINT
from domain.law.statutes import CL, CT, LL, MOHURD55
from domain.measures.facts import (
    DepositFrozen,
    MeasureApproved,
    MeasureDisapproved,
    MeasureExpired,
    MeasureExtended,
    MeasureReleased,
    PropertySealed,
    PropertySeized,
    TestingPeriodNotified,
)
from domain.penalty.criminal_facts import (
    CriminalTransferApproved,
    CriminalTransferDisapproved,
    CriminalTransferProposed,
    CriminalTransferSent,
)
from domain.supervision.facts import LeadDispatched, LeadDisposed, LeadReceived
from domain.supervision.leads import TeamAcknowledged, TeamArrived, TeamDeparted
from domain.terms import Term
from domain.time.periods import Period, Unit

_DAYS, _MORE_DAYS = ALONE.on(ALONE.since)
_JOINT_DAYS, _MORE_JOINT_DAYS = JOINT.on(JOINT.since)
_COUNTS: Final = Term("只计入指标，不影响办案", "Counts in the figures only, and blocks nothing.")
_ESCALATES: Final = Term("逾期，报协调指挥中心督办", "Overdue: goes up to the coordinating centre.")
_LATE: Final = Term("逾期，列入执法监督", "Overdue: shown to supervision.")
_RELEASE: Final = Term("应当立即解除强制措施", "The measure must be lifted at once.")


def _accepted(fact: PermitAccepted) -> Mark:
    return Mark(period=LICENSING.days(_JOINT_DAYS), most=_MORE_JOINT_DAYS) if fact.joint else Mark()


def _urgent(fact: PropertySealed | PropertySeized) -> Mark | None:
    return Mark(key=fact.measure) if fact.urgent else None


def _response(timer: str, minutes: int, name: Term, stop: type[TeamAcknowledged | TeamDeparted | TeamArrived]) -> Timer:
    return Timer(
        id=timer,
        name=name,
        kind=Kind.DUTY,
        period=Period(length=minutes, unit=Unit.MINUTE),
        grade=Grade.SEED,
        settable=True,
        starts=(on(LeadDispatched, lambda f: Mark(key=f.to_team)),),
        stops=(on(stop, lambda f: Mark(key=f.team)),),
        breach=_COUNTS,
    )


_LEADS: Final = (
    _response("D-LEAD-RESP1", 1, Term("一分钟响应", "Response within a minute"), TeamAcknowledged),
    _response("D-LEAD-RESP3", 3, Term("三分钟出动", "Departure within three minutes"), TeamDeparted),
    _response("D-LEAD-RESP15", 15, Term("十五分钟到场", "Arrival within fifteen minutes"), TeamArrived),
    Timer(
        id="D-LEAD",
        name=Term("线索办结期限", "Disposing of a lead"),
        kind=Kind.DUTY,
        period=Period(length=5, unit=Unit.WORKING_DAY),
        grade=Grade.SEED,
        settable=True,
        starts=(on(LeadReceived, lambda f: Mark(key=f.lead_number, due=f.due)),),
        stops=(on(LeadDisposed),),
        breach=_ESCALATES,
    ),
)

_PERMITS: Final = (
    Timer(
        id="D-PERMIT5",
        name=Term("许可受理期限", "Accepting an application"),
        kind=Kind.DUTY,
        period=LICENSING.days(5),
        basis=(LL.article(32, paragraph=1, item=4), LL.article(82)),
        starts=(on(PermitApplied),),
        stops=(on(PermitAccepted), on(PermitNotAccepted), on(SupplementRequested), on(PermitDeemedAccepted)),
        breach=Term("自收到申请材料之日起即为受理", "The application counts as accepted from the day it came."),
    ),
    Timer(
        id="D-PERMIT20",
        name=Term("许可决定期限", "Deciding on a permit"),
        kind=Kind.DUTY,
        period=LICENSING.days(_DAYS),
        most=_MORE_DAYS,
        basis=(LL.article(42), LL.article(82)),
        starts=(on(PermitAccepted, _accepted), on(PermitDeemedAccepted)),
        stops=(on(PermitGranted), on(PermitRefused)),
        excludes=(on(TimeExcluded, lambda f: Mark(days=f.working_days) if f.notice is not None else None),),
        extends=(on(DecisionPeriodExtended, lambda f: Mark(days=f.working_days) if f.approver and f.notice else None),),
        breach=_LATE,
    ),
    Timer(
        id="D-PERMIT10",
        name=Term("许可证件送达期限", "Delivering a permit"),
        kind=Kind.DUTY,
        period=LICENSING.days(DELIVERY.on(DELIVERY.since)),
        basis=(LL.article(44), LL.article(82)),
        starts=(on(PermitGranted),),
        stops=(on(PermitDelivered),),
        breach=_LATE,
    ),
)

_COLLABORATION: Final = (
    Timer(
        id="D-ASSIST",
        name=Term("协查协办答复期限", "Answering a request for assistance"),
        kind=Kind.DUTY,
        period=Period(length=10, unit=Unit.WORKING_DAY),
        grade=Grade.DESIGN,
        settable=True,
        starts=(on(AssistanceRequested, lambda f: Mark(key=f.request, due=f.due)),),
        stops=(
            on(AssistanceAnswered, lambda f: Mark(key=f.request)),
            on(AssistanceRefused, lambda f: Mark(key=f.request)),
        ),
        breach=_ESCALATES,
    ),
    Timer(
        id="D-COLLAB",
        name=Term("案件移送接收期限", "Taking over a case"),
        kind=Kind.DUTY,
        period=Period(length=10, unit=Unit.WORKING_DAY),
        grade=Grade.DESIGN,
        settable=True,
        starts=(on(CaseTransferred, lambda f: Mark(due=f.due)),),
        stops=(on(CaseTransferAccepted), on(CaseTransferReturned)),
        breach=_ESCALATES,
    ),
    Timer(
        id="D-JOINT",
        name=Term("联合执法响应期限", "Answering a call to joint enforcement"),
        kind=Kind.DUTY,
        period=Period(length=10, unit=Unit.WORKING_DAY),
        grade=Grade.DESIGN,
        settable=True,
        starts=(on(JointEnforcementPlanned, lambda f: Mark(key=f.plan)),),
        stops=(on(JointEnforcementExecuted, lambda f: Mark(key=f.plan)),),
        breach=_ESCALATES,
    ),
    Timer(
        id="D-DISPUTE",
        name=Term("管辖争议协商期限", "Negotiating a dispute over duties"),
        kind=Kind.DUTY,
        period=Period(length=7, unit=Unit.WORKING_DAY),
        basis=(MOHURD55.article(6),),
        grade=Grade.SEEN,
        settable=True,
        starts=(on(JurisdictionDisputeRaised),),
        stops=(on(JurisdictionDisputeResolved),),
        breach=Term("报请共同的上一级行政机关指定", "Goes up to the common superior."),
    ),
)

_KEPT: Final[tuple[type[PropertySealed | PropertySeized | DepositFrozen], ...]] = (
    PropertySealed,
    PropertySeized,
    DepositFrozen,
)
_LIFTED: Final = (
    on(MeasureReleased, lambda f: Mark(key=f.measure)),
    on(MeasureExpired, lambda f: Mark(key=f.measure)),
)

_MEASURES: Final = (
    Timer(
        id="D-SEIZE30",
        name=Term("查封扣押冻结期限", "Keeping sealed, seized or frozen property"),
        kind=Kind.DUTY,
        period=COERCION.days(TERM.on(TERM.since)),
        most=EXTENSION.on(EXTENSION.since),
        basis=(CL.article(25, paragraph=1), CL.article(32, paragraph=1)),
        starts=tuple(on(kept, lambda f: Mark(key=f.measure)) for kept in _KEPT),
        stops=_LIFTED,
        excludes=(
            on(
                TestingPeriodNotified,
                lambda f: Mark(key=f.measure, days=f.days) if f.notice is not None else None,
            ),
        ),
        extends=(on(MeasureExtended, lambda f: Mark(key=f.measure, days=EXTENSION.on(EXTENSION.since))),),
        breach=_RELEASE,
    ),
    Timer(
        id="D-URGENT24",
        name=Term("紧急措施补办批准期限", "Approval of an urgent measure"),
        kind=Kind.DUTY,
        period=Period(length=24, unit=Unit.HOUR),
        basis=(CL.article(19),),
        starts=(on(PropertySealed, _urgent), on(PropertySeized, _urgent)),
        stops=(
            on(MeasureApproved, lambda f: Mark(key=f.measure)),
            on(MeasureDisapproved, lambda f: Mark(key=f.measure)),
            *_LIFTED,
        ),
        breach=_RELEASE,
    ),
)

_CRIMES: Final = (
    Timer(
        id="D-TRANSFER3",
        name=Term("涉嫌犯罪案件移送审批期限", "Deciding on the transfer of a suspected crime"),
        kind=Kind.DUTY,
        period=Period(length=3, unit=Unit.CALENDAR_DAY),
        basis=(CT.article(5, paragraph=2),),
        starts=(on(CriminalTransferProposed),),
        stops=(on(CriminalTransferApproved), on(CriminalTransferDisapproved)),
        breach=_LATE,
    ),
    Timer(
        id="D-TRANSFER24",
        name=Term("涉嫌犯罪案件移送期限", "Sending a suspected crime to the police"),
        kind=Kind.DUTY,
        period=Period(length=24, unit=Unit.HOUR),
        basis=(CT.article(5, paragraph=2),),
        starts=(on(CriminalTransferApproved),),
        stops=(on(CriminalTransferSent),),
        breach=_LATE,
    ),
)

TIMERS: Final = (*_LEADS, *_PERMITS, *_COLLABORATION, *_MEASURES, *_CRIMES)
