"""Judging whether the organ may pursue the act at all: power, place, entrustment and limitation (主体与时效)."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from domain.judging.act import Act, Judges
from domain.law.guard import Verdict
from domain.law.penalty.art_36_limitation import discovered_in_time
from domain.law.penalty.arts_17_24_power import organ_holds_power, township_holds_grant
from domain.law.penalty.arts_20_21_entrustment import Entrusted, within_entrustment
from domain.law.penalty.arts_22_23_territory import place_in_territory
from domain.measures.facts import PropertySealed, PropertySeized
from domain.penalty.application import Limitation
from domain.penalty.decision import OnTheSpotDecided, PenaltyDecided
from domain.penalty.investigation import CaseFiled
from domain.registers.duties import EntrustmentScope
from domain.registers.facts import OrganKind, OrganRegistered

Pursuit: TypeAlias = CaseFiled | OnTheSpotDecided | PenaltyDecided
"""Acts by which an organ takes a case up or decides it."""


def item_of(act: Act[Pursuit]) -> str | None:
    """Find the item that an act is about: that of the decision, or the first of the case."""
    match act.fact:
        case CaseFiled(items=items):
            return items[0] if items else None
        case OnTheSpotDecided(item=item):
            return item
        case PenaltyDecided(item=item):
            return item or act.dossier.item


def _power(act: Act[Pursuit]) -> Iterator[Verdict]:
    organ, item = act.registers.organ(act.organ, act.on), item_of(act)
    if organ is None or item is None:
        return
    if organ.kind == OrganKind.TOWNSHIP:
        yield _grant(act, organ, item)
        return
    boundary = act.registers.competence.boundary(item, organ.region, act.on)
    version = act.item(item)
    yield organ_holds_power(
        organ.kind,
        act.organ,
        boundary.enforcer if boundary is not None else None,
        version.enforcers if version is not None else (),
    )


def _grant(act: Act[Pursuit], organ: OrganRegistered, item: str) -> Verdict:
    granted, filed_on = act.registers.competence.granted, act.dossier.filed_on
    goes_on = isinstance(act.fact, PenaltyDecided) and filed_on is not None
    at_filing = granted(organ.organ, item, filed_on) if goes_on and filed_on is not None else None
    return township_holds_grant(granted(organ.organ, item, act.on), at_filing)


def _place(act: Act[CaseFiled | OnTheSpotDecided]) -> Iterator[Verdict]:
    territory = act.registers.region(act.organ, act.on)
    if territory is None:
        return
    version = act.item(item_of(act))
    yield place_in_territory(territory, act.fact.region, version.elsewhere if version is not None else None)


def _entrustment(act: Act[Pursuit]) -> Iterator[Verdict]:
    said = act.fact if isinstance(act.fact, CaseFiled) else act.fact.application
    organisation = (said.entrusted_to if said is not None else None) or act.case.penalty.merits.entrusted_to
    if organisation is None:
        return
    known = act.registers.competence.entrustments(organisation, act.on)
    entrusted = (
        Entrusted(e.organ, e.published_url is not None, e.items, EntrustmentScope.PENALTY in e.scope) for e in known
    )
    yield within_entrustment(act.organ, item_of(act), entrusted)


def _coercion(act: Act[PropertySealed | PropertySeized]) -> Iterator[Verdict]:
    if act.fact.entrusted_to is not None:
        yield within_entrustment(act.organ, act.case.item, (), coercive=True)


def _limitation(act: Act[Pursuit]) -> Iterator[Verdict]:
    merits, dossier = act.case.penalty.merits, act.dossier
    fact = act.fact
    conduct, discovered_on, limitation = dossier.conduct, merits.discovered_on, merits.limitation
    at_hand_on = dossier.filed_on or act.on
    if isinstance(fact, CaseFiled):
        conduct, discovered_on, limitation, at_hand_on = fact.conduct, fact.discovered_on, fact.limitation, act.on
    elif isinstance(fact, OnTheSpotDecided):
        conduct, discovered_on, limitation, at_hand_on = fact.conduct, act.on, None, act.on
    version = act.item(item_of(act))
    yield discovered_in_time(
        conduct.on if conduct is not None else None,
        discovered_on,
        at_hand_on,
        long=limitation == Limitation.LONG,
        special_years=version.limitation_years if version is not None else None,
    )


JUDGES: Final[Judges] = {
    CaseFiled: (_power, _place, _entrustment, _limitation),
    OnTheSpotDecided: (_power, _place, _entrustment, _limitation),
    PenaltyDecided: (_power, _entrustment, _limitation),
    PropertySealed: (_coercion,),
    PropertySeized: (_coercion,),
}
