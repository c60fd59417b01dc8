"""Identifiers: the same name always gives the same id, and a code that is wrong in one place is seen to be."""

from uuid import NAMESPACE_URL, UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ids import (
    BIHUAN,
    CHECKS,
    admission_id,
    case_id,
    division,
    division_flaw,
    item,
    item_flaw,
    register_id,
    reservation_id,
    uscc,
    uscc_check_character,
    uscc_flaw,
)

VALID = [
    "91330100716105852F",
    "91330100799655058B",
    "91320105780688132K",
    "91230500MA1B3N1N2M",
    "11230500001755309F",
    "113307277559109857",
]
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@pytest.mark.parametrize("code", VALID)
def test_a_real_social_credit_code_has_no_flaw(code: str) -> None:
    assert uscc_flaw(code) is None
    assert uscc(code) == code
    assert uscc_check_character(code[:17]) == code[17]


@pytest.mark.parametrize("code", VALID)
@pytest.mark.parametrize("place", range(18))
def test_a_code_with_any_one_character_changed_is_flawed(code: str, place: int) -> None:
    for other in ALPHABET.replace(code[place], ""):
        changed = code[:place] + other + code[place + 1 :]
        assert uscc_flaw(changed), changed
        with pytest.raises(ValueError, match="GB 32100-2015"):
            uscc(changed)


@pytest.mark.parametrize("code", VALID)
def test_two_neighbours_swapped_are_seen(code: str) -> None:
    for place in range(17):
        if code[place] != code[place + 1]:
            swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            assert uscc_flaw(swapped), swapped


@pytest.mark.parametrize(
    "code", ["", "91330100716105852", "91330100716105852FF", "9133010071610585If", "91330100716105852F\n"]
)
def test_what_is_no_social_credit_code_at_all_is_flawed(code: str) -> None:
    assert uscc_flaw(code)


@pytest.mark.parametrize(
    ("code", "good"),
    [
        ("330106", True),
        ("110000", True),
        ("820000", True),
        ("33010", False),
        ("3301066", False),
        ("030106", False),
        ("930106", False),
        ("33O106", False),
        ("\uff13\uff13\uff10\uff11\uff10\uff16", False),
        ("330106\n", False),
    ],
)
def test_a_division_code_has_six_digits_the_first_from_1_to_8(code: str, good: bool) -> None:  # noqa: FBT001 -- a column of the table
    assert (division_flaw(code) is None) is good
    if good:
        assert division(code) == code
    else:
        with pytest.raises(ValueError, match="GB/T 2260"):
            division(code)


@pytest.mark.parametrize(
    ("code", "good"),
    [("Z-17.3", True), ("330231001000", True), ("市容(3)", True), ("", False), ("a b", False), ("x" * 33, False)],
)
def test_an_item_code_has_a_shape(code: str, good: bool) -> None:  # noqa: FBT001 -- a column of the table
    assert (item_flaw(code) is None) is good
    if good:
        assert item(code) == code
    else:
        with pytest.raises(ValueError, match="1 to 32"):
            item(code)


@given(st.text(max_size=40))
def test_no_check_ever_fails(text: str) -> None:
    for check in CHECKS.values():
        assert check(text) is None or check(text)


def test_ids_are_names_in_the_sense_of_rfc_9562() -> None:
    assert case_id("urn:test", "案件") == uuid5(BIHUAN, "case\x1furn:test\x1f案件")
    assert uuid5(NAMESPACE_URL, "urn:bihuan") == BIHUAN


def test_ids_are_for_ever() -> None:
    """These values stand in logs: a change here loses every case."""
    assert case_id("urn:test", "case-1") == UUID("ee420b7d-c749-5ddc-9829-da4ed070d0bd")
    assert reservation_id("alias", "urn:xwm:1") == UUID("2325adf7-b797-57fc-b594-18426c8a2cf8")
    assert register_id("officers") == UUID("9292af17-5ec6-5f65-8879-10f0790155dd")
    assert admission_id("urn:test", "1") == UUID("37b0dd56-8526-5ee9-992a-006a0f10245d")


TEXT = st.text(st.characters(exclude_characters="\x1f", exclude_categories=["Cs"]), max_size=20)


@given(one=st.tuples(TEXT, TEXT), other=st.tuples(TEXT, TEXT))
def test_the_same_pair_names_the_same_case_and_another_pair_another(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    for name in (case_id, reservation_id, admission_id):
        assert (name(*one) == name(*other)) is (one == other)


@given(pair=st.tuples(TEXT, TEXT))
def test_cases_reservations_and_admissions_never_share_an_id(pair: tuple[str, str]) -> None:
    assert len({case_id(*pair), reservation_id(*pair), admission_id(*pair)}) == len(("case", "claim", "admission"))
