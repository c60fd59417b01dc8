"""Collaboration (执法协同): consultation, joint enforcement, notices, and a dispute over a lead."""

from adapters.simulation.matters import matter
from adapters.simulation.scribe import NOBODY, Scribe
from domain.collaboration.disputes import (
    DisputeNegotiationFailed,
    JurisdictionDisputeRaised,
    JurisdictionDisputeResolved,
)
from domain.collaboration.joint import (
    ConsultationHeld,
    JointEnforcementExecuted,
    JointEnforcementPlanned,
    JointGround,
    NoticeCopied,
    SupervisionReported,
)
from domain.supervision.facts import Disposition, LeadDisposed, LeadReceived, LeadSource


def collaborate(s: Scribe) -> None:
    """Receive a lead that concerns several organs, and settle it together."""
    m = matter(s)
    other = s.pick([organ for organ in s.place.enforcement if organ is not s.organ])
    s.say(
        LeadReceived(
            lead_number=s.number("lead"),
            lead_source=LeadSource.SUPERIOR,
            item=m.item.item,
            party=m.party,
            region=m.region,
        )
    )
    s.clock.wait(1, 3)
    s.say(ConsultationHeld(participants=(s.organ.code, other.code), minutes=s.number("minutes"), conclusion="联合处置"))
    if s.chance(0.5):
        _dispute(s, other.code)
    plan = s.number("joint-plan")
    s.say(
        JointEnforcementPlanned(
            plan=plan,
            lead_organ=s.organ.code,
            participants=(other.code,),
            division=("现场检查与取证",),
            ground=s.pick(tuple(JointGround)),
        )
    )
    s.clock.wait(2, 8)
    s.say(JointEnforcementExecuted(plan=plan, participants=(other.code,), result="现场整改到位"))
    s.say(NoticeCopied(to_organ=other.code, about="联合执法结果", received_on=s.today))
    s.say(SupervisionReported(matter="联合执法", to_body=s.place.justice.code))
    s.say(LeadDisposed(disposition=Disposition.EDUCATED), by=NOBODY)


def _dispute(s: Scribe, other: str) -> None:
    s.say(
        JurisdictionDisputeRaised(organs=(s.organ.code, other), question="该事项由谁管辖", interim_organ=s.organ.code)
    )
    s.clock.wait(2, 6)
    if s.chance(0.5):
        s.say(JurisdictionDisputeResolved(responsible_organ=s.organ.code, basis="协商一致"))
        return
    s.say(DisputeNegotiationFailed(to_body=s.place.justice.code, reason="协商不成", minutes=s.number("talks")))
    s.clock.wait(5, 20)
    s.say(
        JurisdictionDisputeResolved(
            responsible_organ=s.organ.code, decided_by=s.place.justice.code, document=s.number("designation")
        )
    )
