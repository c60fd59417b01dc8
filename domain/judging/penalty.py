"""Judging how a decision of the ordinary procedure (普通程序) came about."""

from collections.abc import Iterator
from typing import Final

from domain.judging.act import Act, Judges
from domain.law.guard import Verdict
from domain.law.packs import LegalReviewPolicy
from domain.law.penalty.art_58_legal_review import legal_review_passed
from domain.law.penalty.art_60_ninety_days import decided_in_time
from domain.law.penalty.arts_44_62_notice import Told, party_told_before_decision
from domain.penalty.decision import FactsNotEstablished, NoPenaltyDecided, PenaltyDecided
from domain.penalty.dossier import added_days


def _told(act: Act[PenaltyDecided]) -> Iterator[Verdict]:
    yield party_told_before_decision(act.on, (Told(n.served_on, n.complete) for n in act.dossier.notices))


def _reviewed(act: Act[PenaltyDecided]) -> Iterator[Verdict]:
    dossier = act.dossier
    heard = [t for t in (dossier.hearing_held_at, dossier.defence_reviewed_at) if t is not None]
    every_case = act.context.pack.legal_review == LegalReviewPolicy.ALL_ORDINARY
    yield legal_review_passed(
        act.at,
        dossier.legal_review_passed_at,
        max(heard, default=None),
        required=every_case or dossier.hearing_held_at is not None,
    )


def _in_time(act: Act[PenaltyDecided | NoPenaltyDecided | FactsNotEstablished]) -> Iterator[Verdict]:
    yield decided_in_time(act.on, act.dossier.filed_on, added_days(act.dossier, act.on))


JUDGES: Final[Judges] = {
    PenaltyDecided: (_told, _reviewed, _in_time),
    NoPenaltyDecided: (_in_time,),
    FactsNotEstablished: (_in_time,),
}
