"""The account of a penalty case: what is due and what was paid, in minor units."""

from datetime import date, timedelta

from msgspec import structs

from domain.fact import Fact, Record
from domain.penalty.amendment import DecisionRevoked, DecisionVaried
from domain.penalty.decision import OnTheSpotDecided, PenaltyDecided
from domain.penalty.enforcement import CourtEnforcementExecuted
from domain.penalty.payment import (
    DeferralApproved,
    FineCollectedOnSpot,
    FineDue,
    FinePaid,
    InstalmentApproved,
    SurchargeStarted,
)
from domain.penalty.service import DocumentDispatched
from domain.penalty.service_offset import ServiceOffsetCompleted

_DAY = timedelta(days=1)


class Pause(Record):
    """Days on which no surcharge accrues: a stay of execution, a review or a suit (APL art. 73(3))."""

    cause: str
    first: date
    last: date | None = None
    """Last day; None while it goes on."""


class Account(Record):
    """Money of a penalty case."""

    fine: int = 0
    costs: int = 0
    raised_to: int | None = None
    """New total of the fine, where the law of the source adds a fixed sum."""
    surcharge_from: date | None = None
    surcharge_per_mille: int = 0
    """Daily addition in thousandths of the fine (APL art. 72(1) item 1)."""
    surcharge_base: int | None = None
    """What was unpaid of the fine when the surcharge began; None where it is the whole fine."""
    waived: int = 0
    """Surcharge that an agreement on execution waives (CL art. 42(1))."""
    pauses: tuple[Pause, ...] = ()
    pay_by: date | None = None
    """Last day as the party was told."""
    deferred_to: date | None = None
    """Last day after a deferral, or that of the last instalment."""
    paid: int = 0
    worked_off: int = 0
    """Part of the fine that community service has replaced (社会服务折抵)."""
    settled_on: date | None = None
    """Day from which nothing remains to be paid: the surcharge grows no more."""

    def due(self, on: date) -> int:
        """Compute everything due on a day, paid or not; the daily surcharge never exceeds the fine itself."""
        at = on if self.settled_on is None else min(on, self.settled_on)
        return (self.fine if self.raised_to is None else self.raised_to) + self.surcharge(at) + self.costs

    def outstanding(self, on: date) -> int:
        """Compute what remains to be paid on a day."""
        return max(0, self.due(on) - self.paid - self.worked_off)

    def surcharge(self, on: date) -> int:
        """Compute the surcharge that has accrued by the end of a day, without what was waived."""
        if self.surcharge_from is None:
            return 0
        base = self.fine if self.surcharge_base is None else self.surcharge_base
        grown = min(self.fine, base * self.surcharge_per_mille * self.surcharge_days(on) // 1000)
        return max(0, grown - self.waived)

    def surcharge_days(self, on: date) -> int:
        """Count the days up to a day for which the surcharge accrues: not those of a stay, a review or a suit."""
        if self.surcharge_from is None or on < self.surcharge_from:
            return 0
        days = (on - self.surcharge_from).days + 1
        counted_to = self.surcharge_from - _DAY
        for pause in sorted(self.pauses, key=_first):
            first, last = max(pause.first, counted_to + _DAY), min(pause.last or on, on)
            if first <= last:
                days -= (last - first).days + 1
                counted_to = last
        return days

    def settled(self, on: date) -> bool:
        """Say whether nothing remains to be paid on a day."""
        return self.outstanding(on) == 0


def _first(pause: Pause) -> date:
    return pause.first


def book(account: Account, fact: Fact, on: date) -> Account:
    """Book a fact. Never fails."""
    match fact:
        case PenaltyDecided(fine=fine) | OnTheSpotDecided(fine=fine):
            return structs.replace(account, fine=fine, settled_on=None)
        case DecisionVaried(fine=fine):
            varied = structs.replace(account, fine=fine, raised_to=None, surcharge_base=None, settled_on=None)
            return _settle(varied, on) if account.paid else varied
        case DecisionRevoked():
            return structs.replace(
                account,
                fine=0,
                raised_to=None,
                surcharge_from=None,
                surcharge_per_mille=0,
                surcharge_base=None,
                pay_by=None,
                deferred_to=None,
            )
        case DocumentDispatched(cost=cost) if cost:
            return structs.replace(account, costs=account.costs + cost, settled_on=None)
        case FineDue(due=due):
            return structs.replace(account, pay_by=due)
        case SurchargeStarted():
            return _grow(account, fact, on)
        case DeferralApproved(due=due):
            return structs.replace(account, deferred_to=due)
        case InstalmentApproved(schedule=parts) if parts:
            return structs.replace(account, deferred_to=max(part.due for part in parts))
        case FinePaid(amount=amount) | FineCollectedOnSpot(amount=amount) | CourtEnforcementExecuted(amount=amount):
            return pay(account, amount, on)
        case ServiceOffsetCompleted(amount=amount):
            return _settle(structs.replace(account, worked_off=account.worked_off + amount), on)
        case _:
            return account


def _grow(account: Account, fact: SurchargeStarted, on: date) -> Account:
    unpaid = max(0, account.fine - account.paid - account.worked_off)
    return structs.replace(
        account,
        raised_to=fact.amount if fact.amount is not None else account.raised_to,
        surcharge_from=on if fact.daily_per_mille else account.surcharge_from,
        surcharge_per_mille=fact.daily_per_mille or account.surcharge_per_mille,
        surcharge_base=unpaid if fact.daily_per_mille and unpaid != account.fine else account.surcharge_base,
    )


def pay(account: Account, amount: int, on: date) -> Account:
    """Book money that came in, from whomever."""
    return _settle(structs.replace(account, paid=account.paid + amount), on)


def waive(account: Account, amount: int, on: date) -> Account:
    """Book surcharge that an agreement on execution waives."""
    return _settle(structs.replace(account, waived=account.waived + amount), on) if amount else account


def _settle(account: Account, on: date) -> Account:
    """Note the day on which the last of what was due came in."""
    if account.settled_on is not None or not account.settled(on):
        return account
    return structs.replace(account, settled_on=on)


def pause(account: Account, cause: str, on: date) -> Account:
    """Let the surcharge stand still from a day on, itself included; a cause that stands already stays as it is."""
    if any(p.cause == cause and p.last is None for p in account.pauses):
        return account
    return structs.replace(account, pauses=(*account.pauses, Pause(cause=cause, first=on)))


def proceed(account: Account, cause: str, on: date) -> Account:
    """Let the surcharge run again the day after a day, as far as this cause held it up."""
    ended = tuple(
        structs.replace(p, last=max(on, p.first)) if p.cause == cause and p.last is None else p for p in account.pauses
    )
    return account if ended == account.pauses else structs.replace(account, pauses=ended)


def reopen(account: Account, cause: str, on: date) -> Account:
    """Let a cause that had ended go on as if it had not, such as a suit by an appeal; begin it where it never was."""
    latest = max((p for p in account.pauses if p.cause == cause), key=_first, default=None)
    if latest is None:
        return pause(account, cause, on)
    whole = structs.replace(latest, last=None)
    return structs.replace(account, pauses=tuple(whole if p is latest else p for p in account.pauses))
