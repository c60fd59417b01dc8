"""Judging a penalty decided on the spot (简易程序)."""

from collections.abc import Iterator
from typing import Final

from domain.judging.act import Act, Judges
from domain.law.guard import Verdict
from domain.law.penalty.art_51_on_the_spot import fit_for_the_spot
from domain.law.penalty.art_52_on_the_spot_form import form_complete_and_delivered, reported_to_the_organ
from domain.law.review.art_23_review_first import review_first_told
from domain.parties import PartyKind
from domain.penalty.closing import CaseClosed
from domain.penalty.decision import OnTheSpotDecided
from domain.penalty.dossier import DecisionKind


def _fit(act: Act[OnTheSpotDecided]) -> Iterator[Verdict]:
    fact = act.fact
    is_unit = fact.party.kind == PartyKind.UNIT
    yield fit_for_the_spot(act.on, fact.fine, fact.kinds, is_unit=is_unit, facts_clear=fact.facts_clear)


def _form(act: Act[OnTheSpotDecided]) -> Iterator[Verdict]:
    yield form_complete_and_delivered(act.fact.contents, act.fact.signature, delivered=act.fact.delivered)
    yield review_first_told(act.on, act.fact.remedy)


def _reported(act: Act[CaseClosed]) -> Iterator[Verdict]:
    decision = act.dossier.decision
    on_the_spot = decision is not None and decision.kind == DecisionKind.ON_THE_SPOT and decision.stands
    yield reported_to_the_organ(on_the_spot=on_the_spot, reported=act.dossier.recorded)


JUDGES: Final[Judges] = {OnTheSpotDecided: (_fit, _form), CaseClosed: (_reported,)}
