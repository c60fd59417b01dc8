"""Approval (审批): every way from an application to the end of a permit, and on to supervision."""

from datetime import date, timedelta
from typing import Final

from adapters.simulation.endings import evaluate, publish
from adapters.simulation.inspections import for_cause_of
from adapters.simulation.matters import Matter, matter, party
from adapters.simulation.organs import Organ
from adapters.simulation.permit_ends import end_permit, review_refusal
from adapters.simulation.scribe import NOBODY, Scribe
from domain.approval.facts import (
    CommitmentCheckFailed,
    CommitmentCheckPassed,
    CommitmentSigned,
    DecisionPeriodExtended,
    GrantBasis,
    LicensingHearingHeld,
    LicensingHearingRequested,
    OnSiteVerified,
    PermitAccepted,
    PermitApplied,
    PermitDeemedAccepted,
    PermitDelivered,
    PermitGranted,
    PermitNotAccepted,
    PermitRefused,
    PermitRevoked,
    SupervisionHandedOver,
    SupplementProvided,
    SupplementRequested,
    ThirdPartyNotified,
    TimeExcluded,
    VerificationScope,
)
from domain.approval.grounds import ExclusionGround, RevocationGround
from domain.disclosure.facts import Dataset
from domain.ids import item
from domain.parties import PartyKind

_PERMITS: Final = (
    ("XK-户外广告", ("ZJ-SR-18.4-a", "ZJ-SR-18.6-a")),
    ("XK-临时占道", ("ZJ-SR-12.3-a", "ZJ-SR-13.3-a")),
    ("XK-建筑垃圾处置", ("ZJ-SR-28.4-a", "ZJ-SR-29.4-a")),
    ("XK-生活垃圾经营", ("HZ-LJ-69.1-a", "HZ-LJ-70-a")),
    ("XK-燃气经营", ("CZ-RQ-45.2-a", "CZ-RQ-46-a")),
)
"""Permits by codes of our own, each with the items that its holder may come to breach."""
_YEAR: Final = 365


def permit(s: Scribe) -> None:
    """Handle an application, and supervise what was granted."""
    supervisor, s.organ = s.organ, s.place.approval
    code, items = s.pick(_PERMITS)
    m = matter(s, items, party(s, PartyKind.UNIT))
    _apply(s, code, m)
    if not _accept(s):
        return
    if s.chance(0.25):
        _commit(s)
    else:
        _examine(s)
        if s.chance(0.15):
            _refuse(s)
            if not s.chance(0.25) or not review_refusal(s):
                return
            s.clock.wait(2, 10)
            _apply(s, code, m)
            s.clock.wait(1, 4)
            s.say(PermitAccepted(acceptance_number=s.number("acceptance-2")))
            s.clock.wait(2, 10)
            s.say(OnSiteVerified(scope=VerificationScope.DOCUMENTS, staff=_verifiers(s), touches_others=False))
        _grant(s, GrantBasis.REVIEW)
    _afterwards(s, m, supervisor)


def _apply(s: Scribe, code: str, m: Matter) -> None:
    materials = tuple(f"{s.number('material')}-{n}" for n in range(1, 4))
    fact = PermitApplied(
        item=item(code),
        party=m.party,
        region=m.region,
        materials=materials,
        channel="浙里办",
        public_safety=code == "XK-燃气经营",
        bars_searched_on=s.today,
    )
    s.say(fact, by=NOBODY)


def _accept(s: Scribe) -> bool:
    """Accept the application, or let silence do it; says whether it was accepted."""
    if s.chance(0.05):
        s.clock.wait(6, 6)
        s.say(PermitDeemedAccepted(), by=NOBODY)
        return True
    s.clock.wait(0, 4)
    if s.chance(0.2):
        s.say(SupplementRequested(items=("营业执照", "设计图纸"), document=s.number("supplement")))
        s.clock.wait(1, 8)
        s.say(SupplementProvided(items=("营业执照", "设计图纸")), by=NOBODY)
        s.clock.wait(0, 3)
    if s.chance(0.07):
        s.say(PermitNotAccepted(reason="不属于本机关职权范围"))
        return False
    s.say(PermitAccepted(acceptance_number=s.number("acceptance"), promised_working_days=s.clock.between(15, 20)))
    return True


def _examine(s: Scribe) -> None:
    """Examine, and decide within twenty working days and what is lawfully added to them."""
    s.clock.wait(1, 4)
    scope = s.pick(tuple(VerificationScope))
    touches = s.chance(0.08)
    s.say(
        OnSiteVerified(
            scope=scope, staff=_verifiers(s), record=s.number("verification"), passed=True, touches_others=touches
        )
    )
    if touches:
        neighbour = f"party-{s.rng.getrandbits(64):016x}"
        s.say(ThirdPartyNotified(parties=(neighbour,), hearing_right=True))
        s.clock.wait(3, 5)
        if s.chance(0.5):
            s.say(LicensingHearingRequested(by_party=neighbour), by=NOBODY)
            notice = s.number("exclusion")
            s.say(TimeExcluded(ground="听证", working_days=10, notice=notice, kind=ExclusionGround.HEARING))
            s.clock.wait(7, 10)
            s.say(LicensingHearingHeld(record=s.number("licensing-hearing")))
    if s.chance(0.08):
        days = s.clock.between(3, 10)
        notice = s.number("exclusion-2")
        s.say(TimeExcluded(ground="专家评审", working_days=days, notice=notice, kind=ExclusionGround.EXPERT_REVIEW))
        s.clock.wait(2, days)
    if s.chance(0.05):
        head = f"staff-{s.place.approval.short}-head"
        told = s.number("extension")
        s.say(DecisionPeriodExtended(working_days=10, reason="案情复杂", approver=head, notice=told), by=head)
        s.clock.wait(5, 9)
    s.clock.wait(1, 4)


def _commit(s: Scribe) -> None:
    """Grant at once on the applicant's word (告知承诺)."""
    s.say(
        CommitmentSigned(
            commitment=s.number("commitment"),
            terms=("符合设置规范",),
            verify_due=s.today + timedelta(days=60),
            listed="告知承诺事项目录（模拟）",
            dishonest=False,
        ),
        by=NOBODY,
    )
    _grant(s, GrantBasis.COMMITMENT)
    s.clock.wait(10, 35)
    checkers = (f"staff-{s.organ.short}-1", f"staff-{s.organ.short}-2")
    if s.chance(0.85):
        s.say(CommitmentCheckPassed(checkers=checkers, findings="与承诺一致"))
        return
    s.say(CommitmentCheckFailed(checkers=checkers, findings="与承诺不符"))


def _verifiers(s: Scribe) -> tuple[str, str]:
    return (f"staff-{s.place.approval.short}-1", f"staff-{s.place.approval.short}-2")


def _grant(s: Scribe, basis: GrantBasis) -> None:
    last = date(s.today.year + 2, s.today.month, min(s.today.day, 28))
    if s.chance(0.4):
        last = s.today + timedelta(days=s.clock.between(120, 180))
    s.say(
        PermitGranted(
            permit_number=f"XK-{s.place.region}-{s.name}",
            document=s.number("permit"),
            valid_from=s.today,
            valid_to=last,
            basis=basis,
        )
    )
    s.clock.wait(0, 6)
    s.say(PermitDelivered(method=s.pick(("窗口领取", "邮寄", "电子证照"))))
    publish(s, Dataset.PERMIT)


def _refuse(s: Scribe) -> None:
    s.say(
        PermitRefused(
            reasons="不符合法定条件", remedies="可以申请行政复议或者提起行政诉讼", document=s.number("refusal")
        )
    )
    s.clock.wait(0, 8)
    s.say(PermitDelivered(method="邮寄"))


def _afterwards(s: Scribe, m: Matter, supervisor: Organ) -> None:
    """Hand over to supervision, inspect, and end or renew the permit."""
    if any(isinstance(e.fact, CommitmentCheckFailed) for e in s.events):
        s.clock.wait(3, 15)
        s.say(PermitRevoked(ground="作出不实承诺", basis=RevocationGround.UNQUALIFIED, party_heard=True))
        return
    if s.chance(0.75):
        s.clock.wait(0, 3)
        due = s.today + timedelta(days=_YEAR)
        s.say(SupervisionHandedOver(to_organ=supervisor.code, risk=s.pick(("A", "B", "C", "D")), due=due))
        if s.chance(0.45):
            s.organ = supervisor
            s.clock.wait(5, 60)
            for_cause_of(s, m)
            evaluate(s)
            return
    end_permit(s)
    evaluate(s)
