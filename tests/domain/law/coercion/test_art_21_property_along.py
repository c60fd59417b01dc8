"""CL art. 21 (G094): property goes along with a suspected crime."""

import pytest

from domain.law.coercion.art_21_property_along import property_went_along
from domain.law.guard import Result
from domain.penalty.criminal_facts import CriminalTransferSent, TransferDocument
from tests.domain.law.enforced import APPROVED, sealed
from tests.domain.penalty.test_criminal import APPROVED as TRANSFER_APPROVED
from tests.domain.penalty.test_criminal import PROPOSED, SENT
from tests.domain.specification import at, because, given, lawful, passed, unlawful


@pytest.mark.parametrize(
    ("in_force", "along", "told", "result"),
    [
        ((), False, False, Result.PASSED),
        (("M-1",), True, True, Result.PASSED),
        (("M-1",), False, True, Result.BREACHED),
        (("M-1",), True, False, Result.BREACHED),
    ],
)
def test_property_and_notice_count(*, in_force: tuple[str, ...], along: bool, told: bool, result: Result) -> None:
    assert property_went_along(in_force, along=along, party_told=told).result == result


def test_sealed_property_is_not_left_behind() -> None:
    held = given(APPROVED, sealed(), PROPOSED, TRANSFER_APPROVED)
    held.when(SENT).then(unlawful("G094"), because("未一并移送"))
    whole = CriminalTransferSent(
        police="police",
        package=tuple(TransferDocument),
        property_along=True,
        party_informed_by="N-1",
    )
    held.when(at("2023-08-03T16:00", whole)).then(lawful, passed("G094"))
