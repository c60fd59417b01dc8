"""Judging how a penalty is paid: by whom, until when, with what growth, and in parts or by service."""

from collections.abc import Iterator
from typing import Final

from domain.judging.act import Act, F_co, Judges
from domain.law.guard import Verdict
from domain.law.penalty.art_67_term import payment_due_on_the_right_day
from domain.law.penalty.art_71_remittance import handed_on_in_time
from domain.law.penalty.arts_4_38_service_offset import Offer, offset_by_service
from domain.law.penalty.arts_66_72_deferral import deferred_on_application
from domain.law.penalty.arts_67_78_separation import paid_to_the_bank
from domain.law.penalty.arts_68_70_collection import collected_lawfully
from domain.law.penalty.arts_72_73_surcharge import Owed, Surcharge, surcharge_within_the_law
from domain.penalty.dossier import DecisionKind
from domain.penalty.enforcement import PerformanceUrged
from domain.penalty.payment import (
    CollectionGround,
    CollectionRemitted,
    DeferralApproved,
    FineCollectedOnSpot,
    FineDue,
    FinePaid,
    InstalmentApproved,
    RemittanceLeg,
    SurchargeCapped,
    SurchargeStarted,
)
from domain.penalty.service_offset import ServiceOffsetApproved


def _paid(act: Act[FinePaid]) -> Iterator[Verdict]:
    yield paid_to_the_bank(act.fact.channel)


def _collected(act: Act[FineCollectedOnSpot]) -> Iterator[Verdict]:
    decision, fact = act.dossier.decision, act.fact
    ground = fact.ground if fact.ground != CollectionGround.SMALL_FINE else None
    yield collected_lawfully(
        act.on,
        decision.fine if decision is not None else None,
        ground,
        on_the_spot=decision.kind == DecisionKind.ON_THE_SPOT if decision is not None else None,
        party_proposed=fact.requested_by is not None,
        receipt=fact.receipt,
    )


def _handed_on(act: Act[CollectionRemitted]) -> Iterator[Verdict]:
    done, fact = act.case.penalty.performing, act.fact
    to_bank = fact.leg == RemittanceLeg.TO_BANK or (fact.leg is None and done.handed_in_on is not None)
    since = done.handed_in_on if to_bank else fact.landed_on or done.collected_on
    yield handed_on_in_time(since, act.on, act.registers.calendar, to_bank=to_bank)


def _due(act: Act[FineDue]) -> Iterator[Verdict]:
    deferred_to = act.case.penalty.account.deferred_to
    yield payment_due_on_the_right_day(act.fact.due, act.dossier.served_on, deferred_to, act.registers.calendar)


def _deferred(act: Act[DeferralApproved]) -> Iterator[Verdict]:
    fact = act.fact
    yield deferred_on_application(
        applied=_said(fact.application), hardship=_said(fact.reason), approved=_said(fact.approver)
    )


def _said(value: object) -> bool | None:
    """Read a field that an older source may have left out: what it does not say is not known."""
    return True if value is not None else None


def _in_parts(act: Act[InstalmentApproved]) -> Iterator[Verdict]:
    fact = act.fact
    yield deferred_on_application(
        applied=fact.application is not None, hardship=fact.hardship is not None, approved=fact.approver is not None
    )


def _owed(act: Act[F_co]) -> Owed:
    account = act.case.penalty.account
    accrued = account.surcharge(act.on) if account.surcharge_from is not None else None
    return Owed(account.fine, act.dossier.served_on, account.deferred_to, accrued)


def _pending(act: Act[F_co]) -> bool:
    return any(pause.last is None for pause in act.case.penalty.account.pauses)


def _grows(act: Act[SurchargeStarted]) -> Iterator[Verdict]:
    fact, owed = act.fact, _owed(act)
    claimed = max(0, fact.amount - owed.fine) if fact.amount is not None else None
    surcharge = Surcharge(act.on, fact.daily_per_mille, claimed, fact.standard_told)
    yield surcharge_within_the_law(surcharge, owed, act.registers.calendar, pending=_pending(act))


def _capped(act: Act[SurchargeCapped]) -> Iterator[Verdict]:
    claimed = Surcharge(claimed=act.fact.amount)
    yield surcharge_within_the_law(claimed, _owed(act), act.registers.calendar, pending=_pending(act))


def _asks_for(act: Act[PerformanceUrged]) -> Iterator[Verdict]:
    asked, account = act.fact.amount, act.case.penalty.account
    if asked is not None:
        claimed = Surcharge(claimed=max(0, asked + account.paid + account.worked_off - account.fine - account.costs))
        yield surcharge_within_the_law(claimed, _owed(act), act.registers.calendar, pending=_pending(act))


def _worked_off(act: Act[ServiceOffsetApproved]) -> Iterator[Verdict]:
    fact, offset = act.fact, act.case.penalty.performing.offset
    decision = act.dossier.decision
    offer = Offer(
        local_regulation=fact.basis.norm if fact.basis is not None else None,
        volunteered=offset.applied_on is not None,
        first_offence=fact.first_offence,
        slight=fact.slight,
        fine=decision.fine if decision is not None else None,
        minutes=fact.minutes,
        fen_per_hour=fact.fen_per_hour,
        amount=fact.amount,
    )
    yield offset_by_service(offer, act.context.pack.policy.service_offset.value)


JUDGES: Final[Judges] = {
    FinePaid: (_paid,),
    FineCollectedOnSpot: (_collected,),
    CollectionRemitted: (_handed_on,),
    FineDue: (_due,),
    DeferralApproved: (_deferred,),
    InstalmentApproved: (_in_parts,),
    SurchargeStarted: (_grows,),
    SurchargeCapped: (_capped,),
    PerformanceUrged: (_asks_for,),
    ServiceOffsetApproved: (_worked_off,),
}
