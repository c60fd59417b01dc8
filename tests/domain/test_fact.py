"""Facts: their tags, and the identifiers inside them that fail their own check."""

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec import ValidationError, convert

from domain.catalogue import FACTS
from domain.event import with_data
from domain.fact import Fact, Flaw, fact, flaws, label, money_fields
from domain.parties import Party
from domain.penalty.decision import OnTheSpotDecided, PenaltyDecided
from domain.penalty.investigation import CaseFiled, InvestigationConcluded
from domain.penalty.review import DefenceWaived
from domain.registers.facts import ItemVersionPublished
from tests.domain.facts_of_any_kind import ANY_FACT
from tests.domain.ordinary import filed

PARTY = {"token": "p-1", "kind": "unit", "uscc": "91330100716105852G"}
CONDUCT = {"fingerprint": "f", "on": "2023-07-10"}


def _paths(tag: str, data: dict[str, object]) -> list[str]:
    return [flaw.field for flaw in flaws(with_data(tag, data))]


def test_a_flaw_names_the_field_the_value_and_the_reason() -> None:
    told = with_data("permit_applied.v1", {"region": "930106"})
    assert list(flaws(told)) == [Flaw("$.region", "930106", "expected six digits, the first from 1 to 8 (GB/T 2260)")]


@pytest.mark.parametrize(
    ("tag", "data", "paths"),
    [
        ("permit_applied.v1", {"region": "330106", "item": "Z-17.3"}, []),
        ("permit_applied.v1", {"party": PARTY}, ["$.party.uscc"]),
        ("permit_applied.v1", {"party": {**PARTY, "uscc": "91330100716105852F"}}, []),
        ("permit_applied.v1", {"party": PARTY, "item": "a b", "region": "x"}, ["$.item", "$.party.uscc", "$.region"]),
        (
            "inspection_task_issued.v1",
            {"task_number": "T", "ground": "plan", "items": ["ok", "not ok", "ok", "?"]},
            ["$.items[1]", "$.items[3]"],
        ),
        (
            "case_filed.v1",
            {"case_number": "C", "items": ["?"], "party": PARTY, "conduct": CONDUCT},
            ["$.items[0]", "$.party.uscc"],
        ),
        ("penalty_decided.v1", {}, []),
        ("permit_applied.v1", {}, []),
    ],
)
def test_flaws_are_found_wherever_they_are(tag: str, data: dict[str, object], paths: list[str]) -> None:
    assert _paths(tag, data) == paths


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(ANY_FACT)
def test_looking_for_flaws_never_fails(told: Fact) -> None:
    assert all(flaw.field.startswith("$.") and flaw.reason for flaw in flaws(told))


def test_money_is_known_by_its_unit() -> None:
    assert money_fields(PenaltyDecided) == ("fine", "confiscated")
    assert money_fields(OnTheSpotDecided) == ("fine",)
    assert money_fields(InvestigationConcluded) == ("proposed_fine",)
    assert money_fields(CaseFiled) == ()
    assert money_fields(ItemVersionPublished) == ("hearing_threshold",)


@pytest.mark.parametrize(
    "tag", ["", "Case.v1", "case", "case.v0", "case.v", "case.v01", "case-filed.v1", "case.v1\n", "案.v1"]
)
def test_what_is_no_tag_is_refused(tag: str) -> None:
    with pytest.raises(ValueError, match="not a tag"):
        fact(tag, zh="零", command="none")


def test_the_english_name_is_read_from_the_tag() -> None:
    assert label(DefenceWaived) == {"zh": "放弃陈述申辩", "en": "Defence waived"}


def test_facts_are_immutable() -> None:
    told = filed().fact
    with pytest.raises(AttributeError):
        told.case_number = "other"  # type: ignore[attr-defined]


def test_a_party_says_of_what_kind_it_is() -> None:
    with pytest.raises(ValidationError, match="kind"):
        convert({"token": "p"}, Party)
    assert all(cls.__struct_config__.forbid_unknown_fields and cls.__struct_config__.frozen for cls in FACTS.values())
