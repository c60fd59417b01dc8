"""Judging how a decision of the ordinary procedure (普通程序) came about: review, discussion, time, document."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from domain.judging.act import Act, Judges
from domain.judging.review_grounds import Matter, review_grounds
from domain.judging.thresholds import discussion_from, imposed, is_unit
from domain.law.guard import Verdict
from domain.law.penalty.art_57_decision import (
    decision_of_a_lawful_type,
    discussed_together,
    investigation_concluded,
)
from domain.law.penalty.art_58_legal_review import legal_review_passed
from domain.law.penalty.art_59_decision_document import document_sealed, document_states_all
from domain.law.penalty.art_60_ninety_days import decided_in_time
from domain.law.penalty.art_75_correction import only_slips_corrected
from domain.law.penalty.arts_57_58_three_levels import Level, three_levels_in_order
from domain.law.three_systems.cl_13_review_points import opinion_covers_all_points
from domain.penalty.amendment import DocumentCorrected
from domain.penalty.decision import DecisionDocumentSealed, FactsNotEstablished, NoPenaltyDecided, PenaltyDecided
from domain.penalty.dossier import DecisionKind, added_days
from domain.penalty.levels import Pass
from domain.penalty.review import LegalReviewPassed

Made: TypeAlias = PenaltyDecided | NoPenaltyDecided | FactsNotEstablished
"""Decisions of the ordinary procedure."""


def _opinion(act: Act[LegalReviewPassed]) -> Iterator[Verdict]:
    points = act.context.pack.procedure.review_points.value
    yield opinion_covers_all_points(((c.point, c.passed) for c in act.fact.checklist), points)


def _reviewed(act: Act[PenaltyDecided]) -> Iterator[Verdict]:
    fact, dossier, levels = act.fact, act.dossier, act.dossier.levels
    matter = Matter(
        public_interest=dossier.public_interest is True,
        heard=dossier.heard.hearing.held_at is not None,
        complicated=dossier.complicated is True,
        sums=imposed(fact.kinds, fact.fine, fact.confiscated),
        is_unit=is_unit(act.case),
    )
    passed_at = levels.legal.at if levels.legal is not None else None
    required = bool(review_grounds(act.context.pack, matter))
    yield legal_review_passed(act.at, passed_at, dossier.heard.to_review_after, required=required)
    yield three_levels_in_order(
        act.at, _level(levels.department), _level(levels.legal), levels.discussed_at, _level(levels.approved)
    )


def _level(passed: Pass | None) -> Level | None:
    return None if passed is None else Level(passed.at, passed.by)


def _discussed(act: Act[PenaltyDecided]) -> Iterator[Verdict]:
    fact, dossier = act.fact, act.dossier
    yield discussed_together(
        act.at,
        dossier.levels.discussed_at,
        fact.kinds,
        imposed(fact.kinds, fact.fine, fact.confiscated),
        discussion_from(act),
        complicated=dossier.complicated,
    )


def _made(act: Act[Made]) -> Iterator[Verdict]:
    yield investigation_concluded(act.at, act.dossier.concluded_at)
    match act.fact:
        case PenaltyDecided(kinds=kinds, fine=fine, confiscated=confiscated):
            yield decision_of_a_lawful_type(DecisionKind.PENALTY, kinds, fine + confiscated)
        case NoPenaltyDecided():
            yield decision_of_a_lawful_type(DecisionKind.NO_PENALTY, (), 0)
        case FactsNotEstablished():
            yield decision_of_a_lawful_type(DecisionKind.NOT_ESTABLISHED, (), 0)
    yield decided_in_time(act.on, act.dossier.filed_on, added_days(act.dossier, act.on))


def _document(act: Act[DecisionDocumentSealed]) -> Iterator[Verdict]:
    yield document_states_all(act.fact.contents)
    yield document_sealed(act.fact.check, sealed=True, electronic=act.fact.electronic)


def _corrected(act: Act[DocumentCorrected]) -> Iterator[Verdict]:
    yield only_slips_corrected(act.fact.scope, act.fact.served_on)


JUDGES: Final[Judges] = {
    LegalReviewPassed: (_opinion,),
    PenaltyDecided: (_reviewed, _discussed, _made),
    NoPenaltyDecided: (_made,),
    FactsNotEstablished: (_made,),
    DecisionDocumentSealed: (_document,),
    DocumentCorrected: (_corrected,),
}
