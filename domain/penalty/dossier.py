"""The penalty dossier: what the law's guards need to know of a penalty case, gathered fact by fact."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from msgspec import structs

from domain.fact import Fact, Record
from domain.law.norms import NormLevel
from domain.parties import Conduct, Officer, Party, conduct_key
from domain.penalty.amendment import DecisionConfirmedIllegal, DecisionDeclaredVoid, DecisionRevoked, DecisionVaried
from domain.penalty.decision import (
    DecisionDocumentSealed,
    FactsNotEstablished,
    NoPenaltyDecided,
    OnTheSpotDecided,
    OnTheSpotRecorded,
    PenaltyDecided,
)
from domain.penalty.evidence import EvidenceCollected, EvidencePreserved, SamplingDone
from domain.penalty.filing import (
    CaseMerged,
    CaseSplit,
    FirstOffencePromiseSigned,
    ProcedureConverted,
    RecusalDecided,
    RecusalRequested,
)
from domain.penalty.heard import Heard, hear
from domain.penalty.hearing import HearingHeld
from domain.penalty.investigation import (
    CaseFiled,
    CaseFilingRevoked,
    ClockResumed,
    ClockSuspended,
    InvestigationConcluded,
    PartyQuestioned,
    PeriodExtended,
    SceneInspected,
    WitnessQuestioned,
)
from domain.penalty.kinds import LegalBasis, PenaltyKind, Procedure
from domain.penalty.levels import Levels, review
from domain.penalty.proof import Proof, prove
from domain.penalty.service import Document, DocumentServed, ServiceFailed


class DecisionKind(StrEnum):
    """What was decided (APL art. 57(1), art. 51)."""

    PENALTY = "penalty"
    ON_THE_SPOT = "on_the_spot"
    NO_PENALTY = "no_penalty"
    NOT_ESTABLISHED = "not_established"


class Decision(Record):
    """The decision of the case, as it stands now."""

    kind: DecisionKind
    at: datetime
    on: date
    document: str | None = None
    fine: int = 0
    """Fine in fen, as last varied."""
    stands: bool = True
    ended_at: datetime | None = None
    """When it was revoked, quashed or found void."""
    illegal_since: datetime | None = None
    """When it was found illegal and left standing."""


class Promise(Record):
    """A first offender's promise to put things right."""

    cause: str
    correct_by: date


class Dossier(Record):
    """What is known of a penalty case. Times are legal times."""

    case_number: str | None = None
    items: tuple[str, ...] = ()
    party: Party | None = None
    conduct: Conduct | None = None
    organ: str | None = None
    procedure: Procedure = Procedure.ORDINARY
    converted: bool = False
    """True once it has left the simple procedure for another."""
    filed_at: datetime | None = None
    filed_on: date | None = None
    filing_ended_at: datetime | None = None
    """When the filing was taken back."""
    joined: tuple[str, ...] = ()
    """Cases that go on in this one."""
    split_off: tuple[str, ...] = ()
    """Cases that came out of this one."""
    investigators: tuple[str, ...] = ()
    """Everybody who has investigated."""
    recusals_asked: tuple[str, ...] = ()
    """Persons whose recusal is asked for and not decided on."""
    recused: tuple[str, ...] = ()
    """Persons who have to stay away from the case (APL art. 43)."""
    suspended_on: date | None = None
    """Day from which the period stands still on a basis in law."""
    suspended_days: int = 0
    extended_days: int = 0
    """Days of extensions that were approved on a basis in law."""
    proof: Proof = Proof()
    promise: Promise | None = None
    concluded_at: datetime | None = None
    complicated: bool | None = None
    public_interest: bool | None = None
    heard: Heard = Heard()
    levels: Levels = Levels()
    decision: Decision | None = None
    kinds: tuple[PenaltyKind, ...] = ()
    """Kinds that the decision imposed."""
    sealed: bool = False
    """True once the decision document bears its seal."""
    recorded: bool = False
    """True once the on-the-spot decision was reported to the organ."""
    service_failures: int = 0
    confirmation: str | None = None
    """The party's signed consent to electronic service."""
    served_on: date | None = None
    """Day on which the decision reached the party."""

    @property
    def conduct_key(self) -> str | None:
        """Names the act under enforcement, across organs."""
        return None if self.party is None or self.conduct is None else conduct_key(self.party, self.conduct)

    @property
    def item(self) -> str | None:
        """First item of the case."""
        return self.items[0] if self.items else None


def note(dossier: Dossier, fact: Fact, at: datetime, on: date, organ: str | None) -> Dossier:
    """Enter a fact into the dossier. Never fails."""
    changed = _gathered(_course(dossier, fact, at, on, organ), fact, at, on)
    officers = _officers(fact)
    if officers and not officers.issubset(changed.investigators):
        changed = structs.replace(changed, investigators=tuple(sorted(officers.union(changed.investigators))))
    return changed


def _gathered(dossier: Dossier, fact: Fact, at: datetime, on: date) -> Dossier:
    """Enter a fact into what is kept of evidence, of what the party was told and said, and of the levels of review."""
    proof, heard, levels = (
        prove(dossier.proof, fact, on),
        hear(dossier.heard, fact, at, on),
        review(dossier.levels, fact, at),
    )
    if proof is dossier.proof and heard is dossier.heard and levels is dossier.levels:
        return dossier
    return structs.replace(dossier, proof=proof, heard=heard, levels=levels)


def _course(dossier: Dossier, fact: Fact, at: datetime, on: date, organ: str | None) -> Dossier:
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
            return _decided(dossier, fact, at, on, organ)


def _decided(dossier: Dossier, fact: Fact, at: datetime, on: date, organ: str | None) -> Dossier:
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


def _served(dossier: Dossier, fact: DocumentServed, on: date) -> Dossier:
    known = dossier if fact.confirmation is None else structs.replace(dossier, confirmation=fact.confirmation)
    if fact.kind == Document.DECISION:
        return structs.replace(known, served_on=known.served_on or on)
    return known


def _lawful(basis: LegalBasis | None) -> bool:
    """Say whether a change of the period rests on a law, regulation or rule (APL art. 60 sentence 2)."""
    return basis is not None and basis.level != NormLevel.DOCUMENT


def _officers(fact: Fact) -> frozenset[str]:
    """Name those who investigate by a fact."""
    match fact:
        case CaseFiled(handlers=officers):
            return _names(officers)
        case (
            PartyQuestioned(officers=officers)
            | WitnessQuestioned(officers=officers)
            | SceneInspected(officers=officers)
            | EvidenceCollected(officers=officers)
            | EvidencePreserved(officers=officers)
            | SamplingDone(officers=officers)
        ):
            return _names(officers)
        case HearingHeld(investigators=names):
            return frozenset(names)
        case _:
            return frozenset()


def _names(officers: Iterable[Officer]) -> frozenset[str]:
    return frozenset(o.id for o in officers)


def added_days(dossier: Dossier, on: date) -> int:
    """Count the days that extensions and suspensions have added, by a day, to the period for deciding."""
    standing_still = (on - dossier.suspended_on).days if dossier.suspended_on is not None else 0
    return dossier.extended_days + dossier.suspended_days + standing_still
