"""LL arts 42–45 (G102, G103, G107): twenty working days to decide, what is added, and ten to deliver."""

from datetime import date

import pytest

from domain.approval.facts import DecisionPeriodExtended, PermitAccepted, PermitDelivered, TimeExcluded
from domain.approval.grounds import ExclusionGround
from domain.event import Event
from domain.fact import Fact
from domain.law.guard import Result
from domain.law.licensing.arts_42_45_deciding_period import permit_decided_in_time
from tests.domain.city import CITY
from tests.domain.law.licensing.licence import APPLIED, EXAMINED, GRANT, GRANTED, READY, REFUSAL
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful


@pytest.mark.parametrize("act", [GRANT, REFUSAL], ids=lambda f: f.TAG)
def test_the_twentieth_working_day_is_the_last(act: Fact) -> None:
    given(*READY).when(at("2023-10-31", act)).then(lawful, passed("G102"))
    given(*READY).when(at("2023-11-01", act)).then(unlawful("G102"), because("2023-10-31"))


def _extended(days: int = 10, approver: str | None = "head", notice: str | None = "N-1") -> Event:
    return at(
        "2023-10-20",
        DecisionPeriodExtended(working_days=days, reason="complex", approver=approver, notice=notice),
    )


def test_ten_days_more_where_the_head_approved_and_the_reason_was_told() -> None:
    given(*READY, _extended()).when(at("2023-11-14", GRANT)).then(lawful)
    given(*READY, _extended()).when(at("2023-11-15", GRANT)).then(unlawful("G102"))


def test_no_more_than_ten() -> None:
    given(*READY, _extended(30)).when(at("2023-11-15", GRANT)).then(unlawful("G102"))


@pytest.mark.parametrize("extension", [_extended(approver=None), _extended(notice=None)])
def test_an_extension_unapproved_or_untold_adds_nothing(extension: Event) -> None:
    given(*READY, extension).when(at("2023-11-01", GRANT)).then(unlawful("G102"))


def test_forty_five_and_fifteen_where_organs_handle_it_together() -> None:
    joint = at("2023-09-27", PermitAccepted(joint=True))
    given(APPLIED, joint, EXAMINED).when(at("2023-12-05", GRANT)).then(lawful)
    given(APPLIED, joint, EXAMINED).when(at("2023-12-06", GRANT)).then(unlawful("G102"))
    given(APPLIED, joint, EXAMINED, _extended(15)).when(at("2023-12-26", GRANT)).then(lawful)
    given(APPLIED, joint, EXAMINED, _extended(15)).when(at("2023-12-27", GRANT)).then(unlawful("G102"))


def test_time_excluded_and_told_does_not_count() -> None:
    told = at("2023-10-16", TimeExcluded(ground="test", working_days=3, notice="N-2", kind=ExclusionGround.TESTING))
    given(*READY, told).when(at("2023-11-03", GRANT)).then(lawful)
    given(*READY, told).when(at("2023-11-06", GRANT)).then(unlawful("G102"))


def test_without_acceptance_nobody_can_say() -> None:
    assert permit_decided_in_time(date(2023, 7, 1), None, 0, 0, CITY.calendar).result == Result.UNDECIDABLE


def test_a_claim_of_any_number_of_days_is_no_endless_period() -> None:
    assert permit_decided_in_time(date(2024, 1, 2), date(2023, 12, 29), 9, 10**9, CITY.calendar).result in set(Result)


def test_excluded_time_is_told_in_writing() -> None:
    told = TimeExcluded(ground="test", working_days=3, notice="N-2", kind=ExclusionGround.TESTING)
    given(*READY).when(at("2023-10-16", told)).then(lawful, passed("G103"))
    silent = TimeExcluded(ground="test", working_days=3, kind=ExclusionGround.TESTING)
    given(*READY).when(at("2023-10-16", silent)).then(unlawful("G103"))


def test_a_ground_in_words_only_cannot_be_judged() -> None:
    words = TimeExcluded(ground="because", working_days=3, notice="N-2")
    given(*READY).when(at("2023-10-16", words)).then(undecidable("G103"))


def test_the_permit_is_delivered_within_ten_working_days() -> None:
    given(*READY, GRANTED).when(at("2023-10-24", PermitDelivered())).then(lawful, passed("G107"))
    given(*READY, GRANTED).when(at("2023-10-25", PermitDelivered())).then(unlawful("G107"), because("2023-10-24"))


def test_a_refusal_has_no_days_for_delivery() -> None:
    refused = at("2023-10-10", REFUSAL)
    given(*READY, refused).when(at("2023-12-25", PermitDelivered())).then(lawful)


def test_a_delivery_of_nothing_cannot_be_judged() -> None:
    given(*READY).when(at("2023-10-25", PermitDelivered())).then(undecidable("G107"))
