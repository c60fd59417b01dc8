"""Deviations of penalty cases: filing, evidence, hearing, review, decision, money and remedy."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from msgspec import structs

from adapters.simulation.deviating import any_act, breach, changed, on_time, told
from adapters.simulation.deviation import Deviation, Events
from adapters.simulation.mix import Mix, Performance
from adapters.simulation.twist import Twist
from domain.fact import money
from domain.law.penalty.art_59_decision_document import DocumentContent, SealCheck
from domain.penalty.closing import CaseClosed
from domain.penalty.decision import DecisionDocumentSealed, OnTheSpotRecorded, PenaltyDecided
from domain.penalty.enforcement import CourtEnforcementApplied, PerformanceUrged
from domain.penalty.evidence import EvidenceCollected, EvidencePreserved, EvidenceVerified, PreservationDisposed
from domain.penalty.hearing import HearingHeld, HearingRequested
from domain.penalty.investigation import CaseFiled, ClockSuspended, InvestigationConcluded, PeriodExtended
from domain.penalty.payment import CollectionRemitted, FineCollectedOnSpot
from domain.penalty.review import (
    DefenceReviewed,
    DefenceSubmitted,
    DepartmentReviewed,
    LegalReviewPassed,
    ProposedPenaltyNotified,
)
from domain.remedy.facts import ReviewApplied, ReviewForwarded

_LARGE: Final = 200_000_00
"""A fine in fen that every threshold in use counts as large."""
_ENFORCED: Final = Mix(violations=1.0, spared=0.0, performances=((1, Performance.ENFORCED),))
_ARL_2023: Final = date(2024, 1, 2)
"""The review law as revised in 2023 is in force: the one before it has no such period."""


def _plainly() -> Iterator[Twist]:
    """Change one field of one act."""
    for guard, how, act, fields in (
        ("G032", "unapproved", CaseFiled, {"approver": None}),
        ("G033", "no_origin", EvidenceCollected, {"origin": None}),
        ("G033", "no_collector", EvidenceCollected, {"officers": ()}),
        ("G037", "unapproved", EvidencePreserved, {"approver": None}),
        ("G042", "no_basis", ClockSuspended, {"basis": None}),
        ("G055", "charged", HearingHeld, {"charged": money(100_00)}),
        ("G055", "three_agents", HearingHeld, {"agents": 3}),
        ("G064", "nothing_stated", DecisionDocumentSealed, {"contents": tuple(DocumentContent)[:3]}),
        ("G065", "altered", DecisionDocumentSealed, {"check": SealCheck.ALTERED}),
        ("G067", "unapproved", PeriodExtended, {"approver": None}),
    ):
        yield breach(guard, how, "for_cause", Deviation(act=act, change=changed(**fields)))


def _verified(events: Events) -> tuple[str, ...]:
    """Name the evidence that was verified, for a decision that has no report to rest on."""
    return tuple(e.fact.evidence for e in events if isinstance(e.fact, EvidenceVerified))


def _cases() -> Iterator[Twist]:
    yield from _plainly()
    partial = Deviation(
        act=LegalReviewPassed, change=lambda _, fact: structs.replace(fact, checklist=fact.checklist[:3])
    )
    yield breach("G060", "three_points", "for_cause", partial)
    unconcluded = Deviation(
        act=PenaltyDecided,
        omits=(InvestigationConcluded,),
        change=lambda events, fact: structs.replace(fact, evidence=_verified(events)),
    )
    yield breach("G041", "not_concluded", "for_cause", unconcluded)
    unheard = Deviation(act=PenaltyDecided, fits=told(DefenceSubmitted), omits=(DefenceReviewed,))
    yield breach("G050", "not_reviewed", "for_cause", unheard)
    unheld = Deviation(act=PenaltyDecided, fits=told(HearingRequested), omits=(HearingHeld,))
    yield breach("G056", "not_held", "for_cause", unheld)
    aside = Deviation(act=PenaltyDecided, fits=told(HearingHeld), change=changed(hearing_record=None))
    yield breach("G057", "not_relied_on", "for_cause", aside)
    skipped = Deviation(act=PenaltyDecided, omits=(DepartmentReviewed,))
    yield breach("G061", "no_department", "for_cause", skipped)
    unreported = Deviation(act=CaseClosed, omits=(OnTheSpotRecorded,))
    yield breach("G045", "not_reported", "on_the_spot", unreported)
    yield from on_time("G038", "for_cause", PreservationDisposed, since=EvidencePreserved, days=7, fits=any_act)
    offered = Deviation(
        act=ProposedPenaltyNotified, fits=lambda _, fact: fact.fine >= _LARGE, change=changed(hearing_right=False)
    )
    yield breach("G052", "not_offered", "for_cause", offered)
    at_once = Deviation(
        act=PerformanceUrged,
        before=lambda _, fact: (fact,),
        change=lambda _, __: CourtEnforcementApplied(court="人民法院"),
        leaning=_ENFORCED,
    )
    yield breach("G082", "next_to_the_letter", "for_cause", at_once)
    yield from on_time("G075", "on_the_spot", CollectionRemitted, since=FineCollectedOnSpot, days=2, fits=any_act)
    for twist in on_time("G141", "for_cause", ReviewForwarded, since=ReviewApplied, days=5, fits=any_act):
        under_2023 = None if twist.deviation is None else structs.replace(twist.deviation, earliest=_ARL_2023)
        yield structs.replace(twist, deviation=under_2023)


OF_CASES: Final = tuple(_cases())
"""Every deviation of a penalty case."""
