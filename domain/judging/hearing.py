"""Judging how the party is heard (告知、申辩、听证): the notice, the hearing, and whether both were heeded."""

from collections.abc import Iterator
from typing import Final

from domain.judging.act import Act, Judges
from domain.judging.thresholds import hearing_from, imposed
from domain.law.guard import Verdict
from domain.law.penalty.art_63_hearing_right import hearing_offered
from domain.law.penalty.arts_44_62_defence import (
    Proposed,
    defence_reviewed,
    no_heavier_than_told,
    time_for_defence_over,
)
from domain.law.penalty.arts_44_62_notice import Told, party_told_before_decision
from domain.law.penalty.arts_63_65_hearing import hearing_requested_in_time
from domain.law.penalty.arts_63_65_hearing_heeded import Asked, decision_rests_on_hearing, hearing_held_when_asked
from domain.law.penalty.arts_63_65_hearing_held import (
    hearing_announced_in_time,
    hearing_held_properly,
    hearing_record_signed,
)
from domain.penalty.decision import PenaltyDecided
from domain.penalty.heard import Heard
from domain.penalty.hearing import HearingHeld, HearingRequested
from domain.penalty.review import ProposedPenaltyNotified


def _offered(act: Act[ProposedPenaltyNotified]) -> Iterator[Verdict]:
    fact = act.fact
    proposed = imposed(fact.kinds, fact.fine, fact.confiscated or 0)
    yield hearing_offered(fact.kinds, proposed, hearing_from(act), offered=fact.hearing_right)


def _requested(act: Act[HearingRequested]) -> Iterator[Verdict]:
    told_on, excused = act.dossier.heard.told_of_hearing(act.on), act.fact.excuse is not None
    yield hearing_requested_in_time(told_on, act.on, act.registers.calendar, excused=excused)


def _held(act: Act[HearingHeld]) -> Iterator[Verdict]:
    fact, dossier = act.fact, act.dossier
    yield hearing_announced_in_time(dossier.heard.hearing.announced_on, act.on, act.registers.calendar)
    yield hearing_held_properly(
        fact.host,
        (*dossier.investigators, *fact.investigators),
        public=fact.public,
        closed_for=fact.closed_for,
        agents=fact.agents,
        charged=fact.charged,
    )
    yield hearing_record_signed(fact.signature)


def _told(act: Act[PenaltyDecided]) -> Iterator[Verdict]:
    fact, heard = act.fact, act.dossier.heard
    yield party_told_before_decision(act.on, [Told(n.served_on, n.complete) for n in heard.notices if not n.voided])
    told = heard.told(act.on)
    answered = told is not None and heard.answered_at is not None and heard.answered_at >= told.at
    within = act.context.pack.procedure.defence_within.value
    told_on = told.served_on if told is not None else None
    yield time_for_defence_over(act.on, told_on, within, act.registers.calendar, answered=answered)
    yield defence_reviewed(heard.unreviewed)
    proposed = Proposed(told.kinds, told.fine, told.confiscated) if told is not None else None
    yield no_heavier_than_told(proposed, Proposed(fact.kinds, fact.fine, fact.confiscated))


def _heeded(act: Act[PenaltyDecided]) -> Iterator[Verdict]:
    heard = act.dossier.heard
    yield hearing_held_when_asked(_asked(heard), act.registers.calendar)
    yield decision_rests_on_hearing(heard.hearing.record, act.fact.hearing_record)


def _asked(heard: Heard) -> Asked | None:
    hearing = heard.hearing
    if hearing.requested_on is None:
        return None
    return Asked(
        on=hearing.requested_on,
        excused=hearing.excused,
        told_on=heard.told_of_hearing(hearing.requested_on),
        held=not hearing.pending and hearing.ended is None,
        ended=hearing.ended,
    )


JUDGES: Final[Judges] = {
    ProposedPenaltyNotified: (_offered,),
    HearingRequested: (_requested,),
    HearingHeld: (_held,),
    PenaltyDecided: (_told, _heeded),
}
