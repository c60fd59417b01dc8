"""APL arts 30–31 (G014, G015): minors, and those who could not know or control what they did."""

import pytest
from msgspec import structs

from domain.law.guard import Result
from domain.law.penalty.arts_30_31_capacity import minor_spared_or_mitigated
from domain.parties import AgeBand, Capacity
from domain.penalty.kinds import Mitigation, MitigationGround, PenaltyKind
from tests.domain.city import CHILD, CITIZEN, MINOR
from tests.domain.on_the_spot import on_the_spot
from tests.domain.ordinary import decided, ready
from tests.domain.specification import because, given, lawful, passed, undecidable, unlawful


@pytest.mark.parametrize(
    ("age_band", "mitigated", "result"),
    [
        ("under_14", False, Result.BREACHED),
        ("under_14", True, Result.BREACHED),
        ("from_14_to_17", False, Result.BREACHED),
        ("from_14_to_17", True, Result.PASSED),
        ("adult", False, Result.PASSED),
        ("adult", True, Result.PASSED),
        (None, True, Result.UNDECIDABLE),
    ],
)
def test_a_child_is_spared_and_a_minor_mitigated(age_band: str | None, mitigated: bool, result: Result) -> None:  # noqa: FBT001 -- a column of the table
    assert minor_spared_or_mitigated(age_band, mitigated=mitigated).result == result


def test_every_age_band_is_judged() -> None:
    results = {band: minor_spared_or_mitigated(band, mitigated=False).result for band in AgeBand}
    assert results == {
        AgeBand.UNDER_14: Result.BREACHED,
        AgeBand.FROM_14_TO_17: Result.BREACHED,
        AgeBand.ADULT: Result.PASSED,
    }


def test_a_child_under_fourteen_is_not_punished() -> None:
    """DOMAIN §7.7 case 11."""
    given(*ready(party=CHILD)).when(decided()).then(unlawful("G014"), because("不满十四周岁"))


def test_not_even_by_a_warning() -> None:
    warning = decided(fine=0, kinds=(PenaltyKind.WARNING,))
    given(*ready(party=CHILD)).when(warning).then(unlawful("G014"))


def test_a_minor_is_not_punished_like_an_adult() -> None:
    given(*ready(party=MINOR)).when(decided()).then(unlawful("G014"), because("从轻或者减轻"))
    given(*ready(party=MINOR)).when(decided(mitigation=Mitigation.HEAVIER)).then(unlawful("G014"))


@pytest.mark.parametrize(("how", "fine"), [(Mitigation.LIGHTER, 100), (Mitigation.BELOW_RANGE, 50)])
def test_a_minor_may_be_punished_more_lightly(how: Mitigation, fine: int) -> None:
    act = decided(fine=fine, mitigation=how, grounds=(MitigationGround.MINOR,))
    given(*ready(party=MINOR)).when(act).then(lawful, passed("G014"))


def test_an_adult_may_be_punished() -> None:
    given(*ready(party=CITIZEN)).when(decided()).then(lawful, passed("G014"))


def test_on_the_spot_it_is_the_same() -> None:
    given().when(on_the_spot(party=CHILD)).then(unlawful("G014"))
    given().when(on_the_spot(party=MINOR)).then(unlawful("G014"))
    given().when(on_the_spot(party=MINOR, mitigation=Mitigation.LIGHTER)).then(lawful)


def test_where_the_file_names_no_party_it_is_undecidable() -> None:
    given(*ready()[1:]).when(decided()).then(undecidable("G014", "G019", "G027", "G066"))


def test_who_was_found_incapable_is_not_punished() -> None:
    incapable = structs.replace(CITIZEN, capacity=Capacity.NONE)
    given(*ready(party=incapable)).when(decided()).then(unlawful("G015"), because("监护人看管和治疗"))
    given().when(on_the_spot(party=incapable)).then(unlawful("G015"))


@pytest.mark.parametrize("found", [None, Capacity.PARTIAL, Capacity.FULL])
def test_nobody_is_taken_for_incapable_without_such_a_finding(found: Capacity | None) -> None:
    given(*ready(party=structs.replace(CITIZEN, capacity=found))).when(decided()).then(lawful, passed("G015"))
