"""The account of a penalty case: what is due and what was paid, in minor units."""

from datetime import date

from msgspec import structs

from domain.fact import Fact, Record
from domain.penalty.decision import OnTheSpotDecided, PenaltyDecided
from domain.penalty.performance import (
    CourtEnforcementExecuted,
    DecisionRevoked,
    DecisionVaried,
    DeferralApproved,
    DocumentDispatched,
    FineCollectedOnSpot,
    FinePaid,
    SurchargeStarted,
)


class Account(Record):
    """Money of a penalty case."""

    fine: int = 0
    costs: int = 0
    raised_to: int | None = None
    """New total of the fine, where the law of the source adds a fixed sum."""
    surcharge_from: date | None = None
    surcharge_per_mille: int = 0
    """Daily addition in thousandths of the fine (APL art. 72(1) item 1)."""
    deferred_to: date | None = None
    paid: int = 0

    def due(self, on: date) -> int:
        """Compute everything due on a day, paid or not; the daily surcharge never exceeds the fine itself."""
        surcharge = 0
        if self.surcharge_from is not None:
            days = max(0, (on - self.surcharge_from).days + 1)
            surcharge = min(self.fine, self.fine * self.surcharge_per_mille * days // 1000)
        return (self.fine if self.raised_to is None else self.raised_to) + surcharge + self.costs

    def settled(self, on: date) -> bool:
        """Say whether nothing remains to be paid on a day."""
        return self.paid >= self.due(on)


def book(account: Account, fact: Fact, on: date) -> Account:
    """Book a fact. Never fails."""
    match fact:
        case PenaltyDecided(fine=fine) | OnTheSpotDecided(fine=fine):
            return structs.replace(account, fine=fine)
        case DecisionVaried(fine=fine):
            return structs.replace(account, fine=fine, raised_to=None)
        case DecisionRevoked():
            return structs.replace(account, fine=0, raised_to=None, surcharge_from=None, surcharge_per_mille=0)
        case DocumentDispatched(cost=cost) if cost:
            return structs.replace(account, costs=account.costs + cost)
        case SurchargeStarted(amount=amount, daily_per_mille=daily):
            return structs.replace(
                account,
                raised_to=amount if amount is not None else account.raised_to,
                surcharge_from=on if daily else account.surcharge_from,
                surcharge_per_mille=daily or account.surcharge_per_mille,
            )
        case DeferralApproved(due=due):
            return structs.replace(account, deferred_to=due)
        case FinePaid(amount=amount) | FineCollectedOnSpot(amount=amount) | CourtEnforcementExecuted(amount=amount):
            return structs.replace(account, paid=account.paid + amount)
        case _:
            return account
