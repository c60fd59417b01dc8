"""LL art. 50 (G108): thirty days before the end, and a decision before it."""

from datetime import date

from domain.approval.facts import PermitDeemedRenewed, PermitRenewalApplied, PermitRenewed
from domain.event import Event
from tests.domain.law.licensing.licence import in_force
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

UNTIL = date(2026, 10, 9)


def _asked(on: str) -> Event:
    return at(on, PermitRenewalApplied())


def test_the_thirtieth_day_before_the_end_is_the_last_for_asking() -> None:
    renewed = at("2024-09-20", PermitRenewed(valid_to=UNTIL))
    given(*in_force(), _asked("2024-09-09")).when(renewed).then(lawful, passed("G108"))
    given(*in_force(), _asked("2024-09-10")).when(renewed).then(unlawful("G108"), because("2024-09-09"))


def test_it_is_decided_on_the_last_day_of_validity_at_the_latest() -> None:
    asked = _asked("2024-09-01")
    given(*in_force(), asked).when(at("2024-10-09", PermitRenewed(valid_to=UNTIL))).then(lawful)
    given(*in_force(), asked).when(at("2024-10-10", PermitRenewed(valid_to=UNTIL))).then(
        unlawful("G108"), because("视为准予延续")
    )


def test_silence_renews_when_the_permit_has_ended_and_not_before() -> None:
    asked = _asked("2024-09-01")
    given(*in_force(), asked).when(at("2024-10-10", PermitDeemedRenewed(valid_to=UNTIL))).then(lawful)
    given(*in_force(), asked).when(at("2024-10-09", PermitDeemedRenewed(valid_to=UNTIL))).then(unlawful("G108"))


def test_silence_renews_nothing_for_whoever_asked_too_late() -> None:
    late = at("2024-10-10", PermitDeemedRenewed(valid_to=UNTIL))
    given(*in_force(), _asked("2024-09-30")).when(late).then(unlawful("G108"))


def test_without_an_application_nobody_can_say() -> None:
    given(*in_force()).when(at("2024-09-20", PermitRenewed(valid_to=UNTIL))).then(undecidable("G108"))
    given().when(at("2024-09-20", PermitRenewed(valid_to=UNTIL))).then(undecidable("G108"))
