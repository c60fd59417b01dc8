"""Thresholds (数额标准) as an organ has set them, before those of the rule pack."""

from typing import Any, Final

from domain.case import Case
from domain.judging.act import Act
from domain.law.penalty.art_63_hearing_right import Sums
from domain.parties import PartyClass, PartyKind
from domain.penalty.kinds import PenaltyKind
from domain.registers.rules import Measured, PeriodUnit, Purpose

_NEVER: Final = Sums(fine=10**18, gains=10**18, goods=10**18)
"""For a purpose that neither pack nor organ has a threshold for."""
_DEFENCE: Final = "D-DEFENCE"
"""The timer of the party's defence, as allowances name it."""


def is_unit(case: Case) -> bool:
    """Say whether the party is a unit; a sole trader counts as a person, the stricter reading."""
    party = case.penalty.dossier.party or case.party
    return party is not None and party.kind == PartyKind.UNIT


def imposed(kinds: tuple[PenaltyKind, ...], fine: int, confiscated: int) -> Sums:
    """Tell gains from goods in what is confiscated; where both are, the whole counts for either."""
    return Sums(
        fine=fine,
        gains=confiscated if PenaltyKind.CONFISCATION_OF_GAINS in kinds else 0,
        goods=confiscated if PenaltyKind.CONFISCATION_OF_GOODS in kinds else 0,
    )


def hearing_from(act: Act[Any]) -> Sums:
    """Find the sums from which a hearing is offered."""
    return _from(act, Purpose.HEARING, act.context.pack.procedure.hearing_from(is_unit=is_unit(act.case)))


def discussion_from(act: Act[Any]) -> Sums:
    """Find the sums from which the leaders of the organ discuss together."""
    return _from(act, Purpose.DISCUSSION, act.context.pack.procedure.discussion_from(is_unit=is_unit(act.case)))


def review_from(act: Act[Any]) -> Sums:
    """Find the sums from which the organ's own catalogue asks for legal review."""
    return _from(act, Purpose.LEGAL_REVIEW, _NEVER)


def defence_within(act: Act[Any]) -> int:
    """Find the working days that the party has for its defence."""
    rulebook = act.registers.rulebook
    own = rulebook.allowance(act.registers.region(act.organ, act.on), _DEFENCE, act.on)
    counted = own is not None and own.unit == PeriodUnit.WORKING_DAY
    return own.length if own is not None and counted else act.context.pack.procedure.defence_within.value


def _from(act: Act[Any], purpose: Purpose, default: Sums) -> Sums:
    organ = act.registers.organ(act.organ, act.on)
    if organ is None:
        return default
    party = PartyClass.UNIT if is_unit(act.case) else PartyClass.PERSON
    found = {m: act.registers.rulebook.threshold(organ, purpose, m, party, act.on) for m in Measured}
    return Sums(**{m.value: t.amount if t is not None else getattr(default, m.value) for m, t in found.items()})
