"""Judging whether the party is to be punished, and how the decision applies the law (实体适用)."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from domain.judging.act import Act, Judges
from domain.law.guard import Verdict
from domain.law.penalty.art_28_correction import Gains, correction_ordered, gains_confiscated
from domain.law.penalty.art_29_one_fine import higher_fine_applied
from domain.law.penalty.art_33_spared import (
    Circumstances,
    fault_examined,
    first_offence_may_be_spared,
    not_slight_corrected_and_harmless,
    spared_party_educated,
)
from domain.law.penalty.art_34_discretion import Step, discretion_explained
from domain.law.penalty.art_35_court_fine import not_fined_beside_court
from domain.law.penalty.art_37_lighter_law import Version, right_version_applied
from domain.law.penalty.art_49_emergency import emergency_covers
from domain.law.penalty.arts_8_27_crime import no_penalty_instead_of_transfer
from domain.law.penalty.arts_9_18_kinds import kinds_have_basis
from domain.law.penalty.arts_30_31_capacity import capable_at_the_act
from domain.parties import Party, PartyClass, PartyKind
from domain.penalty import application
from domain.penalty.closing import CaseClosed, ClosingGround
from domain.penalty.criminal import Disapproved, NotTransferred, Refused, Returned
from domain.penalty.decision import NoPenaltyDecided, OnTheSpotDecided, PenaltyDecided
from domain.penalty.dossier import DecisionKind
from domain.penalty.kinds import NoPenaltyGround, PenaltyKind
from domain.penalty.payment import FineDue
from domain.registers.facts import ItemVersionPublished
from domain.registers.state import fine_range

Penalty: TypeAlias = PenaltyDecided | OnTheSpotDecided


def _party(act: Act[Penalty]) -> Party | None:
    return act.fact.party if isinstance(act.fact, OnTheSpotDecided) else act.dossier.party


def _item(act: Act[Penalty]) -> str | None:
    return act.fact.item or act.dossier.item


def _then(act: Act[Penalty]) -> ItemVersionPublished | None:
    """Find the item's version of the day of the act under enforcement."""
    conduct = act.fact.conduct if isinstance(act.fact, OnTheSpotDecided) else act.dossier.conduct
    return act.registers.item(_item(act), conduct.on if conduct is not None else act.on)


def _party_to_punish(act: Act[Penalty]) -> Iterator[Verdict]:
    party, merits = _party(act), act.case.penalty.merits
    if party is not None and party.kind != PartyKind.UNIT:
        yield capable_at_the_act(party.capacity)
    own = act.fact.circumstances if isinstance(act.fact, OnTheSpotDecided) else None
    yield not_slight_corrected_and_harmless(_found(own or merits.circumstances))
    yield fault_examined(claimed=merits.no_fault_claimed, proven=merits.no_fault_proven)
    transfer = act.case.penalty.transfer
    settled = isinstance(transfer, Disapproved | Refused | Returned)
    yield no_penalty_instead_of_transfer(
        suspected=merits.circumstances is not None and merits.circumstances.crime_suspected is True,
        pending=not settled and not isinstance(transfer, NotTransferred),
        settled=settled,
    )


def _found(circumstances: application.Circumstances | None) -> Circumstances:
    found = circumstances or application.Circumstances()
    return Circumstances(
        slight=found.slight,
        corrected=found.corrected_in_time,
        harmless=found.harmless,
        first=found.first_offence,
        little_harm=found.little_harm,
    )


def _law_applied(act: Act[Penalty]) -> Iterator[Verdict]:
    fact, then = act.fact, _then(act)
    kinds = then.kinds if then is not None else None
    yield kinds_have_basis(fact.kinds, kinds, then.level if then is not None else None)
    later = act.registers.later_items(_item(act), then.effective_from, act.on) if then is not None else []
    said = fact.application or application.Application()
    yield right_version_applied(
        _version(act, then) if then is not None else None,
        [_version(act, version) for version in later],
        said.version_from,
    )
    yield correction_ordered(ordered=bool(act.case.supervision.corrections), in_decision=said.correction_ordered)
    if said.emergency is not None:
        region = act.registers.region(act.organ, act.on) or ""
        covering = act.registers.competence.emergencies(region, act.on)
        yield emergency_covers(said.emergency, _item(act), [(e.emergency, e.items) for e in covering])


def _version(act: Act[Penalty], version: ItemVersionPublished) -> Version:
    party = _party(act)
    allowed = fine_range(version, is_unit=party is not None and party.kind == PartyKind.UNIT) or (0, 0)
    lawful = version.lawful_from is not None and version.lawful_from <= act.on
    return Version(version.effective_from, allowed[1], allowed[0], len(version.kinds), lawful)


def _fine(act: Act[Penalty]) -> Iterator[Verdict]:
    fact = act.fact
    if fact.fine == 0 and PenaltyKind.FINE not in fact.kinds:
        return
    party = _party(act)
    is_unit = party is not None and party.kind == PartyKind.UNIT
    breached = act.dossier.items if isinstance(fact, PenaltyDecided) else ()
    ranges = {item: fine_range(act.item(item), is_unit=is_unit) for item in breached}
    yield higher_fine_applied(_item(act), {item: found[1] if found else None for item, found in ranges.items()})
    transfer = act.case.penalty.transfer
    yield not_fined_beside_court(fact.fine, court_fined=isinstance(transfer, Returned) and transfer.criminal_fine)


def _payment(act: Act[FineDue]) -> Iterator[Verdict]:
    transfer, decision = act.case.penalty.transfer, act.dossier.decision
    if not isinstance(transfer, Returned) or (decision is not None and decision.on < transfer.on):
        return
    yield not_fined_beside_court(act.fact.amount, court_fined=transfer.criminal_fine)


def _gains(act: Act[PenaltyDecided]) -> Iterator[Verdict]:
    said = act.fact.application
    gains = said.gains if said is not None else None
    reckoned = None if gains is None else Gains(gains.gained, gains.returned, gains.calculation is not None)
    if reckoned is not None or PenaltyKind.CONFISCATION_OF_GAINS in act.fact.kinds:
        yield gains_confiscated(reckoned, act.fact.confiscated)


def _discretion(act: Act[PenaltyDecided]) -> Iterator[Verdict]:
    fact = act.fact
    if fact.fine == 0:
        return
    table = act.registers.rulebook.discretion(_item(act), act.registers.region(act.organ, act.on), act.on)
    party = _party(act)
    classes = {PartyClass.ANY}
    if party is not None:
        classes.add(PartyClass.UNIT if party.kind == PartyKind.UNIT else PartyClass.PERSON)
    yield discretion_explained(
        fact.fine,
        tuple(Step(t.tier, t.minimum, t.maximum) for t in table.tiers if t.party in classes) if table else None,
        fact.tier,
        factors=fact.application is not None and bool(fact.application.factors),
        reasoned=fact.reasons is not None,
        discussed=act.dossier.levels.discussed_at is not None,
    )


def _spared(act: Act[NoPenaltyDecided]) -> Iterator[Verdict]:
    if act.fact.ground == NoPenaltyGround.FIRST_OFFENCE:
        found = _found(act.fact.circumstances or act.case.penalty.merits.circumstances)
        yield first_offence_may_be_spared(found, offended_before=None, reasoned=bool(act.fact.reasons.strip()))


def _closed(act: Act[CaseClosed]) -> Iterator[Verdict]:
    decision = act.dossier.decision
    spared = decision is not None and decision.kind == DecisionKind.NO_PENALTY
    if act.fact.ground == ClosingGround.NO_PENALTY and spared:
        yield spared_party_educated(educated=act.case.penalty.merits.educated)


JUDGES: Final[Judges] = {
    PenaltyDecided: (_party_to_punish, _law_applied, _fine, _gains, _discretion),
    OnTheSpotDecided: (_party_to_punish, _law_applied, _fine),
    NoPenaltyDecided: (_spared,),
    FineDue: (_payment,),
    CaseClosed: (_closed,),
}
