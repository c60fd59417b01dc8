"""The penalty stage: its states, how facts move it, and which steps its states admit."""

from datetime import date, datetime
from typing import Final, TypeAlias

from domain.fact import Fact, Record
from domain.penalty import facts as f
from domain.penalty import performance as p
from domain.penalty.account import Account, book
from domain.penalty.dossier import DecisionKind, Dossier, note
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


Stage: TypeAlias = Untouched | Filed | Concluded | Notified | Decided | Served | Enforcing | Closed | Archived | Dropped


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
        case p.CaseArchived():
            return Archived(since=on)
        case p.CaseClosed():
            return Closed(since=on)
        case f.CaseFilingRefused() | f.CaseFilingRevoked():
            return Dropped(since=on)
        case f.CaseFiled() if isinstance(stage, Untouched | Dropped):
            return Filed(since=on)
        case _ if isinstance(stage, _OVER):
            return stage
        case f.InvestigationConcluded() if isinstance(stage, Untouched | Filed):
            return Concluded(since=on)
        case f.ProposedPenaltyNotified() if isinstance(stage, _BEFORE_DECISION):
            return Notified(since=on)
        case f.OnTheSpotDecided(delivered=delivered):
            return Served(since=on) if delivered else Decided(since=on)
        case f.PenaltyDecided() | f.NoPenaltyDecided() | f.FactsNotEstablished():
            return Decided(since=on)
        case p.DocumentServed(kind=p.Document.DECISION) if not isinstance(stage, Served | Enforcing):
            return Served(since=on)
        case p.PerformanceUrged() | p.CourtEnforcementApplied() if not isinstance(stage, Enforcing):
            return Enforcing(since=on)
        case p.SurchargeStarted() | p.FinePaid() | p.DocumentDispatched(kind=p.Document.DECISION) if isinstance(
            stage, _BEFORE_DECISION
        ):
            return Decided(since=on)
        case _ if _opens_nothing(fact):
            return stage
        case _:
            return Filed(since=on) if isinstance(stage, Untouched) else stage


def _opens_nothing(fact: Fact) -> bool:
    """Say whether a fact may belong to approval or supervision alone, so that no penalty case begins with it."""
    match fact:
        case f.SceneInspected() | p.EducationGiven():
            return True
        case p.DocumentDispatched(kind=kind) | p.DocumentServed(kind=kind) | p.ServiceFailed(kind=kind):
            return kind in {p.Document.CORRECTION_ORDER, p.Document.ACCEPTANCE, p.Document.OTHER}
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


_INVESTIGATING: Final = (Filed, Concluded, Notified)
_DECIDABLE: Final = (Filed, Concluded, Notified)

ADMITS: Final[dict[type[Fact], tuple[type, ...]]] = {
    f.CaseFiled: (Untouched, Dropped),
    f.CaseFilingRefused: (Untouched,),
    f.CaseFilingRevoked: _INVESTIGATING,
    f.PartyQuestioned: _INVESTIGATING,
    f.SceneInspected: (Untouched, *_INVESTIGATING),
    f.EvidenceCollected: _INVESTIGATING,
    f.EvidencePreserved: _INVESTIGATING,
    f.PreservationDisposed: (*_INVESTIGATING, *_AFTER_DECISION),
    f.ClockSuspended: _INVESTIGATING,
    f.ClockResumed: _INVESTIGATING,
    f.PeriodExtended: _INVESTIGATING,
    f.InvestigationConcluded: (Filed,),
    f.DepartmentReviewed: _INVESTIGATING,
    f.LegalReviewSubmitted: _INVESTIGATING,
    f.LegalReviewReturned: _INVESTIGATING,
    f.LegalReviewPassed: _INVESTIGATING,
    f.ProposedPenaltyNotified: _INVESTIGATING,
    f.DefenceSubmitted: (Notified,),
    f.DefenceWaived: (Notified,),
    f.DefenceReviewed: (Notified,),
    f.HearingRequested: (Notified,),
    f.HearingScheduled: (Notified,),
    f.HearingHeld: (Notified,),
    f.CollectiveDiscussionHeld: _INVESTIGATING,
    f.DecisionApproved: _INVESTIGATING,
    f.PenaltyDecided: _DECIDABLE,
    f.NoPenaltyDecided: _DECIDABLE,
    f.FactsNotEstablished: _DECIDABLE,
    f.DecisionDocumentSealed: (Decided, Served),
    f.OnTheSpotDecided: (Untouched,),
    f.OnTheSpotRecorded: (Decided, Served, Enforcing),
    p.DocumentDispatched: (Untouched, *_INVESTIGATING, *_AFTER_DECISION),
    p.DocumentServed: (Untouched, *_INVESTIGATING, *_AFTER_DECISION),
    p.ServiceFailed: (Untouched, *_INVESTIGATING, *_AFTER_DECISION),
    p.EducationGiven: (*_INVESTIGATING, *_AFTER_DECISION),
    p.FinePaid: _AFTER_DECISION,
    p.FineCollectedOnSpot: _AFTER_DECISION,
    p.CollectionRemitted: (*_AFTER_DECISION, Closed),
    p.DeferralApproved: (Served, Enforcing),
    p.SurchargeStarted: (Served, Enforcing),
    p.PerformanceUrged: (Served, Enforcing),
    p.CourtEnforcementApplied: (Served, Enforcing),
    p.CourtEnforcementRuled: (Enforcing,),
    p.CourtEnforcementExecuted: (Enforcing,),
    p.DecisionVaried: _AFTER_DECISION,
    p.DecisionRevoked: (*_AFTER_DECISION, Closed, Archived),
    p.CaseClosed: (*_AFTER_DECISION,),
    p.CaseArchived: (Closed, Dropped),
}
"""States in which an officer may take each step; a reported fact is not bound by it."""
