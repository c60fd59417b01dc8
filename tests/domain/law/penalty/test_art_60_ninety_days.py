"""APL art. 60 (G066): ninety days from filing to decision."""

from datetime import date

import pytest

from domain.event import Event
from domain.fact import Fact
from domain.law.guard import Result
from domain.law.norms import NormLevel
from domain.law.penalty.art_60_ninety_days import (
    Norm,
    decided_in_time,
    extension_has_basis,
    suspension_has_basis,
)
from domain.penalty.decision import FactsNotEstablished, NoPenaltyDecided
from domain.penalty.investigation import CaseFilingRevoked, ClockResumed, ClockSuspended, PeriodExtended
from domain.penalty.kinds import LegalBasis, NoPenaltyGround
from tests.domain.ordinary import CONCLUDED, decided, filed, ready
from tests.domain.specification import at, because, found, given, lawful, passed, refused, undecidable, unlawful

FILED = date(2023, 7, 12)
BASIS = LegalBasis(norm="rule", article="1", level=NormLevel.RULE)


@pytest.mark.parametrize(
    ("decided_on", "added", "result"),
    [
        (date(2023, 7, 12), 0, Result.PASSED),
        (date(2023, 10, 10), 0, Result.PASSED),
        (date(2023, 10, 11), 0, Result.BREACHED),
        (date(2023, 11, 9), 30, Result.PASSED),
        (date(2023, 11, 10), 30, Result.BREACHED),
    ],
)
def test_the_ninetieth_day_is_the_last(decided_on: date, added: int, result: Result) -> None:
    assert decided_in_time(decided_on, FILED, added).result == result


def test_a_last_day_at_the_weekend_does_not_roll() -> None:
    saturday = date(2023, 10, 14)
    assert decided_in_time(saturday, date(2023, 7, 16), 0).result == Result.PASSED
    assert decided_in_time(date(2023, 10, 16), date(2023, 7, 16), 0).result == Result.BREACHED


def test_without_a_filing_date_it_is_undecidable() -> None:
    assert decided_in_time(FILED, None, 0).result == Result.UNDECIDABLE


def test_a_case_filed_before_the_law_is_undecidable() -> None:
    assert decided_in_time(FILED, date(2021, 7, 14), 0).result == Result.UNDECIDABLE
    assert decided_in_time(date(2021, 8, 1), date(2021, 7, 15), 0).result == Result.PASSED


def test_a_period_beyond_the_end_of_dates_is_not_over() -> None:
    assert decided_in_time(date.max, date(9999, 12, 1), 0).result == Result.PASSED
    assert decided_in_time(FILED, FILED, 10**9).result == Result.PASSED


def test_a_decision_on_the_last_day_is_lawful() -> None:
    given(*ready()).when(decided("2023-10-10")).then(lawful, passed("G066"))


def test_a_decision_on_the_day_after_is_refused() -> None:
    """DOMAIN §7.7 case 5."""
    given(*ready()).when(decided("2023-10-11")).then(unlawful("G066"), because("2023-10-10届满"))


def test_the_chinese_date_counts_whatever_the_offset() -> None:
    given(*ready()).when(decided("2023-10-10T23:59")).then(lawful)
    given(*ready()).when(decided("2023-10-11T00:00")).then(unlawful("G066"))


def _extended(days: int) -> Event:
    return at("2023-09-01", PeriodExtended(days=days, ground="complex", basis=BASIS, approver="chief"))


def test_an_extension_adds_its_days() -> None:
    given(*ready(), _extended(30)).when(decided("2023-11-09")).then(lawful)
    given(*ready(), _extended(30)).when(decided("2023-11-10")).then(unlawful("G066"))


SUSPENDED = at("2023-08-16", ClockSuspended(ground="appraisal", basis=BASIS))
RESUMED = at("2023-08-26", ClockResumed())


def test_a_suspension_adds_the_days_it_lasted() -> None:
    given(*ready(), SUSPENDED, RESUMED).when(decided("2023-10-20")).then(lawful)
    given(*ready(), SUSPENDED, RESUMED).when(decided("2023-10-21")).then(unlawful("G066"))


def test_what_changes_the_period_without_a_basis_changes_nothing() -> None:
    unfounded = at("2023-09-01", PeriodExtended(days=30, ground="complex", approver="chief"))
    given(*ready(), unfounded).when(decided("2023-10-11")).then(unlawful("G066"))
    unapproved = at("2023-09-01", PeriodExtended(days=30, ground="complex", basis=BASIS))
    given(*ready(), unapproved).when(decided("2023-10-11")).then(unlawful("G066"))
    low = LegalBasis(norm="notice", article="1", level=NormLevel.DOCUMENT)
    idle = at("2023-08-16", ClockSuspended(ground="appraisal", basis=low))
    given(*ready(), idle, RESUMED).when(decided("2023-10-11")).then(unlawful("G066"))


def test_while_the_clock_stands_still_the_period_does_not_end() -> None:
    given(*ready(), SUSPENDED).when(decided("2024-01-10")).then(lawful)


def test_a_clock_suspended_twice_stands_still_from_the_first_time() -> None:
    again = at("2023-08-20", ClockSuspended(ground="appraisal", basis=BASIS))
    given(*ready(), SUSPENDED, again, RESUMED).when(decided("2023-10-20")).then(lawful)
    given(*ready(), SUSPENDED, again, RESUMED).when(decided("2023-10-21")).then(unlawful("G066"))


@pytest.mark.parametrize(
    "act",
    [NoPenaltyDecided(ground=NoPenaltyGround.SLIGHT, reasons="slight"), FactsNotEstablished(reasons="no proof")],
    ids=lambda f: f.TAG,
)
def test_decisions_without_a_penalty_are_due_as_well(act: Fact) -> None:
    given(*ready()).when(at("2023-10-10", act)).then(lawful, passed("G066"))
    given(*ready()).when(at("2023-10-11", act)).then(unlawful("G066"))


def test_a_decision_in_a_case_that_nobody_filed_is_undecidable() -> None:
    given().when(decided()).then(
        refused("ORDER", "G041", "G048", "G059", "G061"), found("G041", "G048", "G059", "G061")
    )
    given().when(decided()).then(undecidable("G014", "G019", "G027", "G034", "G066"))


def test_a_case_filed_under_the_old_law_is_undecidable() -> None:
    act = at("2021-08-01", FactsNotEstablished(reasons="no proof"))
    given(filed("2021-07-14"), at("2021-07-20", CONCLUDED.fact)).when(act).then(found(), undecidable("G066"))


def test_a_case_filed_anew_has_ninety_days_of_its_own() -> None:
    revoked = at("2023-08-20", CaseFilingRevoked(reason="wrong organ"))
    anew, concluded = filed("2023-09-01"), at("2023-09-10", CONCLUDED.fact)
    act = at("2023-11-30", FactsNotEstablished(reasons="no proof"))
    given(filed(), _extended(0), revoked, anew, concluded).when(act).then(lawful)
    late = at("2023-12-01", FactsNotEstablished(reasons="no proof"))
    given(
        filed(),
        at("2023-08-01", PeriodExtended(days=30, ground="complex", basis=BASIS, approver="chief")),
        revoked,
        anew,
        concluded,
    ).when(late).then(unlawful("G066"))


@pytest.mark.parametrize(
    ("ground", "basis", "result"),
    [
        ("appraisal", Norm("rule", "rule"), Result.PASSED),
        ("appraisal", Norm("rule"), Result.PASSED),
        ("appraisal", Norm("notice", "document"), Result.BREACHED),
        ("appraisal", None, Result.BREACHED),
        (" ", Norm("rule", "rule"), Result.BREACHED),
    ],
)
def test_more_time_needs_a_ground_and_a_norm(ground: str, basis: Norm | None, result: Result) -> None:
    assert suspension_has_basis(ground, basis).result == result
    assert extension_has_basis(ground, basis, "chief").result == result
    assert extension_has_basis(ground, basis, None).result == Result.BREACHED


def test_a_suspension_without_a_norm_is_refused() -> None:
    given(filed()).when(at("2023-08-16", ClockSuspended(ground="appraisal"))).then(unlawful("G042"))
    given(filed()).when(SUSPENDED).then(lawful, passed("G042"))


def test_an_extension_without_norm_or_approval_is_refused() -> None:
    given(filed()).when(_extended(30)).then(lawful, passed("G067"))
    for act in (
        PeriodExtended(days=30, ground="complex", basis=BASIS),
        PeriodExtended(days=30, ground="complex", approver="chief"),
    ):
        given(filed()).when(at("2023-09-01", act)).then(unlawful("G067"))
