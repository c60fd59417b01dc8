"""Judging the service of documents (送达): in time, in a lawful way, and under seal."""

from collections.abc import Iterator
from typing import Final

from domain.judging.act import Act, Judges
from domain.law.civil_procedure.art_89_leaving import leaving_witnessed
from domain.law.civil_procedure.art_95_public_notice import public_notice_as_last_way
from domain.law.guard import Verdict
from domain.law.penalty.art_59_decision_document import document_sealed
from domain.law.penalty.art_61_electronic_service import consent_to_electronic_service
from domain.law.penalty.art_61_service import served_in_time
from domain.penalty.dossier import DecisionKind
from domain.penalty.service import Document, DocumentServed, ServiceMethod


def _way(act: Act[DocumentServed]) -> Iterator[Verdict]:
    fact, dossier = act.fact, act.dossier
    match fact.method:
        case ServiceMethod.ELECTRONIC:
            yield consent_to_electronic_service(fact.confirmation or dossier.confirmation)
        case ServiceMethod.LEAVING:
            yield leaving_witnessed(fact.refusal, len(fact.witnesses), len(fact.recordings))
        case ServiceMethod.PUBLIC_NOTICE:
            lost = fact.whereabouts_unknown is not None
            yield public_notice_as_last_way(
                act.on, fact.published_on, dossier.service_failures, whereabouts_unknown=lost
            )
        case _:
            return


def _decision(act: Act[DocumentServed]) -> Iterator[Verdict]:
    fact, dossier = act.fact, act.dossier
    if fact.kind != Document.DECISION or dossier.served_on is not None:
        return
    decision = dossier.decision
    if fact.method != ServiceMethod.PUBLIC_NOTICE:
        yield served_in_time(decision.on if decision is not None else None, act.on, act.registers.calendar)
    if decision is not None and decision.kind == DecisionKind.PENALTY and not dossier.sealed:
        yield document_sealed(None, sealed=False, electronic=False)


JUDGES: Final[Judges] = {DocumentServed: (_way, _decision)}
