"""LL arts 78–79 (G110): one year after false materials, three after fraud, in matters of public safety."""

from datetime import date

from domain.approval.facts import PermitApplied, PermitRefused, PermitRevoked
from domain.approval.grounds import RevocationGround
from domain.event import Event
from tests.domain.city import SHOPFRONT
from tests.domain.law.licensing.licence import ACCEPTED, EXAMINED, GRANT, REFUSAL
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

SAFETY = at("2023-09-25", PermitApplied(item=SHOPFRONT, public_safety=True, bars_searched_on=date(2023, 9, 25)))
FALSE = at("2023-10-10", PermitRefused(reasons="虚假", remedies=REFUSAL.remedies, false_materials=True))
FRAUD = at("2023-12-01", PermitRevoked(ground="x", basis=RevocationGround.FRAUD, party_heard=True))
BARRED = (SAFETY, ACCEPTED, EXAMINED, FALSE)


def _again(on: str) -> Event:
    return at(on, SAFETY.fact)


def test_false_materials_bar_for_a_year() -> None:
    given(*BARRED).when(_again("2024-10-10")).then(unlawful("G110"), because("2024-10-10"))
    given(*BARRED).when(_again("2024-10-11")).then(lawful, passed("G110"))


def test_fraud_bars_for_three_years() -> None:
    granted = (SAFETY, ACCEPTED, EXAMINED, at("2023-10-10", GRANT), FRAUD)
    given(*granted).when(_again("2026-12-01")).then(unlawful("G110"))
    given(*granted).when(_again("2026-12-02")).then(lawful)


def test_elsewhere_there_is_no_bar() -> None:
    plain = PermitApplied(item=SHOPFRONT, public_safety=False)
    given().when(at("2023-09-25", plain)).then(lawful, passed("G110"))


def test_what_the_file_does_not_say_is_not_guessed() -> None:
    given().when(at("2023-09-25", PermitApplied())).then(undecidable("G110"))
    given().when(at("2023-09-25", PermitApplied(public_safety=True))).then(undecidable("G110"))
