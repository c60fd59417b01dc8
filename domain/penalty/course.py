"""The course of a penalty case: filed, joined and split, halted and extended, converted, concluded; who steps aside."""

from datetime import date, datetime

from msgspec import structs

from domain.fact import Fact
from domain.law.norms import NormLevel
from domain.penalty.dossier import DecisionKind, Dossier, Promise
from domain.penalty.filing import (
    CaseMerged,
    CaseSplit,
    FirstOffencePromiseSigned,
    ProcedureConverted,
    RecusalDecided,
    RecusalRequested,
)
from domain.penalty.investigation import (
    CaseFiled,
    CaseFilingRevoked,
    ClockResumed,
    ClockSuspended,
    InvestigationConcluded,
    PeriodExtended,
)
from domain.penalty.kinds import LegalBasis, Procedure


def advance(dossier: Dossier, fact: Fact, at: datetime, on: date, organ: str | None) -> Dossier:
    """Follow the course of the procedure by a fact. Never fails."""
    match fact:
        case CaseFiled() if dossier.filed_at is not None and dossier.filing_ended_at is None:
            return dossier  # filed already: a second filing gives the organ no more time
        case CaseFiled():
            return structs.replace(
                dossier if dossier.filing_ended_at is None else Dossier(),
                case_number=fact.case_number,
                items=fact.items,
                party=fact.party,
                conduct=fact.conduct,
                organ=organ,
                procedure=fact.procedure,
                filed_at=at,
                filed_on=on,
            )
        case CaseFilingRevoked():
            return structs.replace(dossier, filing_ended_at=at)
        case CaseMerged(main=main, cases=cases) if main == dossier.case_number:
            return structs.replace(dossier, joined=tuple(dict.fromkeys((*dossier.joined, *cases))))
        case CaseSplit(cases=cases) if dossier.case_number not in cases:
            kept = tuple(c for c in dossier.joined if c not in cases)
            return structs.replace(dossier, joined=kept, split_off=tuple(dict.fromkeys((*dossier.split_off, *cases))))
        case RecusalRequested(officer=officer) if officer not in dossier.recusals_asked:
            return structs.replace(dossier, recusals_asked=(*dossier.recusals_asked, officer))
        case RecusalDecided(officer=officer, granted=granted):
            asked, recused = (tuple(o for o in s if o != officer) for s in (dossier.recusals_asked, dossier.recused))
            return structs.replace(dossier, recusals_asked=asked, recused=(*recused, officer) if granted else recused)
        case ProcedureConverted(after=after):
            return _converted(dossier, after, at, on, organ)
        case FirstOffencePromiseSigned(cause=cause, correct_by=correct_by):
            return structs.replace(dossier, promise=Promise(cause=cause, correct_by=correct_by))
        case ClockSuspended(basis=basis) if dossier.suspended_on is None and _lawful(basis):
            return structs.replace(dossier, suspended_on=on)
        case ClockResumed() if dossier.suspended_on is not None:
            stood = dossier.suspended_days + (on - dossier.suspended_on).days
            return structs.replace(dossier, suspended_on=None, suspended_days=stood)
        case PeriodExtended(days=days, basis=basis, approver=approver) if approver is not None and _lawful(basis):
            return structs.replace(dossier, extended_days=dossier.extended_days + days)
        case InvestigationConcluded(complicated=complicated, public_interest=public_interest):
            return structs.replace(dossier, concluded_at=at, complicated=complicated, public_interest=public_interest)
        case _:
            return dossier


def _converted(dossier: Dossier, after: Procedure, at: datetime, on: date, organ: str | None) -> Dossier:
    """Go on in another procedure; a decision on the spot falls with it, and the period for deciding begins anew."""
    if after == Procedure.SIMPLE:
        return dossier
    decision = dossier.decision
    fallen = decision is not None and decision.kind == DecisionKind.ON_THE_SPOT
    begins = dossier.filed_at is None or dossier.procedure == Procedure.SIMPLE
    return structs.replace(
        dossier,
        procedure=after,
        converted=dossier.converted or begins,
        organ=dossier.organ or organ,
        filed_at=at if begins else dossier.filed_at,
        filed_on=on if begins else dossier.filed_on,
        decision=structs.replace(decision, stands=False, ended_at=at) if fallen and decision else decision,
        served_on=None if fallen else dossier.served_on,
    )


def _lawful(basis: LegalBasis | None) -> bool:
    """Say whether a change of the period rests on a law, regulation or rule (APL art. 60 sentence 2)."""
    return basis is not None and basis.level != NormLevel.DOCUMENT
