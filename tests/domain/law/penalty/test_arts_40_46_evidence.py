"""APL arts 40 and 46 (G033, G034): what evidence is, and which evidence counts."""

import pytest
from msgspec import structs

from domain.event import Event
from domain.law.guard import Result
from domain.law.penalty.arts_40_46_evidence import (
    KINDS,
    Piece,
    evidence_is_whole,
    facts_rest_on_verified_evidence,
)
from domain.penalty.evidence import EvidenceCollected, EvidenceExcluded, EvidenceFlaw, EvidenceVerified
from domain.penalty.investigation import InvestigationConcluded
from domain.penalty.kinds import EvidenceKind
from tests.domain.ordinary import COLLECTED, CONCLUDED, VERIFIED, decided, filed, ready
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful


def test_the_eight_kinds_are_those_that_facts_name() -> None:
    assert {kind.value for kind in EvidenceKind} == KINDS


@pytest.mark.parametrize(
    ("kind", "collectors", "origin", "place", "digest", "result"),
    [
        ("object", ("zhang",), "scene", "scene", "d", Result.PASSED),
        ("rumour", ("zhang",), "scene", "scene", "d", Result.BREACHED),
        ("object", (), "scene", "scene", "d", Result.BREACHED),
        ("object", ("zhang",), None, "scene", "d", Result.BREACHED),
        ("object", ("zhang",), "scene", "scene", "", Result.BREACHED),
        ("object", ("zhang",), "scene", None, "d", Result.UNDECIDABLE),
    ],
)
def test_evidence_has_kind_collector_source_place_and_digest(  # noqa: PLR0913, PLR0917 -- columns of the table
    kind: str, collectors: tuple[str, ...], origin: str | None, place: str | None, digest: str, result: Result
) -> None:
    assert evidence_is_whole(kind, collectors, origin, place, digest).result == result


def test_whole_evidence_is_lawful() -> None:
    given(filed()).when(COLLECTED).then(lawful, passed("G033", "G040"))


def test_evidence_without_source_and_collector_is_refused() -> None:
    act = EvidenceCollected(evidence="E-1", kind=EvidenceKind.OBJECT, digest="d")
    given(filed()).when(at("2023-07-13", act)).then(unlawful("G033"), because("收集人、来源"))


@pytest.mark.parametrize(
    ("pieces", "result"),
    [
        ((Piece("E-1", verified=True, excluded=False),), Result.PASSED),
        ((Piece("E-1", verified=False, excluded=False),), Result.BREACHED),
        ((Piece("E-1", verified=True, excluded=True),), Result.BREACHED),
        (None, Result.UNDECIDABLE),
    ],
)
def test_facts_rest_on_what_was_verified_and_not_excluded(pieces: tuple[Piece, ...] | None, result: Result) -> None:
    assert facts_rest_on_verified_evidence(pieces).result == result


CONCLUDING = at("2023-08-01", InvestigationConcluded(report="R-1", evidence=("E-1",)))
EXCLUDED = at(
    "2023-07-20", EvidenceExcluded(evidence="E-1", ground=EvidenceFlaw.ILLEGAL_MEANS, reason="taken by force")
)


@pytest.mark.parametrize(
    ("events", "words"),
    [((), "未经查证"), ((COLLECTED,), "未经查证"), ((COLLECTED, VERIFIED, EXCLUDED), "已被排除")],
)
def test_an_investigation_does_not_rest_on_such_evidence(events: tuple[Event, ...], words: str) -> None:
    given(filed(), *events).when(CONCLUDING).then(unlawful("G034"), because(words))


def test_an_investigation_rests_on_verified_evidence() -> None:
    given(filed(), COLLECTED, VERIFIED).when(CONCLUDING).then(lawful, passed("G034"))


def test_a_report_that_lists_none_is_undecidable() -> None:
    given(filed(), COLLECTED, VERIFIED).when(CONCLUDED).then(lawful, undecidable("G034"))


def test_a_decision_rests_on_the_report_or_on_what_it_lists_itself() -> None:
    given(*ready()).when(decided()).then(lawful, passed("G034"))
    own = at("2023-08-20", structs.replace(decided().fact, evidence=("E-2",)))
    given(*ready()).when(own).then(unlawful("G034"), because("E-2"))
    verified = at("2023-08-18", EvidenceVerified(evidence="E-2"))
    given(*ready(), verified).when(own).then(lawful)


def test_evidence_excluded_after_the_report_bars_the_decision() -> None:
    late = at("2023-08-19", EXCLUDED.fact)
    given(*ready(), late).when(decided()).then(unlawful("G034"))
