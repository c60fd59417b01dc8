"""APL arts 66, 72 (G077): deferral and instalments on application, for hardship, with approval."""

from datetime import date

import pytest

from domain.law.guard import Result
from domain.law.penalty.arts_66_72_deferral import deferred_on_application
from domain.penalty.payment import DeferralApproved, Instalment, InstalmentApproved
from tests.domain.law.enforced import FINED, SUM
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful


@pytest.mark.parametrize(
    ("applied", "hardship", "approved", "result"),
    [
        (True, True, True, Result.PASSED),
        (False, True, True, Result.BREACHED),
        (True, False, True, Result.BREACHED),
        (True, True, False, Result.BREACHED),
        (None, True, True, Result.UNDECIDABLE),
        (None, False, None, Result.BREACHED),
    ],
)
def test_each_condition_counts(
    *, applied: bool | None, hardship: bool | None, approved: bool | None, result: Result
) -> None:
    assert deferred_on_application(applied=applied, hardship=hardship, approved=approved).result == result


PARTS = (Instalment(due=date(2023, 12, 1), amount=SUM),)


def test_instalments_need_all_three() -> None:
    whole = InstalmentApproved(schedule=PARTS, application="A-1", hardship="ill", approver="chief")
    given(*FINED).when(at("2023-08-25", whole)).then(lawful, passed("G077"))
    bare = InstalmentApproved(schedule=PARTS, hardship="ill", approver="chief")
    given(*FINED).when(at("2023-08-25", bare)).then(unlawful("G077"), because("书面申请"))


def test_a_deferral_of_an_older_source_may_leave_them_out() -> None:
    due = date(2023, 12, 1)
    given(*FINED).when(at("2023-08-25", DeferralApproved(due=due))).then(lawful, undecidable("G077"))
    whole = DeferralApproved(due=due, reason="ill", application="A-1", approver="chief")
    given(*FINED).when(at("2023-08-25", whole)).then(lawful, passed("G077"))
