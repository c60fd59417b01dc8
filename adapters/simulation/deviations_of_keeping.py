"""Deviations of keeping: closing and archives, anchors, access to personal data and its erasure."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from msgspec import structs

from adapters.simulation.deviating import breach, changed, told
from adapters.simulation.deviation import Deviation, Events, Told, latest
from adapters.simulation.twist import Twist
from domain.custody.facts import AccessRight, ChainAnchored, PersonalDataAccessed, PersonalDataKeyErased, PersonalField
from domain.penalty.closing import CaseArchived, CaseClosed, ClosingGround
from domain.penalty.evidence import EvidenceCollected, EvidencePreserved, PreservationDisposed
from domain.penalty.investigation import PartyQuestioned, SceneInspected


def _keeping() -> Iterator[Twist]:
    def performed(_: Events, fact: Told) -> bool:
        return bool(fact.ground == ClosingGround.PERFORMED)

    silent = Deviation(
        act=CaseClosed,
        fits=lambda events, fact: performed(events, fact) and latest(events, SceneInspected) is None,
        omits=(EvidenceCollected, EvidencePreserved, PreservationDisposed, PartyQuestioned),
    )
    yield breach("G142", "no_evidence", "lead", silent)
    yield breach("G143", "unapproved", "for_cause", Deviation(act=CaseClosed, change=changed(approver=None)))
    other = Deviation(act=CaseClosed, fits=performed, change=changed(ground=ClosingGround.NO_PENALTY))
    yield breach("G143", "other_ground", "for_cause", other)
    untested = Deviation(act=CaseArchived, change=lambda _, fact: structs.replace(fact, tested=fact.tested[:2]))
    yield breach("G144", "not_passed", "for_cause", untested)
    yield breach("G144", "no_catalogue", "for_cause", Deviation(act=CaseArchived, change=changed(catalogue=())))
    gap = Deviation(
        act=ChainAnchored,
        fits=told(ChainAnchored),
        change=lambda _, fact: structs.replace(fact, first=fact.first + 1),
    )
    yield breach("G145", "gap", "anchors", gap)
    back = Deviation(
        act=ChainAnchored,
        fits=told(ChainAnchored),
        change=lambda _, fact: structs.replace(fact, first=1, last=fact.first - 1),
    )
    yield breach("G145", "backwards", "anchors", back)
    for how, changes in (
        ("no_purpose", {"purpose": " "}),
        ("no_right", {"right": AccessRight.NONE}),
        ("no_role", {"role": None}),
    ):
        yield breach("G146", how, "custody", Deviation(act=PersonalDataAccessed, change=changed(**changes)))
    seen = Deviation(
        act=PersonalDataAccessed,
        fits=lambda _, fact: PersonalField.IDENTITY_NUMBER in fact.fields,
        change=changed(assessment=None),
    )
    yield breach("G147", "seen_unassessed", "custody", seen)
    kept = Deviation(
        act=PersonalDataKeyErased,
        change=lambda _, fact: structs.replace(fact, retained_until=fact.retained_until + timedelta(days=400)),
    )
    yield breach("G148", "still_retained", "custody", kept)


OF_KEEPING: Final = tuple(_keeping())
"""Every deviation of closing, archives, access and anchors."""
