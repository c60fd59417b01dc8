"""AL arts 13–37 (G144): a file goes to the archive whole, in a lasting form, and tested."""

import pytest
from msgspec import structs

from domain.penalty.closing import ArchiveFormat, CaseArchived, FourProperty
from domain.penalty.investigation import CaseFilingRevoked
from tests.domain.ordinary import filed
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

DROPPED = (filed(), at("2023-07-20", CaseFilingRevoked(reason="not ours")))
WHOLE = CaseArchived(archive_number="AR-1", catalogue=("D-1",), form=ArchiveFormat.PDF_A, tested=tuple(FourProperty))


def test_a_whole_file_that_passed_all_tests_is_archived() -> None:
    given(*DROPPED).when(at("2023-09-01", WHOLE)).then(lawful, passed("G144"))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"archive_number": " "}, "档号"),
        ({"catalogue": ()}, "目录"),
        ({"form": ArchiveFormat.OTHER}, "OFD"),
        ({"tested": tuple(FourProperty)[1:]}, "真实性"),
    ],
)
def test_one_that_lacks_something_is_not(changes: dict[str, object], words: str) -> None:
    act = at("2023-09-01", structs.replace(WHOLE, **changes))
    given(*DROPPED).when(act).then(unlawful("G144"), because(words))


@pytest.mark.parametrize("changes", [{"tested": None}, {"form": None}])
def test_what_nobody_tested_cannot_be_judged(changes: dict[str, object]) -> None:
    given(*DROPPED).when(at("2023-09-01", structs.replace(WHOLE, **changes))).then(undecidable("G144"))
