"""Judging the filing of a case, and decisions that file and decide in one act."""

from collections.abc import Iterator
from typing import Final

from domain.judging.act import Act, Judges
from domain.law.guard import Verdict
from domain.law.penalty.art_25_first_to_file import Filing, no_other_organ_filed_first
from domain.penalty.decision import OnTheSpotDecided
from domain.penalty.investigation import CaseFiled


def _first_to_file(act: Act[CaseFiled | OnTheSpotDecided]) -> Iterator[Verdict]:
    rivals = act.context.rivals
    others = (Filing(r.organ, r.filed_at, r.filing_ended_at) for r in rivals if r.filed_at is not None)
    yield no_other_organ_filed_first(act.organ, act.at, others)


JUDGES: Final[Judges] = {CaseFiled: (_first_to_file,), OnTheSpotDecided: (_first_to_file,)}
