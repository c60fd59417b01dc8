"""Thresholds (数额标准): what is imposed on a party, and the sums of its pack that this is held against."""

from typing import Any

from domain.case import Case
from domain.judging.act import Act
from domain.law.penalty.art_63_hearing_right import Sums
from domain.parties import PartyKind
from domain.penalty.kinds import PenaltyKind


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
    return act.context.pack.procedure.hearing_from(is_unit=is_unit(act.case))


def discussion_from(act: Act[Any]) -> Sums:
    """Find the sums from which the leaders of the organ discuss together."""
    return act.context.pack.procedure.discussion_from(is_unit=is_unit(act.case))
