"""Numbers that name a person are found, and nothing else is."""

import pytest

from domain.personal_numbers import is_identity_number, personal_numbers, without_personal_numbers


@pytest.mark.parametrize("number", ["11010519491231002X", "11010519491231002x", "440524188001010014"])
def test_identity_numbers_are_known_by_their_check_character(number: str) -> None:
    assert is_identity_number(number)
    assert personal_numbers(f"当事人（{number}）") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "110105194912310021",  # wrong check character
        "110105194913310025",  # no such month
        "91330100799655058B",  # a unified social credit code
        "113307277559109857",  # the same, of digits alone
        "330106-1-decision-1-s7-259a",
        "杭综执罚决字〔2023〕第000001号",
        "1380013800",
        "138001380001",
        "",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert personal_numbers(text) == []
    assert without_personal_numbers(text) == text


def test_old_identity_numbers_and_phones_are_found_inside_texts() -> None:
    text = "身份证110105491231002，电话13800138000。"
    assert personal_numbers(text) == ["110105491231002", "13800138000"]
    assert without_personal_numbers(text) == "身份证***************，电话***********。"
