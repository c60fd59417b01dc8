"""APL art. 55 (G039): questioning and inspection are recorded, and the record is signed or marked."""

import pytest

from domain.fact import Fact
from domain.law.guard import Result
from domain.law.penalty.art_55_records import record_made_and_signed
from domain.penalty.investigation import PartyQuestioned, SceneInspected, WitnessQuestioned
from domain.penalty.kinds import Signature
from tests.domain.city import TWO
from tests.domain.ordinary import filed
from tests.domain.specification import at, given, lawful, passed, undecidable, unlawful


@pytest.mark.parametrize(
    ("record", "signature", "result"),
    [
        ("R-1", "signed", Result.PASSED),
        ("R-1", "refused_noted", Result.PASSED),
        ("R-1", "missing", Result.BREACHED),
        ("R-1", None, Result.UNDECIDABLE),
        (None, "signed", Result.BREACHED),
    ],
)
def test_a_record_is_made_and_signed(record: str | None, signature: str | None, result: Result) -> None:
    assert record_made_and_signed(record, signature).result == result


def _acts(record: str | None, signature: Signature | None) -> list[Fact]:
    return [
        PartyQuestioned(identity_shown=True, officers=TWO, record=record, signature=signature),
        WitnessQuestioned(identity_shown=True, witness="w-1", officers=TWO, record=record, signature=signature),
        SceneInspected(identity_shown=True, officers=TWO, record=record, signature=signature),
    ]


@pytest.mark.parametrize("act", _acts("R-1", Signature.SIGNED), ids=lambda f: f.TAG)
def test_a_signed_record_is_lawful(act: Fact) -> None:
    given(filed()).when(at("2023-07-13", act)).then(lawful, passed("G005", "G039"))


@pytest.mark.parametrize("act", _acts(None, None), ids=lambda f: f.TAG)
def test_without_a_record_it_is_refused(act: Fact) -> None:
    given(filed()).when(at("2023-07-13", act)).then(unlawful("G039"))


@pytest.mark.parametrize("act", _acts("R-1", None), ids=lambda f: f.TAG)
def test_a_record_of_which_no_signature_is_told_is_undecidable(act: Fact) -> None:
    given(filed()).when(at("2023-07-13", act)).then(lawful, undecidable("G039"))
