"""Approval: application, acceptance, decision, delivery, renewal and the end of a permit."""

from datetime import date

import pytest

from domain.approval import states
from domain.approval.facts import (
    CommitmentCheckFailed,
    CommitmentCheckPassed,
    DecisionPeriodExtended,
    GrantBasis,
    OnSiteVerified,
    PermitAccepted,
    PermitApplied,
    PermitCancelled,
    PermitChanged,
    PermitDeemedAccepted,
    PermitDeemedRenewed,
    PermitDelivered,
    PermitGranted,
    PermitNotAccepted,
    PermitRefused,
    PermitRenewalApplied,
    PermitRenewed,
    PermitRevoked,
    PermitWithdrawn,
    SupervisionHandedOver,
    SupplementProvided,
    SupplementRequested,
    TimeExcluded,
)
from domain.approval.grounds import RevocationGround
from domain.case import standings
from domain.event import Event
from domain.fact import Fact
from domain.ids import division
from tests.domain.city import CITIZEN, GONGSHU, SHOPFRONT, XIHU
from tests.domain.specification import (
    at,
    case_of,
    changes_nothing,
    given,
    lawful,
    loop,
    out_of_order,
    stands,
    walk,
)

APPLIED = at("2023-03-01", PermitApplied(item=SHOPFRONT, party=CITIZEN, region=division("330106")))
ACCEPTED = at("2023-03-02", PermitAccepted(acceptance_number="A-1", promised_working_days=5))
GRANTED = at("2023-03-06", PermitGranted(permit_number="P-1", valid_to=date(2025, 3, 5)))
DELIVERED = at("2023-03-07", PermitDelivered())
IN_FORCE = (APPLIED, ACCEPTED, GRANTED, DELIVERED)


def test_from_application_to_renewal_and_the_end() -> None:
    case = walk(
        (APPLIED, {"approval": "applied"}),
        (at("2023-03-01T10:00", SupplementRequested(items=("plan",))), {"approval": "supplement_awaited"}),
        (at("2023-03-01T15:00", SupplementProvided(items=("plan",))), {"approval": "applied"}),
        (ACCEPTED, {"approval": "accepted"}),
        (at("2023-03-03", OnSiteVerified(staff=("a", "b"))), {"approval": "accepted"}),
        (GRANTED, {"approval": "granted"}),
        (DELIVERED, {"approval": "in_force"}),
        (at("2023-03-08", SupervisionHandedOver(to_organ=GONGSHU)), {"approval": "in_force"}),
        (at("2024-03-08", PermitChanged(content="opening hours")), {"approval": "in_force"}),
        (at("2025-02-01", PermitRenewed(valid_to=date(2027, 3, 5))), {"approval": "in_force"}),
        (at("2026-02-01", PermitCancelled(ground="given up")), {"approval": "cancelled"}),
    )
    assert (case.item, case.party, case.region, case.holder) == (SHOPFRONT, CITIZEN, "330106", GONGSHU)


def test_the_loop_is_open_until_the_permit_is_delivered() -> None:
    given(APPLIED, ACCEPTED).when(GRANTED).then(lawful, loop("approval", closed=False))
    given(APPLIED, ACCEPTED, GRANTED).when(DELIVERED).then(lawful, loop("approval", closed=True))


def test_a_permit_on_a_commitment_stays_open_until_it_was_checked() -> None:
    granted = at("2023-03-06", PermitGranted(permit_number="P-1", basis=GrantBasis.COMMITMENT))
    checked = at("2023-04-01", CommitmentCheckPassed(checkers=("a", "b")))
    given(APPLIED, ACCEPTED, granted).when(DELIVERED).then(
        lawful, stands(approval="commitment_unchecked"), loop("approval", closed=False)
    )
    given(APPLIED, ACCEPTED, granted, DELIVERED).when(checked).then(lawful, stands(approval="in_force"))


def test_a_failed_commitment_check_leaves_the_loop_open() -> None:
    granted = at("2023-03-06", PermitGranted(permit_number="P-1", basis=GrantBasis.COMMITMENT))
    failed = at("2023-04-01", CommitmentCheckFailed(checkers=("a", "b")))
    broken = given(APPLIED, ACCEPTED, granted, DELIVERED).when(failed)
    broken.then(lawful, stands(approval="commitment_broken"), loop("approval", closed=False))
    revoked = at("2023-04-05", PermitRevoked(ground="false materials"))
    given(APPLIED, ACCEPTED, granted, DELIVERED, failed).when(revoked).then(lawful, stands(approval="revoked"))


def test_a_permit_past_its_last_day_has_expired() -> None:
    granted = at("2023-03-06", PermitGranted(permit_number="P-1", valid_to=date(2023, 12, 31)))
    case = case_of(APPLIED, ACCEPTED, granted, DELIVERED)
    days = (date(2023, 12, 31), date(2024, 1, 1))
    assert [standings(case, day)["approval"].status for day in days] == ["in_force", "expired"]


def test_a_refusal_ends_with_its_delivery() -> None:
    no = at("2023-03-06", PermitRefused(reasons="no room", remedies="六十日内申请行政复议或者六个月内提起行政诉讼"))
    given(APPLIED, ACCEPTED).when(no).then(lawful, stands(approval="refused"), loop("approval", closed=False))
    given(APPLIED, ACCEPTED, no).when(DELIVERED).then(lawful, stands(approval="refused"), loop("approval", closed=True))


def test_who_was_turned_away_may_apply_again() -> None:
    declined = at("2023-03-02", PermitNotAccepted(reason="not ours"))
    again = at("2023-03-09", PermitApplied())
    given(APPLIED).when(declined).then(lawful, stands(approval="declined"), loop("approval", closed=True))
    given(APPLIED, declined).when(again).then(lawful, stands(approval="applied"))


def test_silence_counts_as_acceptance_from_the_application() -> None:
    deemed = at("2023-03-09", PermitDeemedAccepted())
    case = given(APPLIED).when(deemed).then(lawful, stands(approval="accepted")).after
    assert case.approval == states.Accepted(on=date(2023, 3, 1))


def test_time_added_to_the_period_is_remembered() -> None:
    case = case_of(
        APPLIED,
        ACCEPTED,
        at("2023-03-03", TimeExcluded(ground="test", working_days=3, notice="told")),
        at("2023-03-04", TimeExcluded(ground="experts", working_days=4, notice="told")),
        at("2023-03-05", DecisionPeriodExtended(working_days=10, reason="complex", approver="head", notice="told")),
    )
    assert case.approval == states.Accepted(on=date(2023, 3, 2), extended_working_days=10, excluded_working_days=7)


def test_time_of_which_the_applicant_was_not_told_is_not_added() -> None:
    silent = (
        at("2023-03-03", TimeExcluded(ground="test", working_days=3)),
        at("2023-03-05", DecisionPeriodExtended(working_days=10, reason="complex", approver="head")),
        at("2023-03-06", DecisionPeriodExtended(working_days=10, reason="complex", notice="told")),
    )
    assert case_of(APPLIED, ACCEPTED, *silent).approval == states.Accepted(on=date(2023, 3, 2))


def test_what_came_in_later_counts_from_its_own_day() -> None:
    asked = at("2023-03-02", SupplementRequested(items=("plan",)))
    came = at("2023-03-20", SupplementProvided())
    case = case_of(APPLIED, asked, came)
    assert isinstance(case.approval, states.Applied)
    assert (case.approval.received_on, case.approval.requests) == (date(2023, 3, 20), 1)


def test_a_renewal_that_was_asked_for_is_remembered_until_it_is_decided() -> None:
    asked = at("2025-01-20", PermitRenewalApplied())
    case = case_of(*IN_FORCE, asked)
    assert isinstance(case.approval, states.Granted)
    assert case.approval.renewal_applied_on == date(2025, 1, 20)
    renewed = at("2025-02-20", PermitDeemedRenewed(valid_to=date(2027, 3, 5)))
    case = case_of(*IN_FORCE, asked, renewed)
    assert isinstance(case.approval, states.Granted)
    assert (case.approval.renewal_applied_on, case.approval.valid_to) == (None, date(2027, 3, 5))


def test_false_materials_and_fraud_bar_from_applying_again_where_public_safety_is_concerned() -> None:
    safety = at("2023-03-01", PermitApplied(item=SHOPFRONT, public_safety=True))
    false = at("2023-03-10", PermitRefused(reasons="false", remedies="复议或者诉讼", false_materials=True))
    again = at("2023-05-01", PermitApplied())
    case = case_of(safety, ACCEPTED, false, again)
    assert isinstance(case.approval, states.Applied)
    assert case.approval.examined.bars == (states.Bar(since=date(2023, 3, 10), years=1),)
    fraud = at("2024-01-01", PermitRevoked(ground="deceit", basis=RevocationGround.FRAUD))
    case = case_of(safety, ACCEPTED, GRANTED, fraud)
    assert isinstance(case.approval, states.Ended)
    assert case.approval.bars == (states.Bar(since=date(2024, 1, 1), years=3),)
    case = case_of(APPLIED, ACCEPTED, GRANTED, fraud)
    assert isinstance(case.approval, states.Ended)
    assert case.approval.bars == ()


@pytest.mark.parametrize(
    ("end", "status"),
    [
        (PermitRevoked(ground="fraud"), "revoked"),
        (PermitWithdrawn(ground="public interest"), "withdrawn"),
        (PermitCancelled(ground="given up"), "cancelled"),
    ],
    ids=lambda value: value.TAG if isinstance(value, Fact) else value,
)
def test_a_permit_ends_in_one_of_three_ways(end: Fact, status: str) -> None:
    given(*IN_FORCE).when(at("2024-01-01", end)).then(lawful, stands(approval=status), loop("approval", closed=True))


def test_silence_renews() -> None:
    deemed = at("2025-03-06", PermitDeemedRenewed(valid_to=date(2027, 3, 5)))
    case = given(*IN_FORCE).when(deemed).then(lawful, stands(approval="in_force")).after
    assert isinstance(case.approval, states.Granted)
    assert case.approval.valid_to == date(2027, 3, 5)


@pytest.mark.parametrize(
    ("events", "step"),
    [
        ((), ACCEPTED),
        ((), GRANTED),
        ((APPLIED,), APPLIED),
        ((APPLIED,), GRANTED),
        ((APPLIED,), at("2023-03-02", SupplementProvided())),
        ((APPLIED, ACCEPTED), ACCEPTED),
        ((APPLIED, ACCEPTED), at("2023-03-02", SupplementRequested())),
        ((APPLIED, ACCEPTED), DELIVERED),
        ((APPLIED, ACCEPTED, GRANTED), GRANTED),
        ((APPLIED, ACCEPTED, GRANTED), at("2023-03-06", PermitRefused(reasons="no", remedies="review"))),
        ((APPLIED, ACCEPTED), at("2023-03-06", PermitRenewed(valid_to=date(2027, 3, 5)))),
        (
            (*IN_FORCE, at("2024-01-01", PermitCancelled(ground="given up"))),
            at("2024-02-01", PermitChanged(content="x")),
        ),
    ],
)
def test_a_step_out_of_order_is_refused(events: tuple[Event, ...], step: Event) -> None:
    given(*events).when(step).then(out_of_order)


@pytest.mark.parametrize("step", [OnSiteVerified(), PermitChanged(content="x"), SupervisionHandedOver(to_organ=XIHU)])
def test_some_steps_move_nothing(step: Fact) -> None:
    given(*IN_FORCE).when(at("2023-03-08", step)).then(changes_nothing)


def test_facts_that_come_first_begin_the_stage() -> None:
    for fact in (OnSiteVerified(), PermitDelivered(), SupplementProvided()):
        given().when(at("2023-03-01", fact)).then(stands(approval="applied"))
    given().when(GRANTED).then(stands(approval="granted"))
