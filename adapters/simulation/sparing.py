"""Decisions not to punish (不予处罚), and what goes with them."""

from typing import Final

from adapters.simulation.decisions import go_to_the_day
from adapters.simulation.pursuit import Pursuit
from adapters.simulation.review import review
from adapters.simulation.service import serve_decision
from domain.parties import AgeBand
from domain.penalty.application import Circumstances
from domain.penalty.decision import EducationGiven, FactsNotEstablished, NoPenaltyDecided
from domain.penalty.kinds import NoPenaltyGround

_FOUND: Final = {
    NoPenaltyGround.SLIGHT: Circumstances(slight=True, corrected_in_time=True, harmless=True),
    NoPenaltyGround.FIRST_OFFENCE: Circumstances(first_offence=True, corrected_in_time=True, little_harm=True),
}
"""What is found of an act that is spared for its weight (APL art. 33(1))."""


def spare(p: Pursuit) -> None:
    """Review, decide not to punish, serve that, and educate the party where it did the act."""
    s, how = p.s, p.s.how("G066")
    review(p)
    s.clock.wait(0, 2)
    go_to_the_day(p)
    if how == "unfounded_late" or (s.twist is None and s.chance(0.2)):
        s.say(FactsNotEstablished(reasons="违法事实不能成立"), by=p.staff("head"), shows=how is not None)
        serve_decision(p)
        return
    ground = _ground(p)
    s.say(
        NoPenaltyDecided(
            ground=ground,
            reasons="依法不予行政处罚",
            document=s.number("decision-1"),
            circumstances=_FOUND.get(ground),
        ),
        by=p.staff("head"),
        shows=how is not None,
    )
    serve_decision(p)
    s.say(EducationGiven(record=s.number("education")))


def _ground(p: Pursuit) -> NoPenaltyGround:
    if p.m.party.age_band == AgeBand.UNDER_14:
        return NoPenaltyGround.UNDER_14
    return p.s.pick((NoPenaltyGround.SLIGHT, NoPenaltyGround.FIRST_OFFENCE, NoPenaltyGround.NO_FAULT))
