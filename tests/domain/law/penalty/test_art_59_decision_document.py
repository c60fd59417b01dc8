"""APL art. 59 (G064, G065): the decision document states six things and bears a seal."""

import pytest

from domain.law.guard import Result
from domain.law.penalty.art_59_decision_document import (
    DocumentContent,
    SealCheck,
    document_sealed,
    document_states_all,
)
from domain.penalty.decision import DecisionDocumentSealed
from domain.penalty.service import DocumentServed
from tests.domain.ordinary import SEALED, decided, ready
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

ALL = tuple(DocumentContent)
DECIDED = (*ready(), decided())


@pytest.mark.parametrize("missing", ALL)
def test_each_of_the_six_is_needed(missing: DocumentContent) -> None:
    verdict = document_states_all([c for c in ALL if c != missing])
    assert verdict.result == Result.BREACHED
    assert verdict.reason is not None
    assert missing.value in verdict.reason.zh


@pytest.mark.parametrize(
    ("check", "sealed", "electronic", "result"),
    [
        ("valid", True, True, Result.PASSED),
        (None, True, False, Result.PASSED),
        ("altered", True, True, Result.BREACHED),
        ("certificate_invalid", True, True, Result.BREACHED),
        (None, True, True, Result.UNDECIDABLE),
        ("valid", False, True, Result.BREACHED),
    ],
)
def test_it_bears_a_valid_seal(
    check: str | None,
    sealed: bool,  # noqa: FBT001 -- a column of the table
    electronic: bool,  # noqa: FBT001 -- the same
    result: Result,
) -> None:
    assert document_sealed(check, sealed=sealed, electronic=electronic).result == result


def _sealed(check: SealCheck | None, contents: tuple[DocumentContent, ...] = ALL) -> DecisionDocumentSealed:
    return DecisionDocumentSealed(document="D-1", digest="d", check=check, contents=contents)


def test_a_whole_document_under_a_valid_seal_is_lawful() -> None:
    act = at("2023-08-20T10:00", _sealed(SealCheck.VALID))
    given(*DECIDED).when(act).then(lawful, passed("G064", "G065"))


def test_a_document_that_leaves_out_the_remedies_is_refused() -> None:
    contents = tuple(c for c in ALL if c != DocumentContent.REMEDIES)
    act = at("2023-08-20T10:00", _sealed(SealCheck.VALID, contents))
    given(*DECIDED).when(act).then(unlawful("G064"))


def test_a_document_changed_after_sealing_is_refused() -> None:
    act = at("2023-08-20T10:00", _sealed(SealCheck.ALTERED))
    given(*DECIDED).when(act).then(unlawful("G065"), because("改动"))


def test_what_the_file_does_not_say_is_undecidable() -> None:
    act = at("2023-08-20T10:00", _sealed(None, ()))
    given(*DECIDED).when(act).then(lawful, undecidable("G064", "G065", "G136"))


def test_a_decision_is_not_served_without_a_seal() -> None:
    served = at("2023-08-22", DocumentServed())
    given(*DECIDED).when(served).then(unlawful("G065"))
    given(*DECIDED, SEALED).when(served).then(lawful)
    anew = at("2023-08-21", decided().fact)
    given(*DECIDED, SEALED, anew).when(served).then(unlawful("G065"))
