"""Judging a penalty decided on the spot (简易程序)."""

from collections.abc import Iterator
from typing import Final

from domain.judging.act import Act, Judges
from domain.law.guard import Verdict
from domain.law.penalty.art_51_on_the_spot import fit_for_the_spot
from domain.parties import PartyKind
from domain.penalty.decision import OnTheSpotDecided


def _fit(act: Act[OnTheSpotDecided]) -> Iterator[Verdict]:
    fact = act.fact
    is_unit = fact.party.kind == PartyKind.UNIT
    yield fit_for_the_spot(act.on, fact.fine, fact.kinds, is_unit=is_unit, facts_clear=fact.facts_clear)


JUDGES: Final[Judges] = {OnTheSpotDecided: (_fit,)}
