"""The supervision stage: leads, inspections, and the corrections that tie supervision to penalty."""

from datetime import date
from typing import Final, TypeAlias

from msgspec import structs

from domain.fact import Fact, Record
from domain.listening import heard_by
from domain.standing import NEVER, Standing, standing_done, standing_open
from domain.supervision.facts import (
    ActCodeMinted,
    ActCodeShown,
    CorrectionExtensionGranted,
    CorrectionOrdered,
    CorrectionReported,
    InspectionFinished,
    InspectionItemRecorded,
    InspectionPlanPublished,
    InspectionPublished,
    InspectionStarted,
    InspectionTaskIssued,
    LeadDispatched,
    LeadDisposed,
    LeadReceived,
    LeadVerified,
    RandomDrawPerformed,
    RecheckFailed,
    RecheckPassed,
    ReminderSent,
    RemoteInspectionPerformed,
)
from domain.supervision.lead import Lead, follow
from domain.supervision.leads import (
    LeadMergedAsDuplicate,
    LeadTransferAccepted,
    LeadTransferred,
    LeadTransferRejected,
    ReporterInformed,
    TeamAcknowledged,
    TeamArrived,
    TeamDeparted,
)
from domain.supervision.plans import (
    InspectionPlanDrafted,
    InspectionPlanReviewed,
    InspectionRated,
    JointInspectionMatched,
)
from domain.supervision.visit import Visit, visit


class Untouched(Record, tag="untouched"):
    """Nothing was supervised in this case."""


class LeadOpen(Record, tag="lead_open"):
    """A lead waits to be verified and disposed of."""

    since: date
    verified: bool = False


class Planned(Record, tag="planned"):
    """An inspection is planned or ordered, and has not begun."""

    since: date


class Inspecting(Record, tag="inspecting"):
    """An inspection goes on."""

    since: date


class Finished(Record, tag="finished"):
    """The inspection is over, or the lead disposed of."""

    since: date
    has_violation: bool = False


Stage: TypeAlias = Untouched | LeadOpen | Planned | Inspecting | Finished


class Correction(Record):
    """An order to correct and what became of it."""

    order: str
    ordered_on: date
    item: str | None = None
    due: date | None = None
    served_on: date | None = None
    passed_on: date | None = None
    failed_on: date | None = None
    """Day of the latest recheck that found the violation still there."""
    refused_on: date | None = None
    """Day on which the refusal to correct was recorded on site."""

    @property
    def rechecked(self) -> bool:
        """True once a recheck has had a result."""
        return self.passed_on is not None or self.failed_on is not None


class Supervision(Record):
    """The stage with its corrections."""

    stage: Stage = Untouched()
    corrections: tuple[Correction, ...] = ()
    lead: Lead = Lead()
    visit: Visit = Visit()

    @property
    def open_corrections(self) -> tuple[Correction, ...]:
        """Corrections that no recheck has found done."""
        return tuple(c for c in self.corrections if c.passed_on is None)

    @property
    def unresolved(self) -> bool:
        """True where a violation was found that nobody has found corrected."""
        found = isinstance(self.stage, Finished) and self.stage.has_violation
        return bool(self.open_corrections) or (found and not self.corrections)


def evolve(supervision: Supervision, fact: Fact, on: date, organ: str | None) -> Supervision:
    """Move the stage by a fact. Never fails."""
    kind = type(fact)
    return Supervision(
        stage=_advance(supervision.stage, fact, on) if kind in _MOVED else supervision.stage,
        corrections=_correct(supervision.corrections, fact, on) if kind in _CORRECTED else supervision.corrections,
        lead=follow(supervision.lead, fact, on, organ) if kind in _FOLLOWED else supervision.lead,
        visit=visit(supervision.visit, fact, on) if kind in _VISITED else supervision.visit,
    )


def _advance(stage: Stage, fact: Fact, on: date) -> Stage:
    match fact:
        case LeadReceived():
            return LeadOpen(since=on) if isinstance(stage, Untouched | Finished) else stage
        case LeadVerified():
            return LeadOpen(since=stage.since if isinstance(stage, LeadOpen) else on, verified=True)
        case InspectionTaskIssued() | InspectionPlanPublished() | RandomDrawPerformed():
            return stage if isinstance(stage, Inspecting) else Planned(since=on)
        case InspectionStarted() | RemoteInspectionPerformed():
            return Inspecting(since=on)
        case InspectionFinished(has_violation=found):
            return Finished(since=on, has_violation=found)
        case LeadDisposed():
            found = isinstance(stage, Finished) and stage.has_violation
            return Finished(since=on, has_violation=found)
        case InspectionItemRecorded() if isinstance(stage, Untouched):
            return Inspecting(since=on)
        case LeadMergedAsDuplicate() if isinstance(stage, Untouched | LeadOpen):
            return Finished(since=on)
        case LeadDispatched() | LeadTransferred() | TeamAcknowledged() if isinstance(stage, Untouched):
            return LeadOpen(since=on)
        case LeadTransferAccepted() if isinstance(stage, LeadOpen):
            return LeadOpen(since=on)
        case CorrectionOrdered() | ReminderSent() | InspectionPublished() if isinstance(stage, Untouched):
            return Finished(since=on, has_violation=not isinstance(fact, InspectionPublished))
        case _:
            return stage


def _correct(corrections: tuple[Correction, ...], fact: Fact, on: date) -> tuple[Correction, ...]:
    match fact:
        case CorrectionOrdered(order=order, item=item, due=due, served_on=served_on):
            known = _find(corrections, order, on)
            return _put(corrections, structs.replace(known, ordered_on=on, item=item, due=due, served_on=served_on))
        case CorrectionExtensionGranted(order=order, due=due):
            return _put(corrections, structs.replace(_find(corrections, order, on), due=due))
        case RecheckPassed(order=order):
            return _put(corrections, structs.replace(_find(corrections, order, on), passed_on=on))
        case RecheckFailed(order=order):
            return _put(corrections, structs.replace(_find(corrections, order, on), failed_on=on))
        case _:
            return corrections


_MOVED: Final = heard_by(_advance)
_CORRECTED: Final = heard_by(_correct)
_FOLLOWED: Final = heard_by(follow)
_VISITED: Final = heard_by(visit)


def refused(supervision: Supervision, order: str, on: date) -> Supervision:
    """Note that the party refused on site to follow an order."""
    correction = structs.replace(_find(supervision.corrections, order, on), refused_on=on)
    return structs.replace(supervision, corrections=_put(supervision.corrections, correction))


def served(supervision: Supervision, order: str, on: date) -> Supervision:
    """Note that an order to correct reached the party."""
    correction = structs.replace(_find(supervision.corrections, order, on), served_on=on)
    return structs.replace(supervision, corrections=_put(supervision.corrections, correction))


def _find(corrections: tuple[Correction, ...], order: str, on: date) -> Correction:
    return next((c for c in corrections if c.order == order), Correction(order=order, ordered_on=on))


def _put(corrections: tuple[Correction, ...], changed: Correction) -> tuple[Correction, ...]:
    if all(c.order != changed.order for c in corrections):
        return (*corrections, changed)
    return tuple(changed if c.order == changed.order else c for c in corrections)


def standing(supervision: Supervision, *, pursued: bool = False) -> Standing:
    """Describe where the stage stands: it is done once inspection, lead and corrections all are.

    A violation keeps it open until it was corrected, or is pursued as a penalty case.
    """
    match supervision.stage:
        case Untouched():
            return NEVER
        case LeadOpen(since=since, verified=False):
            return standing_open("lead_open", since, "dispatch_lead", "verify_lead")
        case LeadOpen(since=since):
            return standing_open("lead_verified", since, "dispose_lead", "file_case")
        case Planned(since=since):
            return standing_open("planned", since, "start_inspection", "perform_remote_inspection")
        case Inspecting(since=since):
            return standing_open("inspecting", since, "record_inspection_item", "finish_inspection")
        case Finished(since=since):
            waiting = [c for c in supervision.corrections if not c.rechecked and c.refused_on is None]
            if waiting:
                since = max(c.ordered_on for c in waiting)
                return standing_open("correction_awaited", since, "pass_recheck", "fail_recheck")
            if not pursued and supervision.unresolved:
                return standing_open("violation_open", since, "order_correction", "file_case")
            return standing_done("finished", since)


_ANY: Final = (Untouched, LeadOpen, Planned, Inspecting, Finished)
_BEGUN: Final = (LeadOpen, Planned, Inspecting, Finished)

ADMITS: Final[dict[type[Fact], tuple[type[Record], ...]]] = {
    LeadReceived: (Untouched, Finished),
    LeadDispatched: (LeadOpen,),
    LeadVerified: (LeadOpen,),
    LeadDisposed: _BEGUN,
    LeadMergedAsDuplicate: (LeadOpen,),
    TeamAcknowledged: (LeadOpen,),
    TeamDeparted: (LeadOpen,),
    TeamArrived: (LeadOpen,),
    LeadTransferred: _BEGUN,
    LeadTransferAccepted: _BEGUN,
    LeadTransferRejected: _BEGUN,
    ReporterInformed: _BEGUN,
    InspectionPlanDrafted: _ANY,
    InspectionPlanReviewed: _ANY,
    JointInspectionMatched: (Planned, LeadOpen),
    InspectionRated: (Inspecting, Finished),
    InspectionPlanPublished: _ANY,
    RandomDrawPerformed: _ANY,
    ActCodeMinted: _ANY,
    InspectionTaskIssued: (Untouched, LeadOpen, Planned, Finished),
    ActCodeShown: _ANY,
    InspectionStarted: (Planned, LeadOpen, Inspecting),
    RemoteInspectionPerformed: (Planned, LeadOpen, Inspecting),
    InspectionItemRecorded: (Inspecting,),
    ReminderSent: _ANY,
    CorrectionOrdered: _ANY,
    CorrectionReported: _ANY,
    CorrectionExtensionGranted: _ANY,
    RecheckPassed: _ANY,
    RecheckFailed: _ANY,
    InspectionFinished: (Inspecting,),
    InspectionPublished: (Finished,),
}
"""States in which an officer may take each step; a reported fact is not bound by it."""
