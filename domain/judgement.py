"""Judgement: which guards an act meets, and what each says; commands use it to prevent, findings to detect."""

from typing import Final

from domain.case import Case
from domain.context import Context
from domain.event import Event
from domain.judging import (
    apart,
    collaborating,
    criminal,
    disclosing,
    enforcement,
    field_acts,
    filing,
    hearing,
    inspecting,
    investigating,
    keeping,
    licensing,
    measures,
    merits,
    on_the_spot,
    oversight,
    penalty,
    performance,
    power,
    remedy,
    service,
    substance,
)
from domain.judging.act import NOBODY, Judges, act, together
from domain.law.guard import Verdict

JUDGES: Final[Judges] = together(
    filing.JUDGES,
    power.JUDGES,
    field_acts.JUDGES,
    apart.JUDGES,
    investigating.JUDGES,
    on_the_spot.JUDGES,
    penalty.JUDGES,
    hearing.JUDGES,
    service.JUDGES,
    substance.JUDGES,
    merits.JUDGES,
    licensing.JUDGES,
    inspecting.JUDGES,
    collaborating.JUDGES,
    disclosing.JUDGES,
    keeping.JUDGES,
    performance.JUDGES,
    enforcement.JUDGES,
    measures.JUDGES,
    criminal.JUDGES,
    remedy.JUDGES,
    oversight.JUDGES,
)
"""The judges of every act, by the type of its fact; an act meets only those of its own type."""


def judge(case: Case, event: Event, context: Context) -> tuple[Verdict, ...]:
    """Ask every guard of the pack that this act meets; ``case`` is the case before the act, in legal order."""
    judges = JUDGES.get(type(event.fact), NOBODY)
    asked = context.pack.guards
    if not asked or not judges:
        return ()
    before_the_law = act(case, event, context)
    return tuple([v for judging in judges for v in judging(before_the_law) if v.guard in asked])
