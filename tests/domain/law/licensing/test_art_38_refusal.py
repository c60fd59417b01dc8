"""LL art. 38 (G105): a refusal gives reasons, and tells of review and suit."""

import pytest

from domain.approval.facts import PermitRefused
from tests.domain.law.licensing.licence import READY, REFUSAL
from tests.domain.specification import at, because, given, lawful, passed, unlawful


def test_a_refusal_that_explains_itself_is_lawful() -> None:
    given(*READY).when(at("2023-10-10", REFUSAL)).then(lawful, passed("G105"))


@pytest.mark.parametrize(
    ("reasons", "remedies", "missing"),
    [
        (" ", REFUSAL.remedies, "理由"),
        ("条件不符", "可以申请行政复议", "诉讼"),
        ("条件不符", "可以提起行政诉讼", "复议"),
        ("条件不符", "", "复议"),
    ],
)
def test_one_that_does_not_is_refused(reasons: str, remedies: str, missing: str) -> None:
    act = at("2023-10-10", PermitRefused(reasons=reasons, remedies=remedies))
    given(*READY).when(act).then(unlawful("G105"), because(missing))
