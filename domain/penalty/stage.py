"""The penalty stage: how facts move it, and where it stands."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from msgspec import structs

from domain.fact import Fact, Record
from domain.listening import heard_by
from domain.penalty import (
    amendment,
    closing,
    criminal,
    criminal_facts,
    decision,
    enforcement,
    filing,
    hearing,
    investigation,
    payment,
    review,
    service,
)
from domain.penalty.account import Account, book
from domain.penalty.dossier import DecisionKind, Dossier
from domain.penalty.gathering import note
from domain.penalty.kinds import Procedure
from domain.penalty.merits import Merits, weigh
from domain.penalty.performing import Performing, follow
from domain.penalty.service import Document
from domain.penalty.states import (
    Archived,
    Closed,
    Concluded,
    Decided,
    Dropped,
    Enforcing,
    Filed,
    HearingAwaited,
    Merged,
    Notified,
    Revoked,
    Served,
    Stage,
    Suspended,
    Transferred,
    Untouched,
    Void,
)
from domain.standing import NEVER, Standing, standing_done, standing_open


class Penalty(Record):
    """The stage with its dossier, its account, its performance, its transfer as a suspected crime and its merits."""

    stage: Stage = Untouched()
    dossier: Dossier = Dossier()
    account: Account = Account()
    performing: Performing = Performing()
    transfer: criminal.Transfer = criminal.NotTransferred()
    merits: Merits = Merits()


def evolve(penalty: Penalty, fact: Fact, at: datetime, on: date, organ: str | None) -> Penalty:
    """Move the stage by a fact. Never fails."""
    kind = type(fact)
    stage = penalty.stage
    if kind in _MOVED:
        stage = _reshaped(penalty, fact, on) or _advance(stage, fact, on)
    if isinstance(stage, Untouched) and not _opens_nothing(fact):
        stage = Filed(since=on)
    return Penalty(
        stage=stage,
        dossier=note(penalty.dossier, fact, at, on, organ) if kind in _NOTED else penalty.dossier,
        account=book(penalty.account, fact, on) if kind in _BOOKED else penalty.account,
        performing=follow(penalty.performing, fact, on) if kind in _FOLLOWED else penalty.performing,
        transfer=criminal.evolve(penalty.transfer, fact, at, on) if kind in criminal.ADMITS else penalty.transfer,
        merits=weigh(penalty.merits, fact) if kind in _WEIGHED else penalty.merits,
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


_BEFORE_DECISION: Final = (Untouched, Filed, Concluded, Notified, HearingAwaited, Suspended)
_OVER: Final = (Closed, Archived, Dropped)


_RESUMED: Final[dict[str, Callable[[date], Stage]]] = {
    "filed": lambda on: Filed(since=on),
    "concluded": lambda on: Concluded(since=on),
    "notified": lambda on: Notified(since=on),
    "hearing_awaited": lambda on: HearingAwaited(since=on),
}


def _reshaped(penalty: Penalty, fact: Fact, on: date) -> Stage | None:
    """Find the state after a fact that merges, splits, halts or converts a case; None for every other fact."""
    stage, dossier = penalty.stage, penalty.dossier
    match fact:
        case filing.CaseMerged(main=main, cases=cases) if dossier.case_number in cases and dossier.case_number != main:
            return stage if isinstance(stage, _OVER) else Merged(since=on)
        case filing.CaseSplit(cases=cases) if isinstance(stage, Merged):
            return Filed(since=on) if dossier.case_number in cases else stage
        case investigation.ClockSuspended() if isinstance(stage, Filed | Concluded | Notified | HearingAwaited):
            return Suspended(since=on, was=str(type(stage).__struct_config__.tag))
        case investigation.ClockResumed() if isinstance(stage, Suspended):
            return _RESUMED.get(stage.was, _RESUMED["filed"])(on)
        case filing.ProcedureConverted(after=after) if after != Procedure.SIMPLE:
            decision_ = dossier.decision
            fallen = decision_ is not None and decision_.kind == DecisionKind.ON_THE_SPOT
            return Filed(since=on) if isinstance(stage, Untouched) or fallen else stage
        case _:
            return None


def _advance(stage: Stage, fact: Fact, on: date) -> Stage:
    match fact:
        case closing.CaseArchived():
            return Archived(since=on)
        case closing.CaseClosed():
            return Closed(since=on)
        case investigation.CaseFilingRefused() | investigation.CaseFilingRevoked():
            return Dropped(since=on)
        case investigation.CaseFiled() if isinstance(stage, Untouched | Dropped):
            return Filed(since=on)
        case criminal_facts.CriminalCaseReturned() | criminal_facts.CriminalTransferRefused():
            return Filed(since=on) if isinstance(stage, (Untouched, Transferred, Closed)) else stage
        case _ if isinstance(stage, _OVER):
            return stage
        case criminal_facts.CriminalTransferSent() if isinstance(stage, (*_BEFORE_DECISION, Revoked, Void)):
            return Transferred(since=on)
        case amendment.DecisionRevoked():
            return Revoked(since=on)
        case amendment.DecisionDeclaredVoid():
            return Void(since=on)
        case hearing.HearingRequested() if isinstance(stage, Notified):
            return HearingAwaited(since=on)
        case hearing.HearingHeld() | hearing.HearingRejected() | hearing.HearingAborted() if isinstance(
            stage, HearingAwaited
        ):
            return Notified(since=on)
        case investigation.InvestigationConcluded() if isinstance(stage, Untouched | Filed | Suspended):
            return Concluded(since=on)
        case review.ProposedPenaltyNotified() if isinstance(stage, (*_BEFORE_DECISION, Revoked, Void)):
            return Notified(since=on)
        case decision.OnTheSpotDecided(delivered=delivered):
            return Served(since=on) if delivered else Decided(since=on)
        case decision.PenaltyDecided() | decision.NoPenaltyDecided() | decision.FactsNotEstablished():
            return Decided(since=on)
        case service.DocumentServed(kind=Document.DECISION) if not isinstance(
            stage, Served | Enforcing | Revoked | Void
        ):
            return Served(since=on)
        case enforcement.PerformanceUrged() | enforcement.CourtEnforcementApplied() if not isinstance(stage, Enforcing):
            return Enforcing(since=on)
        case payment.SurchargeStarted() | payment.FinePaid() | service.DocumentDispatched(kind=Document.DECISION) if (
            isinstance(stage, _BEFORE_DECISION)
        ):
            return Decided(since=on)
        case _:
            return stage


def _opens_nothing(fact: Fact) -> bool:
    """Say whether a fact may belong to approval or supervision alone, so that no penalty case begins with it."""
    match fact:
        case (
            investigation.SceneInspected()
            | decision.EducationGiven()
            | filing.ComplianceGuideGiven()
            | filing.FirstOffencePromiseSigned()
        ):
            return True
        case (
            service.DocumentDispatched(kind=kind) | service.DocumentServed(kind=kind) | service.ServiceFailed(kind=kind)
        ):
            return kind in {
                Document.CORRECTION_ORDER,
                Document.ACCEPTANCE,
                Document.OTHER,
            }
        case _:
            return False


_MOVED: Final = heard_by(_reshaped, _advance)
"""What moves a case that has begun; most facts may begin one."""
_NOTED: Final = heard_by(note)
_BOOKED: Final = heard_by(book)
_FOLLOWED: Final = heard_by(follow)
_WEIGHED: Final = heard_by(weigh)


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
        case HearingAwaited(since=since):
            return standing_open("hearing_awaited", since, "schedule_hearing", "hold_hearing", "reject_hearing")
        case Suspended(since=since):
            return standing_open("suspended", since, "resume_clock")
        case Merged(since=since):
            return standing_done("merged", since)
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
        case Void(since=since):
            return standing_open("void", since, "decide_penalty", "decide_no_penalty", "close_case")
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
