"""PIPL arts 34–51 (G146): personal data are looked at for a purpose, in a role, and by right."""

import pytest
from msgspec import structs

from domain.custody.facts import AccessRight, PersonalDataAccessed, PersonalField
from tests.domain.ordinary import filed
from tests.domain.specification import at, because, given, lawful, passed, unlawful

MASKED = PersonalDataAccessed(
    who="staff-1", role="handler", purpose="送达", fields=(PersonalField.NAME,), right=AccessRight.MASKED
)


def test_a_handler_with_a_purpose_sees_masked_data() -> None:
    given(filed()).when(at("2023-07-13", MASKED)).then(lawful, passed("G146"))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"purpose": " "}, "目的"),
        ({"role": None}, "身份"),
        ({"right": AccessRight.NONE}, "权限"),
        ({"unmasked": True}, "更高权限"),
    ],
)
def test_without_any_of_them_nobody_does(changes: dict[str, object], words: str) -> None:
    act = at("2023-07-13", structs.replace(MASKED, **changes))
    given(filed()).when(act).then(unlawful("G146"), because(words))


def test_the_full_view_needs_the_full_right() -> None:
    act = at("2023-07-13", structs.replace(MASKED, unmasked=True, right=AccessRight.FULL))
    given(filed()).when(act).then(lawful)
