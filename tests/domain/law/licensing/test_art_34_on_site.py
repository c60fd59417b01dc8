"""LL art. 34 (G104): two members of staff verify on site."""

import pytest

from domain.approval.facts import OnSiteVerified, PermitApplied, VerificationScope
from tests.domain.specification import at, given, lawful, not_judged, passed, unlawful

APPLIED = at("2023-07-03", PermitApplied(public_safety=False))


def test_two_verify() -> None:
    given(APPLIED).when(at("2023-07-04", OnSiteVerified(staff=("a", "b")))).then(lawful, passed("G104"))


@pytest.mark.parametrize("staff", [(), ("a",), ("a", "a")])
def test_fewer_than_two_different_people_do_not(staff: tuple[str, ...]) -> None:
    given(APPLIED).when(at("2023-07-04", OnSiteVerified(staff=staff))).then(unlawful("G104"))


def test_documents_may_be_read_by_one() -> None:
    read = OnSiteVerified(scope=VerificationScope.DOCUMENTS, staff=("a",))
    given(APPLIED).when(at("2023-07-04", read)).then(lawful, not_judged)
