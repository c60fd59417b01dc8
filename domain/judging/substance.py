"""Judging what is imposed, and on whom: the substance of a penalty (实体适用)."""

from collections.abc import Iterator
from datetime import date
from typing import Final, TypeAlias

from domain.judging.act import Act, Judges
from domain.law.city_appearance.correction_first import Ordered, correction_was_due_first
from domain.law.guard import Verdict
from domain.law.penalty.art_29_one_fine import Fine, fined_only_once
from domain.law.penalty.arts_5_32_range import fine_within_range
from domain.law.penalty.arts_30_31_capacity import minor_spared_or_mitigated
from domain.parties import Party, PartyKind
from domain.penalty.decision import OnTheSpotDecided, PenaltyDecided
from domain.penalty.dossier import DecisionKind
from domain.penalty.kinds import Mitigation, PenaltyKind
from domain.registers.facts import ItemVersionPublished
from domain.registers.state import fine_range

Penalty: TypeAlias = PenaltyDecided | OnTheSpotDecided


def _capable(act: Act[Penalty]) -> Iterator[Verdict]:
    party = _party(act)
    mitigated = act.fact.mitigation in {Mitigation.LIGHTER, Mitigation.BELOW_RANGE}
    if party is None or party.kind == PartyKind.PERSON:
        yield minor_spared_or_mitigated(party.age_band if party is not None else None, mitigated=mitigated)


def _fine(act: Act[Penalty]) -> Iterator[Verdict]:
    fact = act.fact
    if PenaltyKind.FINE not in fact.kinds and fact.fine == 0:
        return
    yield fined_only_once(fact.fine, act.at, _other_fines(act))
    version = act.registers.item(fact.item or act.dossier.item, _conduct_day(act) or act.on)
    yield fine_within_range(
        fact.fine,
        _range(version, _party(act)),
        below_range_declared=fact.mitigation == Mitigation.BELOW_RANGE,
        has_ground=bool(fact.mitigation_grounds),
    )
    yield correction_was_due_first(version.correction if version else None, act.on, _orders(act))


def _party(act: Act[Penalty]) -> Party | None:
    return act.fact.party if isinstance(act.fact, OnTheSpotDecided) else act.dossier.party


def _range(version: ItemVersionPublished | None, party: Party | None) -> tuple[int, int] | None:
    """Find the range for the party; where it is unknown, the one that holds for everybody."""
    if party is not None:
        return fine_range(version, is_unit=party.kind == PartyKind.UNIT)
    of_unit, of_person = (fine_range(version, is_unit=is_unit) for is_unit in (True, False))
    return of_unit if of_unit == of_person else None


def _conduct_day(act: Act[Penalty]) -> date | None:
    conduct = act.fact.conduct if isinstance(act.fact, OnTheSpotDecided) else act.dossier.conduct
    return conduct.on if conduct is not None else None


def _other_fines(act: Act[Penalty]) -> Iterator[Fine]:
    """List fines for the same act: those of other cases, and one that this case has imposed already."""
    for rival in act.context.rivals:
        if rival.fined_at is not None:
            yield Fine(rival.organ, rival.fined_at, rival.fine_ended_at)
    own = act.dossier.decision
    if own is not None and own.fine > 0 and own.kind in {DecisionKind.PENALTY, DecisionKind.ON_THE_SPOT}:
        yield Fine(act.dossier.organ, own.at, own.ended_at)


def _orders(act: Act[Penalty]) -> Iterator[Ordered]:
    for correction in act.case.supervision.corrections:
        yield Ordered(correction.served_on, correction.due, correction.failed_on, correction.refused_on)


JUDGES: Final[Judges] = {PenaltyDecided: (_capable, _fine), OnTheSpotDecided: (_capable, _fine)}
