"""The read model of the accounts of fines."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, TypeVar

from msgspec import structs

from domain.event import Recorded
from domain.fact import Fact, money
from domain.measures.execution_facts import CoerciveExecutionCarriedOut, ExecutionAgreementMade
from domain.penalty.decision import OnTheSpotDecided, PenaltyDecided
from domain.penalty.enforcement import CourtEnforcementApplied, CourtEnforcementExecuted, CourtEnforcementRuled, Ruling
from domain.penalty.payment import (
    CollectionRemitted,
    DeferralApproved,
    FineCollectedOnSpot,
    FineDue,
    FinePaid,
    InstalmentApproved,
    SurchargeStarted,
)
from domain.penalty.service import Document, DocumentDispatched, DocumentServed
from domain.penalty.service_offset import ServiceOffsetCompleted
from domain.remedy.facts import (
    ExecutionStayed,
    ReviewApplied,
    ReviewDecided,
    ReviewForwarded,
    ReviewOutcomeServed,
    StayLifted,
    SuitAppealed,
    SuitFiled,
    SuitJudged,
)
from domain.terms import Term
from domain.time.instants import legal_date
from projections.read_models.decisions import DECISIONS, Decided, decisions
from projections.read_models.fine_accounts.entry import FineAccount
from projections.read_models.place import region_of
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told

_F = TypeVar("_F", bound=Fact)
_Heard = list[tuple[Recorded, _F]]

_PAYS: Final = (FinePaid, FineCollectedOnSpot)
_MONEY: Final = (*_PAYS, CourtEnforcementExecuted, CoerciveExecutionCarriedOut)
_OPENS: Final = (PenaltyDecided, OnTheSpotDecided, *_MONEY)
_HEARS: Final[frozenset[type[Fact]]] = DECISIONS | {
    *_MONEY,
    DocumentDispatched,
    DocumentServed,
    FineDue,
    InstalmentApproved,
    DeferralApproved,
    SurchargeStarted,
    CollectionRemitted,
    ServiceOffsetCompleted,
    ExecutionAgreementMade,
    CourtEnforcementApplied,
    CourtEnforcementRuled,
    ReviewApplied,
    ReviewForwarded,
    ReviewDecided,
    ReviewOutcomeServed,
    SuitFiled,
    SuitJudged,
    SuitAppealed,
    ExecutionStayed,
    StayLifted,
}


def entries(told: Told) -> Iterator[FineAccount]:
    """Make the account of a case in which a penalty was decided, or money came in."""
    opened = next((r for r in told.events if isinstance(r.event.fact, _OPENS)), None)
    if opened is not None:
        yield _account(told, opened)


def _account(told: Told, opened: Recorded) -> FineAccount:
    booked, on = told.case.penalty.account, legal_date(opened.event.occurred_at)
    made = [d for d in decisions(told.events) if isinstance(d.recorded.event.fact, PenaltyDecided | OnTheSpotDecided)]
    organ, party = opened.event.organ, told.case.party
    return structs.replace(
        FineAccount(
            key="account",
            organ=organ,
            region=region_of(told, organ, on),
            item=told.case.item or told.case.penalty.dossier.item,
            officer=opened.event.actor,
            day=on,
            behind=tuple(sorted(r.version for r in told.events if type(r.event.fact) in _HEARS)),
            party=party.token if party is not None else None,
            costs=money(booked.costs),
            pay_by=booked.pay_by,
            raised_to=money(booked.raised_to or 0),
            surcharge_per_mille=booked.surcharge_per_mille,
            waived=money(booked.waived),
            deferred_to=booked.deferred_to,
            worked_off=money(booked.worked_off),
            settled_on=booked.settled_on,
        ),
        **_imposed(made),
        **_served(told),
        **_paid(told),
        **_contested(told),
        **_enforced(told),
    )


def _imposed(made: Sequence[Decided]) -> dict[str, object]:
    facts = [d.recorded.event.fact for d in made]
    return {
        "decisions": len(made),
        "fine": sum(d.fine for d in made if d.ended is None),
        "fine_decided": sum(f.fine for f in facts if isinstance(f, PenaltyDecided | OnTheSpotDecided)),
        "confiscated": sum(f.confiscated for f in facts if isinstance(f, PenaltyDecided)),
    }


def _served(told: Told) -> dict[str, object]:
    """Count when the decision went out and arrived; a decision on the spot is delivered with the form itself."""
    sent = [x for x in told.of(DocumentDispatched) if x[1].kind == Document.DECISION]
    served = [x for x in told.of(DocumentServed) if x[1].kind == Document.DECISION]
    handed = [x for x in told.of(OnTheSpotDecided) if x[1].delivered]
    return {
        "dispatches": len(sent),
        "dispatched_on": _first(sent),
        "services": len(served) + len(handed),
        "served_on": min((day for day in (_first(served), _first(handed)) if day is not None), default=None),
    }


def _paid(told: Told) -> dict[str, object]:
    paid, collected = told.of(FinePaid), told.of(FineCollectedOnSpot)
    grown = told.of(SurchargeStarted)
    schedules = [fact.schedule for _, fact in told.of(InstalmentApproved)]
    return {
        "payments": len(paid),
        "paid": sum(fact.amount for _, fact in paid),
        "collections": len(collected),
        "collected": sum(fact.amount for _, fact in collected),
        "remitted": len(told.of(CollectionRemitted)),
        "has_payment": bool(paid or collected),
        "surcharges": len(grown),
        "surcharge_on": _first(grown),
        "instalments": len(schedules[-1]) if schedules else 0,
    }


def _contested(told: Told) -> dict[str, object]:
    reviewed, judged = told.of(ReviewDecided), told.of(SuitJudged)
    return {
        "reviews": len(told.of(ReviewApplied)),
        "reviews_forwarded": len(told.of(ReviewForwarded)),
        "reviews_decided": len(reviewed),
        "review_outcome": reviewed[-1][1].outcome if reviewed else None,
        "outcomes_served": len(told.of(ReviewOutcomeServed)),
        "suits": len(told.of(SuitFiled)),
        "suits_judged": len(judged),
        "suit_outcome": judged[-1][1].outcome if judged else None,
    }


def _enforced(told: Told) -> dict[str, object]:
    asked, ruled = told.of(CourtEnforcementApplied), told.of(CourtEnforcementRuled)
    after = asked and any(r.legal_order > asked[0][0].legal_order for r, _ in told.of(*_PAYS))
    return {
        "court_applied": len(asked),
        "court_applied_on": _first(asked),
        "court_allowed": sum(fact.ruling == Ruling.ALLOWED for _, fact in ruled),
        "court_collected": sum(fact.amount for _, fact in told.of(CourtEnforcementExecuted)),
        "executed": sum(fact.amount for _, fact in told.of(CoerciveExecutionCarriedOut)),
        "in_collection": bool(asked),
        "paid_after_collection": bool(after),
    }


def _first(heard: _Heard[_F]) -> date | None:
    return legal_date(heard[0][0].event.occurred_at) if heard else None


FINE_ACCOUNTS: Final = ReadModel(
    name="fine_accounts",
    title=Term("罚没款收缴台账", "accounts of fines"),
    entry=FineAccount,
    hears=_HEARS,
    entries=entries,
    filters=("party", "has_payment", "in_collection", "paid_after_collection"),
    sums=(
        "decisions",
        "fine",
        "fine_decided",
        "confiscated",
        "costs",
        "dispatches",
        "services",
        "payments",
        "paid",
        "collections",
        "collected",
        "remitted",
        "surcharges",
        "raised_to",
        "waived",
        "worked_off",
        "reviews",
        "reviews_forwarded",
        "reviews_decided",
        "outcomes_served",
        "suits",
        "suits_judged",
        "court_applied",
        "court_allowed",
        "court_collected",
        "executed",
    ),
)
