"""The case (案件): one closed loop, its stages and threads, folded from its events."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from msgspec import structs

from domain.approval import stage as approval
from domain.approval.facts import PermitApplied, SupervisionHandedOver
from domain.approval.states import Approval
from domain.approval.states import Untouched as NoApproval
from domain.catalogue import PART_OF
from domain.collaboration import thread as collaboration
from domain.collaboration.disputes import JurisdictionDisputeResolved
from domain.collaboration.facts import CaseTransferAccepted
from domain.collaboration.thread import Collaboration
from domain.contested import against_penalty, contestable
from domain.custody import thread as custody
from domain.custody.thread import Custody
from domain.disclosure import thread as disclosure
from domain.disclosure.facts import Dataset
from domain.disclosure.thread import Disclosure
from domain.evaluation import stage as evaluation
from domain.evaluation.stage import Evaluation
from domain.event import Recorded
from domain.fact import Fact, Record
from domain.listening import heard_by
from domain.measures import thread as measures
from domain.measures.execution_facts import (
    CoerciveExecutionCarriedOut,
    CoerciveExecutionDecided,
    DemolitionAnnounced,
    ExecutionAgreementMade,
)
from domain.measures.thread import Measures
from domain.parties import Party
from domain.penalty import account
from domain.penalty import stage as penalty
from domain.penalty.account import Account
from domain.penalty.amendment import (
    DecisionConfirmedIllegal,
    DecisionDeclaredVoid,
    DecisionRevoked,
    DecisionVaried,
)
from domain.penalty.decision import OnTheSpotDecided
from domain.penalty.investigation import CaseFiled, SceneInspected
from domain.penalty.sanctions import LicenceRevoked
from domain.penalty.service import Document, DocumentServed
from domain.penalty.stage import Penalty
from domain.penalty.states import Untouched
from domain.remedy import thread as remedy
from domain.remedy.facts import (
    ExecutionStayed,
    ReviewApplied,
    ReviewDecided,
    ReviewOutcomeServed,
    StayLifted,
    SuitAppealed,
    SuitFiled,
    SuitJudged,
)
from domain.remedy.thread import Remedy
from domain.standing import Progress, Standing
from domain.supervision import stage as supervision
from domain.supervision.facts import ActCodeMinted, InspectionTaskIssued, LeadReceived
from domain.supervision.leads import LeadTransferAccepted
from domain.supervision.stage import Supervision
from domain.time.instants import legal_date
from domain.trail import Trail, leave


class Case(Record):
    """Everything that guards and closed-loop status read of a case."""

    approval: Approval = NoApproval()
    supervision: Supervision = Supervision()
    penalty: Penalty = Penalty()
    evaluation: Evaluation = Evaluation()
    collaboration: Collaboration = Collaboration()
    measures: Measures = Measures()
    disclosure: Disclosure = Disclosure()
    remedy: Remedy = Remedy()
    custody: Custody = Custody()
    trail: Trail = Trail()
    holder: str | None = None
    """The organ whose turn it is."""
    item: str | None = None
    region: str | None = None
    party: Party | None = None
    act_codes: tuple[str, ...] = ()
    last_at: datetime | None = None
    """Legal time of the latest event in the fold."""


EMPTY = Case()


def evolve(case: Case, fact: Fact, at: datetime, organ: str | None) -> Case:
    """Move the case by a fact that happened at a legal time. Never fails: what happened, happened."""
    on = legal_date(at)
    changes: dict[str, object] = {"last_at": at}
    match PART_OF.get(type(fact)):
        case "approval":
            changes["approval"] = approval.evolve(case.approval, fact, on)
        case "supervision":
            changes["supervision"] = supervision.evolve(case.supervision, fact, on, organ)
        case "penalty":
            changes |= _penalty(case, fact, at, on, organ)
        case "evaluation":
            changes["evaluation"] = evaluation.evolve(case.evaluation, fact, on)
        case "collaboration":
            changes["collaboration"] = collaboration.evolve(case.collaboration, fact, on, organ)
        case "measures":
            changes |= _measures(case, fact, at, on)
        case "disclosure":
            changes["disclosure"] = disclosure.evolve(case.disclosure, fact, on)
        case "remedy":
            changes |= _remedy(case, fact, on)
        case "custody":
            changes["custody"] = custody.evolve(case.custody, fact, on)
        case _:
            pass
    if case.holder is None or type(fact) in _IDENTIFIED:
        changes |= _identity(case, fact, organ)
    if type(fact) in _LEFT:
        changes["trail"] = leave(case.trail, fact)
    return structs.replace(case, **changes)


def _penalty(case: Case, fact: Fact, at: datetime, on: date, organ: str | None) -> dict[str, object]:
    besides = _beside_penalty(case, fact, on) if type(fact) in _BESIDE_PENALTY else {}
    if "supervision" in besides and isinstance(fact, DocumentServed):
        return besides  # an order to correct is served in supervision
    return {**besides, "penalty": penalty.evolve(case.penalty, fact, at, on, organ)}


def _beside_penalty(case: Case, fact: Fact, on: date) -> dict[str, object]:
    """Find what a fact of the penalty changes in other parts of the case."""
    match fact:
        case SceneInspected(refused_order=order) if order is not None:
            return {"supervision": supervision.refused(case.supervision, order, on)}
        case DocumentServed(kind=Document.CORRECTION_ORDER, document=order) if order is not None:
            return {"supervision": supervision.served(case.supervision, order, on)}
        case DocumentServed(kind=Document.MEASURE_DECISION, document=decided) if decided is not None:
            return {"measures": measures.delivered(case.measures, decided, on)}
        case DecisionVaried() | DecisionRevoked() | DecisionConfirmedIllegal() | DecisionDeclaredVoid():
            return {"disclosure": disclosure.overtaken(case.disclosure, Dataset.PENALTY, on)}
        case LicenceRevoked(licence=licence):
            return {"approval": approval.licence_revoked(case.approval, licence, on)}
        case _:
            return {}


def _measures(case: Case, fact: Fact, at: datetime, on: date) -> dict[str, object]:
    changes: dict[str, object] = {"measures": measures.evolve(case.measures, fact, at, on)}
    match fact:
        case CoerciveExecutionDecided() | DemolitionAnnounced():
            changes["penalty"] = penalty.enforced(case.penalty, on)
        case CoerciveExecutionCarriedOut(amount=amount) if amount:
            changes["penalty"] = penalty.booked(case.penalty, account.pay(case.penalty.account, amount, on))
        case ExecutionAgreementMade(surcharge_waived=waived) if waived:
            changes["penalty"] = penalty.booked(case.penalty, account.waive(case.penalty.account, waived, on))
        case _:
            pass
    return changes


def _remedy(case: Case, fact: Fact, on: date) -> dict[str, object]:
    """Move the remedy, and the account where the remedy is about the penalty."""
    then = remedy.evolve(case.remedy, fact, on, contestable(case.approval, case.penalty, fact))
    changes: dict[str, object] = {"remedy": then}
    if against_penalty(then, case.penalty):
        changes["penalty"] = penalty.booked(case.penalty, _stood_still(case.penalty.account, fact, on))
    return changes


def _stood_still(now: Account, fact: Fact, on: date) -> Account:
    """Let the surcharge stand still while execution is stayed, reviewed or sued over."""
    match fact:
        case ExecutionStayed():
            return account.pause(now, "stay", on)
        case StayLifted():
            return account.proceed(now, "stay", on)
        case ReviewApplied():
            return account.pause(now, "review", on)
        case ReviewDecided() | ReviewOutcomeServed():
            return account.proceed(now, "review", on)
        case SuitFiled():
            return account.pause(account.proceed(now, "review", on), "suit", on)
        case SuitAppealed():
            return account.reopen(now, "suit", on)
        case SuitJudged():
            return account.proceed(now, "suit", on)
        case _:
            return now


def _identity(case: Case, fact: Fact, organ: str | None) -> dict[str, object]:
    """Take over what names the case: its item, party, region and the organ whose turn it is."""
    found: dict[str, object] = {}
    if case.holder is None and organ is not None:
        found["holder"] = organ
    match fact:
        case (
            CaseTransferAccepted(by_organ=holder)
            | SupervisionHandedOver(to_organ=holder)
            | LeadTransferAccepted(by_organ=holder)
        ):
            found["holder"] = holder
        case JurisdictionDisputeResolved(responsible_organ=holder) if holder is not None:
            found["holder"] = holder
        case PermitApplied() | LeadReceived():
            found |= _named(case, fact.item, fact.party, fact.region)
        case InspectionTaskIssued():
            found |= _named(case, fact.items[0] if fact.items else None, fact.party, fact.region)
        case CaseFiled():
            found |= _named(case, fact.items[0] if fact.items else None, fact.party, fact.region)
            found["holder"] = organ or case.holder
        case OnTheSpotDecided():
            found |= _named(case, fact.item, fact.party, fact.region)
        case ActCodeMinted(code=code) if code not in case.act_codes:
            found["act_codes"] = (*case.act_codes, code)
        case _:
            pass
    return found


def _named(case: Case, item: str | None, party: Party | None, region: str | None) -> dict[str, object]:
    return {"item": item or case.item, "party": party or case.party, "region": region or case.region}


_BESIDE_PENALTY: Final = heard_by(_beside_penalty)
_IDENTIFIED: Final = heard_by(_identity)
_LEFT: Final = heard_by(leave)


def fold(events: Iterable[Recorded], case: Case = EMPTY) -> Case:
    """Tell a case from its events, in legal order whatever order they were recorded in.

    ``case`` is what earlier events told, none of which comes after one of ``events`` in legal order.
    """
    for recorded in sorted(events, key=lambda r: r.legal_order):
        event = recorded.event
        case = evolve(case, event.fact, event.occurred_at, event.organ)
    return case


STAGES = ("approval", "supervision", "penalty", "evaluation")
"""The four stages of the loop, in order."""


def standings(case: Case, on: date) -> dict[str, Standing]:
    """Describe where each stage, and the remedy thread, stands on a day."""
    return {
        "approval": approval.standing(case.approval, on),
        "supervision": supervision.standing(case.supervision, pursued=not isinstance(case.penalty.stage, Untouched)),
        "penalty": penalty.standing(case.penalty, on),
        "evaluation": evaluation.standing(case.evaluation),
        "remedy": remedy.standing(case.remedy),
    }


class Position(Record):
    """Where the loop as a whole stands."""

    closed: bool
    part: str | None
    """The stage or thread that it stands in; none for a case without one."""
    standing: Standing | None


def whereabouts(found: dict[str, Standing]) -> Position:
    """Find where a loop stands: remedy first, then the latest stage that is open, else the latest that is done."""
    order = ("remedy", "evaluation", "penalty", "supervision", "approval")
    for progress in (Progress.OPEN, Progress.DONE):
        for part in order:
            if found[part].progress == progress and not (progress == Progress.DONE and part == "remedy"):
                return Position(closed=progress == Progress.DONE, part=part, standing=found[part])
    return Position(closed=False, part=None, standing=None)
