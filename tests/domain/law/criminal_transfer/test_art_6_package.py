"""CT art. 6 (G097): what goes along with a suspected crime."""

import pytest

from domain.law.criminal_transfer.art_6_package import package_complete
from domain.law.guard import Result
from domain.penalty.criminal_facts import CriminalTransferSent, TransferDocument
from tests.domain.penalty.test_criminal import APPROVED, PROPOSED, SENT
from tests.domain.specification import at, because, given, lawful, passed, unlawful

WHOLE = ("letter", "report", "property_list", "appraisal")


@pytest.mark.parametrize(
    ("package", "absent", "result"),
    [
        (WHOLE, (), Result.PASSED),
        (("letter", "report"), ("property_list", "appraisal"), Result.PASSED),
        (("letter", "report"), (), Result.BREACHED),
        (("letter",), ("report", "property_list", "appraisal"), Result.BREACHED),
        (WHOLE[1:], (), Result.BREACHED),
    ],
)
def test_letter_and_report_always_go_and_the_rest_where_there_is_any(
    package: tuple[str, ...], absent: tuple[str, ...], result: Result
) -> None:
    assert package_complete(package, absent).result == result


def test_a_package_without_the_list_of_property_is_incomplete() -> None:
    given(PROPOSED, APPROVED).when(SENT).then(lawful, passed("G097"))
    bare = CriminalTransferSent(police="police", package=(TransferDocument.LETTER, TransferDocument.REPORT))
    given(PROPOSED, APPROVED).when(at("2023-08-03T16:00", bare)).then(unlawful("G097"), because("涉案物品清单"))
