"""Custody: whose data are restricted or erased, and how far the log is anchored."""

from domain.custody.facts import ChainAnchored, PersonalDataKeyErased, PersonalDataProcessingRestricted
from tests.domain.specification import at, case_of

ROOT = "0" * 64


def test_restriction_and_erasure_are_noted_once() -> None:
    restricted = PersonalDataProcessingRestricted(party="p-1", ground="retention")
    erased = PersonalDataKeyErased(party="p-1", ground="retention over")
    case = case_of(*(at(day, fact) for day in ("2023-08-01", "2023-08-02") for fact in (restricted, erased)))
    assert (case.custody.restricted, case.custody.erased) == (("p-1",), ("p-1",))


def test_anchors_reach_as_far_as_the_furthest() -> None:
    anchors = (ChainAnchored(first=1, last=100, root=ROOT), ChainAnchored(first=1, last=50, root=ROOT))
    case = case_of(*(at("2023-08-01", anchor) for anchor in anchors))
    assert case.custody.anchored_to == 100
