"""The outcome of a penalty case: the decision, its service, and what undid it."""

from datetime import date, datetime

from msgspec import structs

from domain.fact import Fact
from domain.penalty.amendment import DecisionConfirmedIllegal, DecisionDeclaredVoid, DecisionRevoked, DecisionVaried
from domain.penalty.decision import (
    DecisionDocumentSealed,
    FactsNotEstablished,
    NoPenaltyDecided,
    OnTheSpotDecided,
    OnTheSpotRecorded,
    PenaltyDecided,
)
from domain.penalty.dossier import Decision, DecisionKind, Dossier
from domain.penalty.kinds import Procedure
from domain.penalty.service import Document, DocumentServed, ServiceFailed


def settle(dossier: Dossier, fact: Fact, at: datetime, on: date, organ: str | None) -> Dossier:
    """Note by a fact what was decided, how it reached the party, and what became of it. Never fails."""
    match fact:
        case OnTheSpotDecided():
            return _decided_on_the_spot(dossier, fact, at, on, organ)
        case OnTheSpotRecorded():
            return structs.replace(dossier, recorded=True)
        case PenaltyDecided(document=document, fine=fine, item=item, kinds=kinds):
            made = Decision(kind=DecisionKind.PENALTY, at=at, on=on, document=document, fine=fine)
            items = dossier.items or ((item,) if item else ())
            return structs.replace(dossier, decision=made, kinds=kinds, items=items, sealed=False)
        case NoPenaltyDecided(document=document):
            made = Decision(kind=DecisionKind.NO_PENALTY, at=at, on=on, document=document)
            return structs.replace(dossier, decision=made, sealed=False)
        case FactsNotEstablished():
            made = Decision(kind=DecisionKind.NOT_ESTABLISHED, at=at, on=on)
            return structs.replace(dossier, decision=made, sealed=False)
        case DecisionDocumentSealed():
            return structs.replace(dossier, sealed=True)
        case DocumentServed():
            return _served(dossier, fact, on)
        case ServiceFailed():
            return structs.replace(dossier, service_failures=dossier.service_failures + 1)
        case _ if dossier.decision is not None:
            return _undone(dossier, dossier.decision, fact, at)
        case _:
            return dossier


def _undone(dossier: Dossier, decision: Decision, fact: Fact, at: datetime) -> Dossier:
    match fact:
        case DecisionVaried(fine=fine):
            return structs.replace(dossier, decision=structs.replace(decision, fine=fine))
        case DecisionRevoked() | DecisionDeclaredVoid():
            ended = structs.replace(decision, stands=False, ended_at=at)
            return structs.replace(dossier, decision=ended, served_on=None)
        case DecisionConfirmedIllegal():
            return structs.replace(dossier, decision=structs.replace(decision, illegal_since=at))
        case _:
            return dossier


def _decided_on_the_spot(
    dossier: Dossier, fact: OnTheSpotDecided, at: datetime, on: date, organ: str | None
) -> Dossier:
    made = Decision(kind=DecisionKind.ON_THE_SPOT, at=at, on=on, document=fact.form_number, fine=fact.fine)
    return structs.replace(
        dossier,
        case_number=fact.form_number,
        items=(fact.item,),
        party=fact.party,
        conduct=fact.conduct,
        organ=organ,
        procedure=Procedure.SIMPLE,
        filed_at=at,
        filed_on=on,
        decision=made,
        kinds=fact.kinds,
        served_on=on if fact.delivered else None,
    )


def _served(dossier: Dossier, fact: DocumentServed, on: date) -> Dossier:
    known = dossier if fact.confirmation is None else structs.replace(dossier, confirmation=fact.confirmation)
    if fact.kind == Document.DECISION:
        return structs.replace(known, served_on=known.served_on or on)
    return known
