"""The account of a penalty case, with the surcharges computed by hand."""

from datetime import date

import pytest

from domain.fact import Fact, money
from domain.penalty.account import Account, book
from domain.penalty.amendment import DecisionRevoked, DecisionVaried, Origin
from domain.penalty.enforcement import CourtEnforcementExecuted
from domain.penalty.payment import (
    DeferralApproved,
    FineCollectedOnSpot,
    FineDue,
    FinePaid,
    Instalment,
    InstalmentApproved,
    SurchargeStarted,
)
from domain.penalty.service import DocumentDispatched
from domain.penalty.service_offset import ServiceOffsetCompleted
from domain.remedy.facts import (
    ExecutionStayed,
    Outcome,
    ReviewApplied,
    ReviewDecided,
    StayLifted,
    SuitAppealed,
    SuitFiled,
    SuitJudged,
)
from tests.domain.ordinary import decided
from tests.domain.specification import at, case_of

DUE = date(2023, 10, 9)
"""Last day for paying; the surcharge begins the day after."""
THOUSAND = Account(fine=1000_00, surcharge_from=date(2023, 10, 10), surcharge_per_mille=30)


@pytest.mark.parametrize(
    ("on", "surcharge"),
    [
        (date(2023, 10, 9), 0),
        (date(2023, 10, 10), 30_00),
        (date(2023, 10, 19), 300_00),
        (date(2023, 11, 11), 990_00),
        (date(2023, 11, 12), 1000_00),
        (date(2024, 10, 19), 1000_00),
    ],
)
def test_three_per_cent_a_day_are_added_up_to_the_fine_itself(on: date, surcharge: int) -> None:
    assert THOUSAND.due(on) == 1000_00 + surcharge


def _booked(*facts: Fact) -> Account:
    account = Account()
    for fact in facts:
        account = book(account, fact, date(2023, 10, 10))
    return account


FINED = decided(fine=300).fact
STAYED = ExecutionStayed(by="court", ground="hardship")


def test_what_is_paid_in_parts_adds_up() -> None:
    account = _booked(
        FINED,
        FinePaid(amount=money(100_00)),
        FineCollectedOnSpot(amount=money(100_00), receipt="R-1"),
        CourtEnforcementExecuted(amount=money(100_00)),
    )
    assert account.paid == 300_00
    assert account.settled(DUE)


def test_a_fen_short_is_not_settled() -> None:
    assert not _booked(FINED, FinePaid(amount=money(299_99))).settled(DUE)


def test_costs_are_due_as_well() -> None:
    account = _booked(FINED, DocumentDispatched(cost=money(12_00)), DocumentDispatched(cost=money(3_00)))
    assert account.due(DUE) == 315_00


def test_a_fixed_surcharge_raises_the_total() -> None:
    assert _booked(FINED, SurchargeStarted(amount=money(450_00))).due(DUE) == 450_00


def test_a_varied_decision_changes_what_is_due() -> None:
    varied = DecisionVaried(origin=Origin.REVIEW, fine=money(100_00), reason="too much")
    assert _booked(FINED, SurchargeStarted(amount=money(450_00)), varied).due(DUE) == 100_00


def test_a_revoked_decision_leaves_nothing_due() -> None:
    revoked = DecisionRevoked(origin=Origin.JUDGMENT, reason="void")
    assert _booked(FINED, SurchargeStarted(daily_per_mille=30), revoked).due(date(2024, 1, 1)) == 0


def test_a_deferral_is_remembered() -> None:
    assert _booked(FINED, DeferralApproved(due=date(2023, 12, 1))).deferred_to == date(2023, 12, 1)


def test_the_account_is_kept_with_the_case() -> None:
    paid = at("2023-08-30", FinePaid(amount=money(300_00)))
    assert case_of(decided(), paid).penalty.account == Account(fine=300_00, paid=300_00, settled_on=date(2023, 8, 30))


@pytest.mark.parametrize(
    ("events", "on", "days"),
    [
        ((), date(2023, 11, 9), 31),
        (
            (("2023-10-20", ExecutionStayed(by="court", ground="g")), ("2023-11-05", StayLifted())),
            date(2023, 11, 9),
            14,
        ),
        ((("2023-10-20", ExecutionStayed(by="court", ground="g")),), date(2023, 11, 9), 10),
        ((("2023-10-20", ReviewApplied()), ("2023-11-05", ReviewDecided())), date(2023, 11, 9), 14),
        (
            (
                ("2023-10-20", ReviewApplied()),
                ("2023-10-25", ExecutionStayed(by="body", ground="g")),
                ("2023-11-01", ReviewDecided()),
                ("2023-11-05", StayLifted()),
            ),
            date(2023, 11, 9),
            14,
        ),
        (
            (
                ("2023-10-20", SuitFiled()),
                ("2023-10-25", SuitJudged(outcome=Outcome.UPHELD, final=False)),
                ("2023-11-01", SuitAppealed()),
                ("2023-11-05", SuitJudged(outcome=Outcome.UPHELD)),
            ),
            date(2023, 11, 9),
            14,
        ),
    ],
)
def test_no_surcharge_accrues_during_a_stay_a_review_or_a_suit(
    events: tuple[tuple[str, Fact], ...], on: date, days: int
) -> None:
    begun = at("2023-10-10", SurchargeStarted(daily_per_mille=30))
    account = case_of(decided(fine=1000), begun, *(at(day, fact) for day, fact in events)).penalty.account
    assert account.surcharge_days(on) == days
    assert account.due(on) == 1000_00 + days * 30_00


def test_the_surcharge_grows_on_what_was_unpaid_when_it_began() -> None:
    account = _booked(FINED, FinePaid(amount=money(200_00)), SurchargeStarted(daily_per_mille=30))
    assert account.surcharge(date(2023, 10, 19)) == 30_00


def test_instalments_move_the_last_day_and_service_replaces_a_part() -> None:
    parts = (Instalment(due=date(2023, 12, 1), amount=money(150_00)), Instalment(due=date(2024, 1, 2), amount=money(1)))
    account = _booked(
        FINED, FineDue(payment_order="P", amount=money(300_00), due=DUE), InstalmentApproved(schedule=parts)
    )
    assert (account.pay_by, account.deferred_to) == (DUE, date(2024, 1, 2))
    worked = book(account, ServiceOffsetCompleted(minutes=360, amount=money(300_00)), DUE)
    assert worked.settled(DUE)
    assert not account.settled(DUE)


def test_what_is_paid_in_full_grows_no_more() -> None:
    grown = book(Account(fine=100_00), SurchargeStarted(daily_per_mille=30), date(2023, 10, 10))
    short = book(grown, FinePaid(amount=money(105_99)), date(2023, 10, 11))
    assert (short.settled_on, short.outstanding(date(2023, 10, 12))) == (None, 3_01)
    whole = book(grown, FinePaid(amount=money(106_00)), date(2023, 10, 11))
    assert (whole.settled_on, whole.due(date(2023, 12, 1))) == (date(2023, 10, 11), 106_00)
    assert whole.settled(date(2023, 12, 1))


def test_a_higher_fine_is_due_again() -> None:
    paid = book(Account(fine=100_00), FinePaid(amount=money(100_00)), date(2023, 10, 11))
    varied = DecisionVaried(origin=Origin.REVIEW, fine=money(150_00), reason="too low")
    assert book(paid, varied, date(2023, 10, 20)).outstanding(date(2023, 10, 21)) == 50_00
