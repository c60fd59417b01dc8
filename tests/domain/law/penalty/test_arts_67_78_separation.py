"""APL arts 67, 78 (G073): who fines does not collect."""

import pytest

from domain.law.guard import Result
from domain.law.penalty.arts_67_78_separation import paid_to_the_bank
from domain.penalty.payment import FinePaid, PaymentChannel
from tests.domain.law.enforced import FINED, SUM
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful


@pytest.mark.parametrize(
    ("channel", "result"),
    [
        ("bank", Result.PASSED),
        ("electronic", Result.PASSED),
        ("officer", Result.BREACHED),
        (None, Result.UNDECIDABLE),
    ],
)
def test_only_bank_and_electronic_payment_take_fines(channel: str | None, result: Result) -> None:
    assert paid_to_the_bank(channel).result == result


def test_a_payment_says_who_took_it() -> None:
    case = given(*FINED)
    case.when(at("2023-09-01", FinePaid(amount=SUM, channel=PaymentChannel.BANK))).then(lawful, passed("G073"))
    case.when(at("2023-09-01", FinePaid(amount=SUM, channel=PaymentChannel.OFFICER))).then(
        unlawful("G073"), because("指定银行")
    )
    case.when(at("2023-09-01", FinePaid(amount=SUM))).then(lawful, undecidable("G073"))
