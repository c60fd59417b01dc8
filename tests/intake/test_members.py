import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.intake.members import DuplicateMemberError, NulCharacterError, check_members


class Pairs(list[tuple[str, object]]):
    """The members of an object as written, where a name may stand twice."""


NAMES = st.sampled_from(["a", "b", "长", 'q"', "c:", "\\"])
TEXTS = st.sampled_from(["", "x", '":', '": ', "a : b", "\\", "\n", "07:30"])
VALUES = st.recursive(
    TEXTS | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.lists(st.tuples(NAMES, inner), max_size=4).map(Pairs),
    max_leaves=12,
)


def written(value: object, colon: str, *, ascii_only: bool) -> str:
    if isinstance(value, Pairs):
        members = (
            json.dumps(name, ensure_ascii=ascii_only) + colon + written(inner, colon, ascii_only=ascii_only)
            for name, inner in value
        )
        return "{" + ",".join(members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(written(inner, colon, ascii_only=ascii_only) for inner in value) + "]"
    return json.dumps(value, ensure_ascii=ascii_only)


def repeats(value: object) -> bool:
    if isinstance(value, Pairs):
        names = [name for name, _ in value]
        return len(set(names)) < len(names) or any(repeats(inner) for _, inner in value)
    return isinstance(value, list) and any(repeats(inner) for inner in value)


@given(VALUES, st.sampled_from([":", ": ", " :", "\t:\n"]), st.booleans())
def test_a_name_that_stands_twice_is_found_however_it_is_written(value: object, colon: str, ascii_only: bool) -> None:  # noqa: FBT001 -- drawn
    body = written(value, colon, ascii_only=ascii_only).encode()
    if repeats(value):
        with pytest.raises(DuplicateMemberError):
            check_members(body)
    else:
        check_members(body)


def test_a_name_hidden_behind_an_escape_is_the_same_name() -> None:
    with pytest.raises(DuplicateMemberError):
        check_members(b'{"a":1,"\\u0061":2}')


def test_the_character_that_no_database_keeps_is_found_in_a_list_too() -> None:
    with pytest.raises(NulCharacterError):
        check_members(b'{"a":["\\u0000"]}')


def test_its_written_name_is_a_text_like_any_other() -> None:
    check_members(b'{"a":"\\\\u0000"}')


def test_numbers_of_any_size_are_somebody_elses_concern() -> None:
    check_members(b'{"a":' + b"9" * 10_000 + b',"b":"\\n"}')
