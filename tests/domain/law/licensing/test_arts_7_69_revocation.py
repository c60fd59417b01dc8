"""LL arts 7–69 (G109): a permit is taken back on a ground of the law, after hearing its holder."""

from domain.approval.facts import PermitRevoked
from domain.approval.grounds import RevocationGround
from domain.fact import money
from tests.domain.law.licensing.licence import in_force
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

FRAUD = RevocationGround.FRAUD


def test_a_ground_of_the_law_and_a_hearing_suffice() -> None:
    fact = PermitRevoked(
        ground="超越职权", basis=RevocationGround.BEYOND_POWER, party_heard=True, compensation=money(1)
    )
    given(*in_force()).when(at("2024-01-01", fact)).then(lawful, passed("G109"))


def test_not_where_the_public_would_suffer() -> None:
    fact = PermitRevoked(ground="x", basis=FRAUD, party_heard=True, harms_public=True)
    given(*in_force()).when(at("2024-01-01", fact)).then(unlawful("G109"), because("公共利益"))


def test_fraud_is_not_compensated() -> None:
    paid = PermitRevoked(ground="x", basis=FRAUD, party_heard=True, compensation=money(1))
    given(*in_force()).when(at("2024-01-01", paid)).then(unlawful("G109"), because("不予赔偿"))
    free = PermitRevoked(ground="x", basis=FRAUD, party_heard=True)
    given(*in_force()).when(at("2024-01-01", free)).then(lawful)


def test_the_holder_is_heard() -> None:
    fact = PermitRevoked(ground="x", basis=FRAUD, party_heard=False)
    given(*in_force()).when(at("2024-01-01", fact)).then(unlawful("G109"), because("陈述申辩"))


def test_what_the_file_does_not_say_is_not_guessed() -> None:
    given(*in_force()).when(at("2024-01-01", PermitRevoked(ground="x"))).then(undecidable("G109"))
    given(*in_force()).when(at("2024-01-01", PermitRevoked(ground="x", basis=FRAUD))).then(undecidable("G109"))
