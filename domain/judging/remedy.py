"""Judging remedies: what was told of them, how they are answered, and what follows from them."""

from collections.abc import Iterator
from typing import Final

from domain.contested import remedy_of_penalty
from domain.judging.act import Act, Judges
from domain.law.guard import Verdict
from domain.law.litigation.art_67_answer import suit_answered_in_time
from domain.law.penalty.art_59_remedies import Occasion, Remedies, remedies_told_by_date
from domain.law.penalty.art_73_no_stay import stayed_by_right
from domain.law.review.art_32_forwarding import forwarded_in_time
from domain.law.review.art_46_evidence import no_evidence_collected_meanwhile
from domain.law.review.art_64_remaking import Penalty, Revoked, not_the_same_again
from domain.law.review.arts_48_70_answer import review_answered_in_time
from domain.penalty.decision import DecisionDocumentSealed, PenaltyDecided
from domain.penalty.dossier import DecisionKind
from domain.penalty.evidence import EvidenceCollected
from domain.registers.facts import OrganKind
from domain.remedy.facts import ExecutionStayed, ReviewAnswered, ReviewForwarded, SuitAnswered
from domain.remedy.thread import UnderReview, UnderSuit


def _told(act: Act[DecisionDocumentSealed]) -> Iterator[Verdict]:
    told, decision = act.fact.remedies, act.dossier.decision
    organ = act.registers.organ(act.organ, act.on) if act.organ is not None else None
    yield remedies_told_by_date(
        None
        if told is None
        else Remedies(
            told.review_days, told.suit_months, told.review_first, told.suit_days_after_review, frozenset(told.bodies)
        ),
        Occasion(
            decision.on if decision is not None else act.on,
            decision is not None and decision.kind == DecisionKind.ON_THE_SPOT,
            organ.kind == OrganKind.TOWNSHIP if organ is not None else None,
        ),
    )


def _review_answered(act: Act[ReviewAnswered]) -> Iterator[Verdict]:
    stage = act.case.remedy.stage
    yield review_answered_in_time(
        act.fact.copy_received_on,
        act.on,
        act.registers.calendar,
        simplified=stage.simplified if isinstance(stage, UnderReview) else None,
    )


def _suit_answered(act: Act[SuitAnswered]) -> Iterator[Verdict]:
    yield suit_answered_in_time(act.fact.copy_received_on, act.on, act.registers.calendar)


def _forwarded(act: Act[ReviewForwarded]) -> Iterator[Verdict]:
    stage = act.case.remedy.stage
    received_on = act.fact.received_on or (stage.since if isinstance(stage, UnderReview) else None)
    yield forwarded_in_time(received_on, act.on, act.registers.calendar)


def _collected(act: Act[EvidenceCollected]) -> Iterator[Verdict]:
    decision, remedy = act.dossier.decision, act.case.remedy
    sought = remedy_of_penalty(remedy, act.case.penalty)
    contested = decision is not None and decision.stands and isinstance(sought, UnderReview | UnderSuit)
    yield no_evidence_collected_meanwhile(decision_contested=contested, allowed=remedy.supplement_allowed)


def _remade(act: Act[PenaltyDecided]) -> Iterator[Verdict]:
    fact, made = act.fact, act.case.penalty.performing.made
    before = None
    if made is not None and made.revoked and made.by_review:
        before = Revoked(
            penalty=Penalty(made.kinds, made.fine, made.item), ground=made.ground, evidence_since=made.evidence_since
        )
    yield not_the_same_again(Penalty(fact.kinds, fact.fine, fact.item), before)


def _stayed(act: Act[ExecutionStayed]) -> Iterator[Verdict]:
    yield stayed_by_right(act.fact.basis)


JUDGES: Final[Judges] = {
    DecisionDocumentSealed: (_told,),
    ReviewAnswered: (_review_answered,),
    SuitAnswered: (_suit_answered,),
    ReviewForwarded: (_forwarded,),
    EvidenceCollected: (_collected,),
    PenaltyDecided: (_remade,),
    ExecutionStayed: (_stayed,),
}
