"""Judging the filing of a case, and decisions that file and decide in one act."""

from collections.abc import Iterator
from typing import Final

from domain.judging.act import Act, Judges
from domain.law.guard import Verdict
from domain.law.integrated_enforcement.art_30_auxiliaries import assistants_only_assist
from domain.law.penalty.art_25_first_to_file import Filing, no_other_organ_filed_first
from domain.law.penalty.art_54_filing import filed_on_approval_without_delay
from domain.law.penalty.arts_51_54_conversion import converted_when_unfit
from domain.penalty.decision import OnTheSpotDecided
from domain.penalty.filing import ProcedureConverted
from domain.penalty.investigation import CaseFiled
from domain.penalty.kinds import Procedure


def _first_to_file(act: Act[CaseFiled | OnTheSpotDecided]) -> Iterator[Verdict]:
    rivals = act.context.rivals
    others = (Filing(r.organ, r.filed_at, r.filing_ended_at) for r in rivals if r.filed_at is not None)
    yield no_other_organ_filed_first(act.organ, act.at, others)


def _handlers(act: Act[CaseFiled]) -> Iterator[Verdict]:
    yield assistants_only_assist(officer.auxiliary for officer in act.fact.handlers)


def _approved(act: Act[CaseFiled]) -> Iterator[Verdict]:
    fact, within = act.fact, act.context.pack.procedure.filed_within.value
    yield filed_on_approval_without_delay(act.on, fact.discovered_on, fact.approver, within, act.registers.calendar)


def _converted(act: Act[ProcedureConverted | OnTheSpotDecided]) -> Iterator[Verdict]:
    dossier = act.dossier
    if isinstance(act.fact, OnTheSpotDecided):
        yield converted_when_unfit(Procedure.SIMPLE, Procedure.SIMPLE, converted=dossier.converted, filed=False)
        return
    filed = dossier.filed_at is not None
    yield converted_when_unfit(act.fact.before, act.fact.after, converted=dossier.converted, filed=filed)


JUDGES: Final[Judges] = {
    CaseFiled: (_first_to_file, _handlers, _approved),
    OnTheSpotDecided: (_first_to_file, _converted),
    ProcedureConverted: (_converted,),
}
