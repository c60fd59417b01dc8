"""Judging the hearing (听证)."""

from collections.abc import Iterator
from typing import Final

from domain.judging.act import Act, Judges
from domain.law.guard import Verdict
from domain.law.penalty.arts_63_65_hearing import hearing_requested_in_time
from domain.penalty.review import HearingRequested


def _requested(act: Act[HearingRequested]) -> Iterator[Verdict]:
    told = [n.served_on for n in act.dossier.notices if n.served_on is not None]
    excused = act.fact.excuse is not None
    yield hearing_requested_in_time(max(told, default=None), act.on, act.registers.calendar, excused=excused)


JUDGES: Final[Judges] = {HearingRequested: (_requested,)}
