"""The penalty dossier: what the law's guards need to know of a penalty case, gathered fact by fact."""

from datetime import date, datetime
from enum import StrEnum

from msgspec import structs

from domain.fact import Fact, Record
from domain.parties import Conduct, Party, conduct_key
from domain.penalty.decision import FactsNotEstablished, NoPenaltyDecided, OnTheSpotDecided, PenaltyDecided
from domain.penalty.investigation import CaseFiled, CaseFilingRevoked, ClockResumed, ClockSuspended, PeriodExtended
from domain.penalty.performance import DecisionRevoked, DecisionVaried, Document, DocumentServed
from domain.penalty.review import (
    CollectiveDiscussionHeld,
    DefenceReviewed,
    DefenceSubmitted,
    HearingHeld,
    HearingRequested,
    LegalReviewPassed,
    LegalReviewReturned,
    ProposedPenaltyNotified,
)


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
    """When it was revoked or quashed."""


class Notice(Record):
    """A notice of the proposed penalty (告知书); a case may hold several, and the first stays in the file."""

    notice: str
    at: datetime
    served_on: date | None
    complete: bool
    """True where content, facts, reasons, basis and rights are all in it (APL art. 44)."""
    hearing_right: bool
    fine: int


class Dossier(Record):
    """What is known of a penalty case. Times are legal times."""

    case_number: str | None = None
    items: tuple[str, ...] = ()
    party: Party | None = None
    conduct: Conduct | None = None
    organ: str | None = None
    filed_at: datetime | None = None
    filed_on: date | None = None
    filing_ended_at: datetime | None = None
    """When the filing was taken back."""
    suspended_on: date | None = None
    suspended_days: int = 0
    extended_days: int = 0
    notices: tuple[Notice, ...] = ()
    defence_at: datetime | None = None
    defence_reviewed_at: datetime | None = None
    hearing_requested_on: date | None = None
    hearing_held_at: datetime | None = None
    collectively_discussed_at: datetime | None = None
    legal_review_passed_at: datetime | None = None
    decision: Decision | None = None
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
                filed_at=at,
                filed_on=on,
            )
        case CaseFilingRevoked():
            return structs.replace(dossier, filing_ended_at=at)
        case OnTheSpotDecided():
            return _decided_on_the_spot(dossier, fact, at, on, organ)
        case ClockSuspended() if dossier.suspended_on is None:
            return structs.replace(dossier, suspended_on=on)
        case ClockResumed() if dossier.suspended_on is not None:
            stood = dossier.suspended_days + (on - dossier.suspended_on).days
            return structs.replace(dossier, suspended_on=None, suspended_days=stood)
        case PeriodExtended(days=days):
            return structs.replace(dossier, extended_days=dossier.extended_days + days)
        case ProposedPenaltyNotified():
            return structs.replace(dossier, notices=(*dossier.notices, _notice(fact, at)))
        case DefenceSubmitted():
            return structs.replace(dossier, defence_at=at)
        case DefenceReviewed():
            return structs.replace(dossier, defence_reviewed_at=at)
        case HearingRequested():
            return structs.replace(dossier, hearing_requested_on=on)
        case HearingHeld():
            return structs.replace(dossier, hearing_held_at=at)
        case CollectiveDiscussionHeld():
            return structs.replace(dossier, collectively_discussed_at=at)
        case LegalReviewPassed():
            return structs.replace(dossier, legal_review_passed_at=at)
        case LegalReviewReturned():
            return structs.replace(dossier, legal_review_passed_at=None)
        case PenaltyDecided(document=document, fine=fine, item=item):
            made = Decision(kind=DecisionKind.PENALTY, at=at, on=on, document=document, fine=fine)
            return structs.replace(dossier, decision=made, items=dossier.items or ((item,) if item else ()))
        case NoPenaltyDecided(document=document):
            made = Decision(kind=DecisionKind.NO_PENALTY, at=at, on=on, document=document)
            return structs.replace(dossier, decision=made)
        case FactsNotEstablished():
            return structs.replace(dossier, decision=Decision(kind=DecisionKind.NOT_ESTABLISHED, at=at, on=on))
        case DecisionVaried(fine=fine) if dossier.decision is not None:
            return structs.replace(dossier, decision=structs.replace(dossier.decision, fine=fine))
        case DecisionRevoked() if dossier.decision is not None:
            ended = structs.replace(dossier.decision, stands=False, ended_at=at)
            return structs.replace(dossier, decision=ended, served_on=None)
        case DocumentServed(kind=kind):
            return _served(dossier, fact, kind, on)
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
        filed_at=at,
        filed_on=on,
        decision=made,
        served_on=on if fact.delivered else None,
    )


def _notice(fact: ProposedPenaltyNotified, at: datetime) -> Notice:
    complete = fact.facts_stated and fact.reasons_stated and fact.basis_stated and fact.rights_stated
    return Notice(
        notice=fact.notice,
        at=at,
        served_on=fact.served_on,
        complete=complete and bool(fact.kinds or fact.fine),
        hearing_right=fact.hearing_right,
        fine=fact.fine,
    )


def _served(dossier: Dossier, fact: DocumentServed, kind: Document, on: date) -> Dossier:
    if kind == Document.DECISION:
        return structs.replace(dossier, served_on=dossier.served_on or on)
    if kind == Document.NOTICE:
        served = tuple(
            structs.replace(n, served_on=on) if n.served_on is None and fact.document in (None, n.notice) else n
            for n in dossier.notices
        )
        return structs.replace(dossier, notices=served)
    return dossier


def added_days(dossier: Dossier, on: date) -> int:
    """Count the days that extensions and suspensions have added, by a day, to the period for deciding."""
    standing_still = (on - dossier.suspended_on).days if dossier.suspended_on is not None else 0
    return dossier.extended_days + dossier.suspended_days + standing_still
