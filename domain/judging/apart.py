"""Judging who may not act in the case: those who have to step aside, and those who hold another role in it (回避)."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from domain.judging.act import Act, Judges
from domain.judging.field_acts import JUDGES as FIELD_ACTS
from domain.judging.field_acts import FieldAct, UnnamedAct
from domain.law.guard import Verdict
from domain.law.penalty.art_43_recusal import nobody_recused, recusal_decided_by_head
from domain.law.penalty.arts_58_64_apart import host_apart, reviewer_apart
from domain.penalty.filing import RecusalDecided
from domain.penalty.hearing import HearingHeld
from domain.penalty.investigation import CaseFiled
from domain.penalty.review import DepartmentReviewed, LegalReviewPassed, LegalReviewReturned
from domain.registers.staff import Qualification

Review: TypeAlias = LegalReviewPassed | LegalReviewReturned


def _officers(act: Act[FieldAct | UnnamedAct]) -> Iterator[Verdict]:
    yield nobody_recused({officer.id for officer in act.fact.officers}, act.dossier.recused)


def _handlers(act: Act[CaseFiled]) -> Iterator[Verdict]:
    yield nobody_recused({officer.id for officer in act.fact.handlers}, act.dossier.recused)


def _reviewer(act: Act[Review]) -> Iterator[Verdict]:
    reviewer = act.fact.reviewer
    yield nobody_recused({reviewer}, act.dossier.recused)
    lawyer = act.registers.personnel.qualified(reviewer, Qualification.LEGAL_PROFESSION, act.on)
    yield reviewer_apart(reviewer, act.dossier.investigators, lawyer=lawyer)


def _department(act: Act[DepartmentReviewed]) -> Iterator[Verdict]:
    yield nobody_recused({act.fact.reviewer}, act.dossier.recused)


def _host(act: Act[HearingHeld]) -> Iterator[Verdict]:
    yield nobody_recused({act.fact.host}, act.dossier.recused)
    yield host_apart(act.fact.host, act.dossier.investigators, act.dossier.recusals_asked)


def _decided(act: Act[RecusalDecided]) -> Iterator[Verdict]:
    yield recusal_decided_by_head(by_head=act.fact.by_head)


JUDGES: Final[Judges] = {
    **dict.fromkeys(FIELD_ACTS, (_officers,)),
    CaseFiled: (_handlers,),
    DepartmentReviewed: (_department,),
    LegalReviewPassed: (_reviewer,),
    LegalReviewReturned: (_reviewer,),
    HearingHeld: (_host,),
    RecusalDecided: (_decided,),
}
