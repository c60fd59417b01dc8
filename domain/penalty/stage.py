"""The penalty stage: its states, how facts move it, and which steps its states admit."""

from datetime import date, datetime
from typing import Final, TypeAlias

from domain.fact import Fact, Record
from domain.penalty import decision, investigation, performance, review
from domain.penalty.account import Account, book
from domain.penalty.dossier import DecisionKind, Dossier, note
from domain.penalty.performance import Document
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
    Untouched | Filed | Concluded | Notified | Decided | Served | Revoked | Enforcing | Closed | Archived | Dropped
)


class Penalty(Record):
    """The stage with its dossier and its account."""

    stage: Stage = Untouched()
    dossier: Dossier = Dossier()
    account: Account = Account()


def evolve(penalty: Penalty, fact: Fact, at: datetime, on: date, organ: str | None) -> Penalty:
    """Move the stage by a fact. Never fails."""
    return Penalty(
        stage=_advance(penalty.stage, fact, on),
        dossier=note(penalty.dossier, fact, at, on, organ),
        account=book(penalty.account, fact, on),
    )


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
        case _ if isinstance(stage, _OVER):
            return stage
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
        case Decided(since=since) if _nothing_to_perform(penalty) or settled:
            return standing_open("decided", since, "serve_document", "close_case")
        case Decided(since=since):
            return standing_open("decided", since, "serve_document", "pay_fine")
        case Served(since=since) | Enforcing(since=since) if _nothing_to_perform(penalty) or settled:
            return standing_open("performed", since, "close_case")
        case Served(since=since):
            return standing_open("served", since, "pay_fine", "urge_performance")
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


def _nothing_to_perform(penalty: Penalty) -> bool:
    decision = penalty.dossier.decision
    return decision is not None and decision.kind in {DecisionKind.NO_PENALTY, DecisionKind.NOT_ESTABLISHED}


_INVESTIGATING: Final = (Filed, Concluded, Notified, Revoked)

ADMITS: Final[dict[type[Fact], tuple[type[Record], ...]]] = {
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
    performance.FinePaid: _AFTER_DECISION,
    performance.FineCollectedOnSpot: _AFTER_DECISION,
    performance.CollectionRemitted: (*_AFTER_DECISION, Closed),
    performance.DeferralApproved: (Served, Enforcing),
    performance.SurchargeStarted: (Served, Enforcing),
    performance.PerformanceUrged: (Served, Enforcing),
    performance.CourtEnforcementApplied: (Served, Enforcing),
    performance.CourtEnforcementRuled: (Enforcing,),
    performance.CourtEnforcementExecuted: (Enforcing,),
    performance.DecisionVaried: _AFTER_DECISION,
    performance.DecisionRevoked: (*_AFTER_DECISION, Closed, Archived),
    performance.CaseClosed: (Revoked, *_AFTER_DECISION, Dropped),
    performance.CaseArchived: (Closed, Dropped),
}
"""States in which an officer may take each step; a reported fact is not bound by it."""
