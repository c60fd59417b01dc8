"""The penalty stage: its states, how facts move it, and which steps its states admit."""

from datetime import date, datetime
from typing import Final, TypeAlias

from msgspec import structs

from domain.fact import Fact, Record
from domain.penalty import (
    criminal,
    criminal_facts,
    decision,
    investigation,
    payment,
    performance,
    review,
    sanctions,
    service_offset,
)
from domain.penalty.account import Account, book
from domain.penalty.dossier import DecisionKind, Dossier, note
from domain.penalty.performance import Document
from domain.penalty.performing import Performing, follow
from domain.standing import NEVER, Standing, standing_done, standing_open


class Untouched(Record, tag="untouched"):
    """No penalty is pursued in this case."""


class Filed(Record, tag="filed"):
    """Filed and under investigation."""

    since: date


class Concluded(Record, tag="concluded"):
    """The investigation has ended; review goes on."""

    since: date


class Notified(Record, tag="notified"):
    """The party was told what is proposed, and may be heard."""

    since: date


class Transferred(Record, tag="transferred"):
    """With the police as a suspected crime."""

    since: date


class Decided(Record, tag="decided"):
    """Decided, and not yet served."""

    since: date


class Served(Record, tag="served"):
    """Served; the party is to perform."""

    since: date


class Revoked(Record, tag="revoked"):
    """The decision was taken back or quashed: it is made anew, or the case is closed."""

    since: date


class Enforcing(Record, tag="enforcing"):
    """The party did not perform and is made to."""

    since: date


class Closed(Record, tag="closed"):
    """Closed."""

    since: date


class Archived(Record, tag="archived"):
    """In the archive."""

    since: date


class Dropped(Record, tag="dropped"):
    """Not filed, or the filing was taken back."""

    since: date


Stage: TypeAlias = (
    Untouched
    | Filed
    | Concluded
    | Notified
    | Transferred
    | Decided
    | Served
    | Revoked
    | Enforcing
    | Closed
    | Archived
    | Dropped
)


class Penalty(Record):
    """The stage with its dossier, its account, its performance and its transfer as a suspected crime."""

    stage: Stage = Untouched()
    dossier: Dossier = Dossier()
    account: Account = Account()
    performing: Performing = Performing()
    transfer: criminal.Transfer = criminal.NotTransferred()


def evolve(penalty: Penalty, fact: Fact, at: datetime, on: date, organ: str | None) -> Penalty:
    """Move the stage by a fact. Never fails."""
    return Penalty(
        stage=_advance(penalty.stage, fact, on),
        dossier=note(penalty.dossier, fact, at, on, organ),
        account=book(penalty.account, fact, on),
        performing=follow(penalty.performing, fact, on),
        transfer=criminal.evolve(penalty.transfer, fact, at, on),
    )


def enforced(penalty: Penalty, on: date) -> Penalty:
    """Note that the organ began to make the party perform."""
    if isinstance(penalty.stage, Decided | Served):
        return structs.replace(penalty, stage=Enforcing(since=on))
    return penalty


def booked(penalty: Penalty, account: Account) -> Penalty:
    """Take over an account that something outside the stage has moved."""
    return structs.replace(penalty, account=account)


def standing_point(penalty: Penalty, fact: Fact) -> Record:
    """Find the state that a step has to fit: that of the transfer for a step of it, else that of the stage."""
    return penalty.transfer if type(fact) in criminal.ADMITS else penalty.stage


_BEFORE_DECISION: Final = (Untouched, Filed, Concluded, Notified)
_AFTER_DECISION: Final = (Decided, Served, Enforcing)
_OVER: Final = (Closed, Archived, Dropped)


def _advance(stage: Stage, fact: Fact, on: date) -> Stage:
    match fact:
        case performance.CaseArchived():
            return Archived(since=on)
        case performance.CaseClosed():
            return Closed(since=on)
        case investigation.CaseFilingRefused() | investigation.CaseFilingRevoked():
            return Dropped(since=on)
        case investigation.CaseFiled() if isinstance(stage, Untouched | Dropped):
            return Filed(since=on)
        case criminal_facts.CriminalCaseReturned() | criminal_facts.CriminalTransferRefused():
            return Filed(since=on) if isinstance(stage, (Untouched, Transferred, Closed)) else stage
        case _ if isinstance(stage, _OVER):
            return stage
        case criminal_facts.CriminalTransferSent() if isinstance(stage, (*_BEFORE_DECISION, Revoked)):
            return Transferred(since=on)
        case performance.DecisionRevoked():
            return Revoked(since=on)
        case investigation.InvestigationConcluded() if isinstance(stage, Untouched | Filed):
            return Concluded(since=on)
        case review.ProposedPenaltyNotified() if isinstance(stage, (*_BEFORE_DECISION, Revoked)):
            return Notified(since=on)
        case decision.OnTheSpotDecided(delivered=delivered):
            return Served(since=on) if delivered else Decided(since=on)
        case decision.PenaltyDecided() | decision.NoPenaltyDecided() | decision.FactsNotEstablished():
            return Decided(since=on)
        case performance.DocumentServed(kind=Document.DECISION) if not isinstance(stage, Served | Enforcing | Revoked):
            return Served(since=on)
        case performance.PerformanceUrged() | performance.CourtEnforcementApplied() if not isinstance(stage, Enforcing):
            return Enforcing(since=on)
        case (
            performance.SurchargeStarted()
            | performance.FinePaid()
            | performance.DocumentDispatched(kind=Document.DECISION)
        ) if isinstance(stage, _BEFORE_DECISION):
            return Decided(since=on)
        case _ if _opens_nothing(fact):
            return stage
        case _:
            return Filed(since=on) if isinstance(stage, Untouched) else stage


def _opens_nothing(fact: Fact) -> bool:
    """Say whether a fact may belong to approval or supervision alone, so that no penalty case begins with it."""
    match fact:
        case investigation.SceneInspected() | performance.EducationGiven():
            return True
        case (
            performance.DocumentDispatched(kind=kind)
            | performance.DocumentServed(kind=kind)
            | performance.ServiceFailed(kind=kind)
        ):
            return kind in {
                Document.CORRECTION_ORDER,
                Document.ACCEPTANCE,
                Document.OTHER,
            }
        case _:
            return False


def standing(penalty: Penalty, on: date) -> Standing:
    """Describe where the stage stands on a day."""
    settled = penalty.account.settled(on)
    match penalty.stage:
        case Untouched():
            return NEVER
        case Filed(since=since):
            return standing_open("filed", since, "conclude_investigation", "collect_evidence")
        case Concluded(since=since):
            return standing_open("concluded", since, "notify_proposed_penalty", "pass_legal_review")
        case Notified(since=since):
            return standing_open("notified", since, "decide_penalty", "decide_no_penalty", "pass_legal_review")
        case Transferred(since=since):
            return standing_open("transferred", since, *_AFTER_SENDING.get(type(penalty.transfer), ()))
        case Decided(since=since) if _nothing_to_perform(penalty) or settled:
            return standing_open("decided", since, "serve_document", "close_case")
        case Decided(since=since):
            return standing_open("decided", since, "serve_document", "pay_fine")
        case Served(since=since) | Enforcing(since=since) if _nothing_to_perform(penalty) or settled:
            return standing_open("performed", since, "close_case")
        case Served(since=since):
            return _performing(penalty, since, on)
        case Revoked(since=since):
            return standing_open("decision_revoked", since, "decide_penalty", "decide_no_penalty", "close_case")
        case Enforcing(since=since):
            return standing_open("enforcing", since, "apply_court_enforcement", "execute_court_enforcement")
        case Closed(since=since):
            return standing_done("closed", since)
        case Archived(since=since):
            return standing_done("archived", since)
        case Dropped(since=since):
            return standing_done("dropped", since)


_AFTER_SENDING: Final[dict[type[Record], tuple[str, ...]]] = {
    criminal.Sent: ("accept_criminal_transfer", "refuse_criminal_transfer"),
    criminal.Accepted: ("hand_over_criminal_property", "close_case"),
    criminal.Challenged: ("accept_criminal_transfer", "refuse_criminal_transfer"),
}


def _performing(penalty: Penalty, since: date, on: date) -> Standing:
    """Describe a decision that was served and is not performed in full."""
    account, offset = penalty.account, penalty.performing.offset
    if offset.approved_on is not None and offset.completed_on is None:
        return standing_open("working_off", offset.approved_on, "record_service_hours", "complete_service_offset")
    if account.surcharge_from is not None and on >= account.surcharge_from:
        return standing_open("overdue", account.surcharge_from, "pay_fine", "urge_performance")
    if account.deferred_to is not None and on <= account.deferred_to:
        return standing_open("deferred", since, "pay_fine")
    return standing_open("served", since, "pay_fine", "urge_performance")


def _nothing_to_perform(penalty: Penalty) -> bool:
    decision = penalty.dossier.decision
    return decision is not None and decision.kind in {DecisionKind.NO_PENALTY, DecisionKind.NOT_ESTABLISHED}


_INVESTIGATING: Final = (Filed, Concluded, Notified, Revoked)

_PERFORMING: Final = (Served, Enforcing)

ADMITS: Final[dict[type[Fact], tuple[type[Record], ...]]] = {
    **criminal.ADMITS,
    investigation.CaseFiled: (Untouched, Dropped),
    investigation.CaseFilingRefused: (Untouched,),
    investigation.CaseFilingRevoked: _INVESTIGATING,
    investigation.PartyQuestioned: _INVESTIGATING,
    investigation.SceneInspected: (Untouched, *_INVESTIGATING),
    investigation.EvidenceCollected: _INVESTIGATING,
    investigation.EvidencePreserved: _INVESTIGATING,
    investigation.PreservationDisposed: (*_INVESTIGATING, *_AFTER_DECISION),
    investigation.ClockSuspended: _INVESTIGATING,
    investigation.ClockResumed: _INVESTIGATING,
    investigation.PeriodExtended: _INVESTIGATING,
    investigation.InvestigationConcluded: (Filed,),
    review.DepartmentReviewed: _INVESTIGATING,
    review.LegalReviewSubmitted: _INVESTIGATING,
    review.LegalReviewReturned: _INVESTIGATING,
    review.LegalReviewPassed: _INVESTIGATING,
    review.ProposedPenaltyNotified: _INVESTIGATING,
    review.DefenceSubmitted: (Notified,),
    review.DefenceWaived: (Notified,),
    review.DefenceReviewed: (Notified,),
    review.HearingRequested: (Notified,),
    review.HearingScheduled: (Notified,),
    review.HearingHeld: (Notified,),
    review.CollectiveDiscussionHeld: _INVESTIGATING,
    review.DecisionApproved: _INVESTIGATING,
    decision.PenaltyDecided: _INVESTIGATING,
    decision.NoPenaltyDecided: _INVESTIGATING,
    decision.FactsNotEstablished: _INVESTIGATING,
    decision.DecisionDocumentSealed: (Decided, Served),
    decision.OnTheSpotDecided: (Untouched,),
    decision.OnTheSpotRecorded: (Decided, Served, Enforcing),
    performance.DocumentDispatched: (Untouched, *_INVESTIGATING, *_AFTER_DECISION),
    performance.DocumentServed: (Untouched, *_INVESTIGATING, *_AFTER_DECISION),
    performance.ServiceFailed: (Untouched, *_INVESTIGATING, *_AFTER_DECISION),
    performance.EducationGiven: (*_INVESTIGATING, *_AFTER_DECISION),
    payment.FineDue: _AFTER_DECISION,
    payment.InstalmentApproved: _PERFORMING,
    payment.SurchargeCapped: _PERFORMING,
    service_offset.ServiceOffsetApplied: _AFTER_DECISION,
    service_offset.ServiceOffsetApproved: _PERFORMING,
    service_offset.ServiceHoursRecorded: _PERFORMING,
    service_offset.ServiceOffsetCompleted: _PERFORMING,
    sanctions.LicenceSuspended: _PERFORMING,
    sanctions.QualificationLowered: _PERFORMING,
    sanctions.LicenceRevoked: _PERFORMING,
    sanctions.BusinessSuspended: _PERFORMING,
    sanctions.PracticeRestricted: _PERFORMING,
    sanctions.ConfiscationExecuted: _PERFORMING,
    sanctions.ConfiscatedPropertyDisposed: (*_PERFORMING, Closed),
    performance.FinePaid: _AFTER_DECISION,
    performance.FineCollectedOnSpot: _AFTER_DECISION,
    performance.CollectionRemitted: (*_AFTER_DECISION, Closed),
    performance.DeferralApproved: _PERFORMING,
    performance.SurchargeStarted: _PERFORMING,
    performance.PerformanceUrged: _PERFORMING,
    performance.CourtEnforcementApplied: _PERFORMING,
    performance.CourtEnforcementRuled: (Enforcing,),
    performance.CourtEnforcementExecuted: (Enforcing,),
    performance.DecisionVaried: _AFTER_DECISION,
    performance.DecisionRevoked: (*_AFTER_DECISION, Closed, Archived),
    performance.CaseClosed: (Revoked, Transferred, *_AFTER_DECISION, Dropped),
    performance.CaseArchived: (Closed, Dropped),
}
"""States in which an officer may take each step; a reported fact is not bound by it."""
