"""Deviations of collaboration: assistance, transfer, disputes and joint enforcement."""

from collections.abc import Iterator
from typing import Final

from msgspec import structs

from adapters.simulation.deviating import Change, any_act, breach, changed, on_time
from adapters.simulation.deviation import Deviation
from adapters.simulation.twist import Twist
from domain.collaboration.disputes import JurisdictionDisputeRaised, JurisdictionDisputeResolved
from domain.collaboration.facts import (
    AssistanceAnswered,
    AssistanceRefused,
    AssistanceRequested,
    CaseTransferAccepted,
    CaseTransferred,
    CaseTransferReturned,
    PackagePart,
)
from domain.collaboration.joint import JointEnforcementExecuted, JointEnforcementPlanned, TransferResultFedBack
from domain.penalty.closing import CaseClosed
from domain.supervision.leads import LeadTransferAccepted, LeadTransferred, LeadTransferRejected


def _refusing(document: str | None, *, within: bool) -> Change:
    return lambda _, fact: AssistanceRefused(
        request=fact.request, reason="不予协助", document=document, within_authority=within
    )


def _collaborating() -> Iterator[Twist]:
    late = Deviation(act=AssistanceAnswered, since=AssistanceRequested, working_days=6)
    yield breach("G121", "after_its_day", "for_cause", late)
    last = Deviation(act=AssistanceAnswered, since=AssistanceRequested, working_days=5)
    yield structs.replace(breach("G121", "on_its_day", "for_cause", last), lawful=True)
    for how, within, document in (("able", True, "书面答复"), ("unwritten", False, None)):
        refused = Deviation(act=AssistanceAnswered, change=_refusing(document, within=within))
        yield breach("G121", how, "for_cause", refused)
    partial = Deviation(act=CaseTransferred, change=changed(contents=(PackagePart.RECORD, PackagePart.ACT)))
    yield breach("G123", "incomplete", "lead", partial)
    yield from on_time("G124", "lead", CaseTransferReturned, since=CaseTransferred, days=10, fits=any_act)
    yield from on_time("G124", "lead", LeadTransferRejected, since=LeadTransferred, days=10, fits=any_act)
    yield breach("G124", "no_reason", "lead", Deviation(act=CaseTransferReturned, change=changed(reason=" ")))
    yield from on_time(
        "G125",
        "collaboration",
        JurisdictionDisputeResolved,
        since=JurisdictionDisputeRaised,
        days=7,
        fits=lambda _, fact: fact.decided_by is None,
    )
    nobody = Deviation(act=JurisdictionDisputeResolved, change=changed(responsible_organ=None))
    yield breach("G125", "nobody_named", "collaboration", nobody)
    untold = Deviation(
        act=CaseClosed,
        fits=lambda events, _: any(isinstance(e.fact, CaseTransferAccepted | LeadTransferAccepted) for e in events),
        omits=(TransferResultFedBack,),
    )
    yield breach("G126", "not_told", "lead", untold)
    yield breach(
        "G127", "no_duties", "collaboration", Deviation(act=JointEnforcementPlanned, change=changed(division=()))
    )
    yield breach("G127", "no_plan", "collaboration", Deviation(act=JointEnforcementExecuted, change=changed(plan="无")))


OF_COLLABORATION: Final = tuple(_collaborating())
"""Every deviation of collaboration."""
