"""Deviations of permits: acceptance, examination, decision and the end of a permit."""

from collections.abc import Iterator
from typing import Final

from msgspec import structs

from adapters.simulation.deviating import breach, changed, never, on_time, told
from adapters.simulation.deviation import Deviation, Events, Told, latest
from adapters.simulation.twist import Twist
from domain.approval.facts import (
    CommitmentSigned,
    DecisionPeriodExtended,
    GrantBasis,
    LicensingHearingRequested,
    OnSiteVerified,
    PermitAccepted,
    PermitApplied,
    PermitCancelled,
    PermitDeemedAccepted,
    PermitDeemedRenewed,
    PermitDelivered,
    PermitGranted,
    PermitRefused,
    PermitRenewed,
    PermitRevoked,
    SupplementProvided,
    SupplementRequested,
    ThirdPartyNotified,
    TimeExcluded,
    VerificationScope,
)
from domain.approval.grounds import CancellationGround


def _plainly_reviewed(events: Events, fact: Told) -> bool:
    accepted = sum(isinstance(e.fact, PermitAccepted) for e in events) == 1
    longer = any(isinstance(e.fact, TimeExcluded | DecisionPeriodExtended) for e in events)
    return accepted and not longer and getattr(fact, "basis", GrantBasis.REVIEW) == GrantBasis.REVIEW


def _licensing() -> Iterator[Twist]:
    yield from on_time("G100", "permit", PermitAccepted, since=PermitApplied, days=5, fits=never(SupplementProvided))
    silence = Deviation(act=PermitAccepted, fits=never(SupplementProvided), change=lambda _, __: PermitDeemedAccepted())
    yield breach("G100", "silence_too_early", "permit", silence)
    yield breach("G101", "nothing_named", "permit", Deviation(act=SupplementRequested, change=changed(items=())))
    again = Deviation(
        act=PermitAccepted,
        fits=told(SupplementProvided),
        change=lambda _, __: SupplementRequested(items=("补充图纸",)),
    )
    yield breach("G101", "asked_twice", "permit", again)
    yield from on_time("G102", "permit", PermitGranted, since=PermitAccepted, days=20, fits=_plainly_reviewed)
    yield from on_time("G102", "permit", PermitRefused, since=PermitAccepted, days=20, fits=_plainly_reviewed)
    yield breach("G103", "not_told", "permit", Deviation(act=TimeExcluded, change=changed(notice=None)))
    alone = Deviation(
        act=OnSiteVerified,
        fits=lambda _, fact: fact.scope == VerificationScope.ON_SITE,
        change=lambda _, fact: structs.replace(fact, staff=fact.staff[:1]),
    )
    yield breach("G104", "alone", "permit", alone)
    yield breach("G105", "no_remedies", "permit", Deviation(act=PermitRefused, change=changed(remedies="无")))
    yield breach("G105", "no_reasons", "permit", Deviation(act=PermitRefused, change=changed(reasons=" ")))
    untold = Deviation(
        act=PermitGranted,
        fits=lambda events, fact: _plainly_reviewed(events, fact) and _touching(events),
        omits=(ThirdPartyNotified,),
    )
    yield breach("G106", "not_told", "permit", untold)
    yield from on_time("G107", "permit", PermitDelivered, since=PermitGranted, days=10, fits=told(PermitGranted))
    silent = Deviation(act=PermitRenewed, change=lambda _, fact: PermitDeemedRenewed(valid_to=fact.valid_to))
    yield breach("G108", "silence_too_early", "permit", silent)
    yield breach("G109", "harms_the_public", "permit", Deviation(act=PermitRevoked, change=changed(harms_public=True)))
    yield breach("G109", "not_heard", "permit", Deviation(act=PermitRevoked, change=changed(party_heard=False)))
    barred = Deviation(
        act=PermitRefused,
        fits=lambda events, _: _applied(events).public_safety is True,
        before=lambda _, fact: (structs.replace(fact, false_materials=True),),
        change=lambda events, _: _applied(events),
    )
    yield breach("G110", "after_false_materials", "permit", barred)
    living = Deviation(act=PermitCancelled, change=changed(basis=CancellationGround.TAKEN_BACK))
    yield breach("G111", "not_taken_back", "permit", living)
    bare = Deviation(
        act=PermitGranted,
        fits=lambda _, fact: fact.basis == GrantBasis.COMMITMENT,
        before=lambda _, __: (CommitmentSigned(commitment="重签", listed="目录", dishonest=False),),
    )
    yield breach("G112", "no_terms", "permit", bare)
    unsigned = Deviation(
        act=PermitGranted, fits=lambda _, fact: fact.basis == GrantBasis.COMMITMENT, omits=(CommitmentSigned,)
    )
    yield breach("G112", "not_signed", "permit", unsigned)


def _touching(events: Events) -> bool:
    verified = latest(events, OnSiteVerified)
    asked = latest(events, LicensingHearingRequested)
    return verified is not None and getattr(verified.fact, "touches_others", None) is True and asked is None


def _applied(events: Events) -> PermitApplied:
    event = latest(events, PermitApplied)
    if event is None or not isinstance(event.fact, PermitApplied):
        raise LookupError("nobody has applied")
    return event.fact


OF_PERMITS: Final = tuple(_licensing())
"""Every deviation of permits."""
