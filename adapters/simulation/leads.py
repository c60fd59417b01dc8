"""Leads (线索): from the hotline, patrols, the grid or video, dispatched, verified and brought to an end."""

from typing import Final

from adapters.simulation.corrections import FINED_UNLESS_MET, met
from adapters.simulation.field import on_twist, team
from adapters.simulation.inspections import mint
from adapters.simulation.matters import Matter, matter
from adapters.simulation.mix import Founded
from adapters.simulation.ordinary import pursue, refuse_filing
from adapters.simulation.organs import Organ
from adapters.simulation.scribe import NOBODY, Scribe
from adapters.simulation.systems import System
from domain.collaboration.facts import CaseTransferAccepted, CaseTransferred, CaseTransferReturned, PackagePart
from domain.penalty.kinds import CaseSource
from domain.supervision.facts import (
    Disposition,
    LeadDispatched,
    LeadDisposed,
    LeadReceived,
    LeadResult,
    LeadSource,
    LeadVerified,
    ReminderSent,
)
from domain.supervision.leads import (
    LeadMergedAsDuplicate,
    LeadTransferAccepted,
    LeadTransferred,
    LeadTransferRejected,
    Position,
    ReporterInformed,
    TeamAcknowledged,
    TeamArrived,
    TeamDeparted,
)

_FROM_THE_PUBLIC: Final = frozenset({LeadSource.HOTLINE_12345, LeadSource.COMPLAINT, LeadSource.MEDIA})
_RESPONSE: Final = ((TeamAcknowledged, (10, 70)), (TeamDeparted, (30, 150)), (TeamArrived, (300, 1000)))
"""Steps of a response (1315), each with the seconds that it takes after the one before."""
_SOURCES: Final = (*LeadSource, LeadSource.HOTLINE_12345, LeadSource.HOTLINE_12345, LeadSource.PATROL, LeadSource.GRID)


def lead(s: Scribe) -> None:
    """Bring a lead from its receipt to its end."""
    m = matter(s)
    source = s.pick(_SOURCES)
    system = System.HOTLINE if source in _FROM_THE_PUBLIC else System.COORDINATION
    s.say(
        LeadReceived(
            lead_number=s.number("lead"),
            lead_source=source,
            item=m.item.item,
            party=m.party,
            region=m.region,
            place=m.conduct.place,
            due=s.clock.due(20),
        ),
        system=system,
    )
    team_name = f"{s.organ.short}-{s.clock.between(1, 4)}中队"
    s.say(LeadDispatched(to_team=team_name, due=s.clock.due(5)), system=system)
    s.clock.hurry(1, 5)
    mint(s, "线索核查")
    if s.twist is None and s.chance(0.04):
        s.say(LeadMergedAsDuplicate(master=f"{s.organ.short}-lead-earlier", reason="同一事项"), by=NOBODY)
        return
    if s.chance(0.3):
        for step, pace in _RESPONSE:
            s.clock.hurry(*pace)
            s.say(step(team=team_name, position=Position(longitude=120_150_000, latitude=30_270_000)))
    s.clock.wait(0, 2)
    _verify(s, m)


def _verify(s: Scribe, m: Matter) -> None:
    result = s.weighted(s.setting.mix.leads) if s.twist is None else LeadResult.FOUNDED
    officers = team(s, "LeadVerified")
    s.say(
        LeadVerified(officers=officers, result=result, evidence=(s.number("photo"),), identity_shown=True),
        by=officers[0].id,
        shows=on_twist(s, "LeadVerified"),
    )
    match result:
        case LeadResult.UNFOUNDED:
            _dispose(s, Disposition.UNFOUNDED)
        case LeadResult.OTHER_ORGAN:
            _hand_over(s, m)
        case LeadResult.FOUNDED:
            _founded(s, m)


def _founded(s: Scribe, m: Matter) -> None:
    match s.weighted(s.setting.mix.founded) if s.twist is None else Founded.FILED:
        case Founded.REMINDED:
            s.say(ReminderSent(rule="FIRST-CONTACT", channel="on_site"))
            _dispose(s, Disposition.EDUCATED)
        case Founded.CORRECTED:
            met(s, m)
            _dispose(s, Disposition.CORRECTED)
        case Founded.NOT_FILED:
            refuse_filing(s)
            _dispose(s, Disposition.EDUCATED)
        case Founded.FILED:
            _dispose(s, Disposition.FILED)
            pursue(s, m, CaseSource.COMPLAINT, corrected=m.item.correction not in FINED_UNLESS_MET)


def _hand_over(s: Scribe, m: Matter) -> None:
    """Transfer the case to another organ of the place, which may send it back once."""
    others = [organ for organ in s.place.enforcement if organ is not s.organ]
    other, sender = s.pick(others), s.organ
    s.clock.wait(1, 3)
    as_lead = s.chance(0.5)
    _send(s, other, as_lead=as_lead)
    s.clock.wait(1, 4)
    s.organ = other
    if s.chance(0.25):
        s.say(
            LeadTransferRejected(by_organ=other.code, reason="材料不全")
            if as_lead
            else CaseTransferReturned(by_organ=other.code, reason="材料不全")
        )
        s.organ = sender
        s.clock.wait(1, 1)
        _send(s, other, as_lead=as_lead)
        s.clock.wait(1, 3)
        s.organ = other
    s.say(LeadTransferAccepted(by_organ=other.code) if as_lead else CaseTransferAccepted(by_organ=other.code))
    if s.chance(0.5):
        _dispose(s, Disposition.TRANSFERRED)
    pursue(s, m, CaseSource.TRANSFER, corrected=m.item.correction not in FINED_UNLESS_MET)


def _send(s: Scribe, other: Organ, *, as_lead: bool) -> None:
    if as_lead:
        photos = (s.number("photo"),)
        s.say(LeadTransferred(to_organ=other.code, package=(s.number("lead"),), recordings=photos, reason="管辖"))
    else:
        whole = tuple(PackagePart)
        s.say(CaseTransferred(to_organ=other.code, package=(s.number("file"),), reason="管辖", contents=whole))


def _dispose(s: Scribe, disposition: Disposition) -> None:
    s.say(LeadDisposed(disposition=disposition), by=NOBODY if disposition == Disposition.UNFOUNDED else None)
    if s.chance(0.4):
        s.say(ReporterInformed(channel="短信"), by=NOBODY)
