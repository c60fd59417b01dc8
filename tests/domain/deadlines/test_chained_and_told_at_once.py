"""Timers whose beginning no event marks, or that one event tells as a whole: limitation, answers, court, figures."""

from datetime import date

from msgspec import structs

from domain.approval.facts import PermitRefused
from domain.deadlines.book import deadlines_of
from domain.deadlines.run import Deadline, Status
from domain.disclosure import organ
from domain.event import Event
from domain.fact import money
from domain.parties import Conduct
from domain.penalty import decision, investigation, payment
from domain.penalty.application import Limitation
from domain.registers.facts import ItemVersionPublished
from domain.registers.state import Registers
from domain.remedy import facts as remedy
from tests.domain.city import BURNING, CITY, REGISTERED
from tests.domain.deadlines.running import DAY, FINED, SERVED, STARTED, ends, one, some
from tests.domain.specification import at, recorded

FILED = some(
    investigation.CaseFiled,
    items=(BURNING,),
    conduct=Conduct(fingerprint="f", on=date(2021, 9, 25)),
    discovered_on=DAY,
    limitation=None,
)


def limited(day: date | None, years: int, last: date, status: Status, **fields: object) -> None:
    """Expect the limitation of an act of 2021-09-25, discovered on a day, to be that many years."""
    special = structs.replace(
        next(f for f in REGISTERED if isinstance(f, ItemVersionPublished) and f.item == BURNING),
        limitation_years=fields.pop("special", None),
    )
    registers = Registers((*(f for f in REGISTERED if getattr(f, "item", None) != BURNING), special))
    told = structs.replace(FILED, discovered_on=day, **fields)
    deadline = one("D-LIMIT", at("2023-10-09", told), registers=registers)
    assert (deadline.period.length, deadline.due_at) == (years, ends(last))
    assert deadline.status(ends(date(2030, 1, 1))) == status


def test_an_act_is_discovered_until_the_same_day_of_the_last_year_of_its_limitation() -> None:
    limited(DAY, 2, DAY, Status.MET)
    limited(date(2023, 9, 26), 2, DAY, Status.LATE)


def test_five_years_and_those_of_another_law_go_before_two() -> None:
    limited(date(2023, 9, 26), 5, date(2026, 9, 25), Status.MET, limitation=Limitation.LONG)
    limited(date(2022, 9, 26), 1, date(2022, 9, 25), Status.LATE, special=1)


def test_what_is_decided_on_the_spot_is_discovered_that_day_and_a_filing_may_not_tell_its_discovery() -> None:
    spot = some(decision.OnTheSpotDecided, conduct=FILED.conduct)
    assert one("D-LIMIT", at("2023-09-25", spot)).status(ends(DAY)) == Status.MET
    assert one("D-LIMIT", at("2023-09-26", spot)).status(ends(DAY)) == Status.LATE
    untold = deadlines_of(recorded(at("2023-10-09", structs.replace(FILED, discovered_on=None))), CITY)
    assert "D-LIMIT" not in {d.timer.id for d in untold}


def test_an_answer_is_counted_from_the_day_of_the_copy_once_it_is_told() -> None:
    accepted, answer = at(STARTED, some(remedy.ReviewAccepted)), some(remedy.ReviewAnswered, copy_received_on=DAY)
    late = date(2023, 10, 14)
    assert one("D-ANSWER10", accepted, at("2023-10-14", answer)).status(ends(late)) == Status.LATE
    copied = structs.replace(answer, copy_received_on=date(2023, 9, 26))
    counted = one("D-ANSWER10", accepted, at("2023-10-14", copied))
    assert (counted.due_at, counted.status(ends(late))) == (ends(date(2023, 10, 16)), Status.MET)
    sued = some(remedy.SuitAnswered, copy_received_on=date(2023, 9, 28))
    assert one("D-ANSWER15", at(STARTED, some(remedy.SuitFiled)), at("2023-10-13", sued)).due_at == ends(
        date(2023, 10, 13)
    )


def test_a_review_is_answered_in_one_of_two_periods() -> None:
    simplified = at(STARTED, some(remedy.ReviewAccepted, simplified=True))
    assert {d.timer.id for d in deadlines_of(recorded(simplified), CITY)} == {"D-ANSWER5"}


def court(*events: Event) -> Deadline:
    found = deadlines_of(recorded(FINED, at(STARTED, SERVED), *events), CITY)
    return max((d for d in found if d.timer.id == "D-COURT3M"), key=lambda d: d.started_by.position)


def test_three_months_for_the_court_begin_where_those_for_a_suit_end() -> None:
    assert court().start == one("D-SUIT6M", at(STARTED, SERVED)).due_at


def test_a_deferral_beyond_them_puts_the_beginning_off_and_one_within_them_does_not() -> None:
    within = some(payment.DeferralApproved, due=date(2024, 1, 31))
    assert court(at("2023-10-01", within)).due_at == ends(date(2024, 6, 25))
    beyond = structs.replace(within, due=date(2024, 5, 31))
    assert court(at("2023-10-01", beyond)).due_at == ends(date(2024, 8, 31))


def test_a_review_that_was_decided_leaves_fifteen_days_for_a_suit_before_them() -> None:
    applied, served = at("2023-10-20", some(remedy.ReviewApplied)), at("2023-12-20", some(remedy.ReviewOutcomeServed))
    assert court(applied).ended_by is not None
    assert court(applied, served).due_at == ends(date(2024, 4, 4))


def test_the_review_of_a_refused_permit_moves_nothing_of_the_penalty() -> None:
    refused = at("2023-07-03", some(PermitRefused))
    applied, told = at("2023-07-10", some(remedy.ReviewApplied)), at("2023-10-09", some(remedy.ReviewOutcomeServed))
    found = deadlines_of(recorded(refused, applied, FINED, at(STARTED, SERVED), told), CITY)
    assert [d.ended_by for d in found if d.timer.id in {"D-COURT3M", "D-REVIEW60", "D-SUIT6M"}] == [None, None, None]


def test_a_suit_leaves_nothing_to_apply_for_and_nor_does_the_last_of_the_money() -> None:
    assert court(at("2023-10-20", some(remedy.SuitFiled))).ended_by is not None
    assert court(at("2023-10-20", some(payment.FinePaid, amount=money(999_99)))).ended_by is None
    assert court(at("2023-10-20", some(payment.FinePaid, amount=money(1_000_00)))).ended_by is not None


def test_the_figures_of_a_year_are_those_that_the_next_ones_follow() -> None:
    told = tuple(at(f"{year + 1}-01-20", some(organ.AnnualStatsPublished, year=year)) for year in (2021, 2022))
    found = [d for d in deadlines_of(recorded(*told), CITY) if d.timer.id == "D-STAT"]
    assert [(d.key, d.ended_by is not None) for d in found] == [("2022", True), ("2023", False)]
    assert found[0].status(ends(date(2024, 1, 1))) == Status.MET
